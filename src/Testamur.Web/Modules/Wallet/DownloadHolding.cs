using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using Testamur.Web.Modules.Verification.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Wallet;

/// <summary>
/// The sealed document, byte for byte as issued: what a holder keeps wherever they like; or all it takes to verify it in many years, as an archive.
/// </summary>
internal sealed class DownloadHolding(WaitingFor waiting, Actor actor, IArchives archives, IStringLocalizer<WalletText> text)
{
    /// <param name="Bytes">The file; of a document its UTF-8.</param>
    internal sealed record File(byte[] Bytes, string ContentType, string Name);

    public async Task<Result<File>> HandleAsync(Guid id, string format, CancellationToken cancel)
    {
        if (await waiting.FindAsync(id, actor.RequiredId, cancel) is not { } holding)
            return WalletProblems.HoldingNotFound();
        return format switch
        {
            // https://www.w3.org/TR/vc-data-model-2.0/#media-types
            "json" => Make(holding, holding.DataIntegrity, "application/vc", "json"),
            // https://www.w3.org/TR/vc-jose-cose/#media-types
            "jwt" => Make(holding, holding.Jwt, "application/vc+jwt", "jwt"),
            // https://www.rfc-editor.org/rfc/rfc7515#section-9.2.2
            "edc" when holding.European is { } european => Make(holding, european, "application/jose+json", "edc.json"),
            "archive" => new File(
                // The sealed form needs no keys of others and outlives them: where there is one, it is the one to keep.
                await archives.MakeAsync(Encoding.UTF8.GetBytes(holding.European ?? holding.DataIntegrity), cancel),
                "application/zip",
                $"{NameOf(holding)}.zip"
            ),
            _ => WalletProblems.UnknownFormat(),
        };
    }

    /// <summary>For the API and, under the wallet's own address, for the page's links.</summary>
    public static void Map(IEndpointRouteBuilder holdings, string name) =>
        holdings
            .MapGet(
                "/{id:guid}/download/{format}",
                async (Guid id, string format, DownloadHolding useCase, HttpContext http, CancellationToken cancel) =>
                {
                    http.Response.Headers.CacheControl = "no-store";
                    return (await useCase.HandleAsync(id, format, cancel)).ToHttp(file =>
                        TypedResults.File(file.Bytes, file.ContentType, file.Name)
                    );
                }
            )
            .WithName(name)
            .WithSummary("Save a credential as json, jwt, edc or archive");

    private File Make(Holding holding, string document, string contentType, string extension) =>
        new(Encoding.UTF8.GetBytes(document), contentType, $"{NameOf(holding)}.{extension}");

    private string NameOf(Holding holding) => NameOf(text.TitleOf(holding.Title, holding.Recognised()), holding.AwardedOn);

    internal static string NameOf(string title, DateOnly awardedOn)
    {
        var day = awardedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return FileNames.Of(title) is { Length: > 0 } start ? $"{start}-{day}" : $"credential-{day}";
    }
}
