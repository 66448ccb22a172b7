using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Testamur.Rdf.Json;
using Testamur.Web.Modules.Verification.Contracts;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Recognition.Applying;

/// <summary>Takes a credential in, from wherever its holder has it: the wallet, a file, pasted text, or a link.</summary>
internal sealed class Intake(IHeldDocuments wallet, ICredentialCheck check)
{
    /// <summary>The most bytes of a document; the verifier reads no more, either.</summary>
    public const int MostBytes = StrictJson.DefaultMaxBytes;

    /// <summary>Exactly one of these says where the credential is.</summary>
    /// <param name="Holding">A credential in the applicant's wallet.</param>
    /// <param name="File">The bytes of a file, base64 in JSON.</param>
    /// <param name="Text">The credential as text.</param>
    /// <param name="Link">A share link of this platform, or an https address of the credential elsewhere.</param>
    internal sealed record Source(
        Guid? Holding = null,
        byte[]? File = null,
        string? Text = null,
        [property: StringLength(2000)] string? Link = null
    );

    /// <param name="Hash">SHA-256 of the bytes in hexadecimal.</param>
    /// <param name="Holding">Where it lies in the applicant's wallet; null when it came from elsewhere.</param>
    internal sealed record Taken(ReadOnlyMemory<byte> Bytes, string Hash, Guid? Holding);

    public async Task<Result<Taken>> TakeAsync(PersonId applicant, Source source, CancellationToken cancel)
    {
        var text = Given(source.Text);
        var link = Given(source.Link);
        var given = new object?[] { source.Holding, source.File is { Length: > 0 } ? source.File : null, text, link };
        if (given.Count(one => one is not null) != 1)
            return RecognitionProblems.OneSource();
        if (source.Holding is { } holding)
        {
            return await wallet.FindAsync(applicant, holding, cancel) is { } held
                ? Of(Encoding.UTF8.GetBytes(held.Document), holding)
                : RecognitionProblems.HoldingNotFound();
        }

        // A pasted address is a link, whichever field it was pasted into.
        if (link is null && text is { Length: <= 2000 } && IsAddress(text))
            link = text;
        if (link is null)
            return Of(source.File ?? Encoding.UTF8.GetBytes(text ?? ""), null);
        if (!Uri.TryCreate(link, UriKind.Absolute, out var address))
            return RecognitionProblems.LinkEmpty();
        return await check.FetchAsync(address, cancel) is { Length: > 0 } fetched
            ? Of(fetched, null)
            : RecognitionProblems.LinkEmpty();
    }

    private static Result<Taken> Of(ReadOnlyMemory<byte> bytes, Guid? holding) =>
        bytes.Length > MostBytes
            ? RecognitionProblems.DocumentTooLarge()
            : new Taken(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), holding);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsAddress(string text) =>
        (text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal))
        && !text.Any(char.IsWhiteSpace);
}
