using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Testamur.Rdf.Json;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Verification;

/// <summary>What a stranger handed in: the bytes as they are, never decoded, decompressed or written down.</summary>
internal sealed record Upload(ReadOnlyMemory<byte> Bytes)
{
    private const int MaxBytes = StrictJson.DefaultMaxBytes;

    // Headers of the parts and a second, empty field.
    private const int Envelope = 16 * 1024;

    /// <summary>Reads the body itself, or of a form the field <c>file</c>, else <c>text</c>, else whichever part comes first.</summary>
    public static async Task<Result<Upload>> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.Headers.ContentEncoding.Any(encoding => !string.IsNullOrEmpty(encoding) && encoding != "identity"))
            return VerificationProblems.Compressed();
        var isForm =
            MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
        var limit = isForm ? MaxBytes + Envelope : MaxBytes;
        if (request.ContentLength > limit)
            return VerificationProblems.TooLarge();
        try
        {
            if (await BoundedAsync(request.Body, limit, cancel) is not { } body)
                return VerificationProblems.TooLarge();
            if (!isForm)
                return Of(body);
            var boundary = HeaderUtilities.RemoveQuotes(type!.Boundary).Value; // isForm says that it was parsed
            return string.IsNullOrEmpty(boundary) || boundary.Length > 200
                ? VerificationProblems.UnreadableForm()
                : await FormAsync(body, boundary, cancel);
        }
        catch (IOException) // BadHttpRequestException is one
        {
            return VerificationProblems.UnreadableForm();
        }
        catch (InvalidDataException)
        {
            return VerificationProblems.UnreadableForm();
        }
    }

    private static async Task<Result<Upload>> FormAsync(byte[] body, string boundary, CancellationToken cancel)
    {
        var reader = new MultipartReader(boundary, new MemoryStream(body)) { HeadersCountLimit = 8, HeadersLengthLimit = 4096 };
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (parts.Count == 8)
                return VerificationProblems.UnreadableForm();
            var name = section.GetContentDispositionHeader()?.Name.Value?.Trim('"') ?? "";
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content, cancel);
            if (content.Length > 0)
                parts.TryAdd(name, content.ToArray());
        }

        return Of(parts.GetValueOrDefault("file") ?? parts.GetValueOrDefault("text") ?? parts.Values.FirstOrDefault() ?? []);
    }

    private static Result<Upload> Of(byte[] bytes)
    {
        if (bytes.Length > MaxBytes)
            return VerificationProblems.TooLarge();
        return bytes.AsSpan().Trim(" \t\r\n"u8).IsEmpty ? VerificationProblems.Empty() : new Upload(bytes);
    }

    private static async Task<byte[]?> BoundedAsync(Stream body, int limit, CancellationToken cancel)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int count; (count = await body.ReadAsync(buffer, cancel)) > 0; )
        {
            if (read.Length + count > limit)
                return null;
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }
}
