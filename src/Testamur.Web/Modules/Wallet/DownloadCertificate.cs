using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Wallet;

/// <summary>
/// The certificate of a credential in the signed-in person's wallet. A code leads to a link only when its owner hands in the link's
/// secret, because we keep none.
/// </summary>
internal sealed class DownloadCertificate(
    AppDb db,
    WaitingFor waiting,
    Actor actor,
    Certificates certificates,
    IOptions<TestamurOptions> options,
    TimeProvider time
)
{
    /// <param name="Secret">The last part of a link to this credential that was just made; without it the page has no code.</param>
    internal sealed record Request(string? Secret = null);

    public async Task<Result<DownloadHolding.File>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        var person = actor.RequiredId;
        if (await waiting.FindAsync(id, person, cancel) is not { } holding)
            return WalletProblems.HoldingNotFound();
        var now = time.GetUtcNow();
        if (holding.StandingAt(now) == HoldingStanding.Revoked || holding.Source == Holding.Transfer)
            return WalletProblems.NoCertificate();
        var name = DownloadHolding.NameOf(holding.Title, holding.AwardedOn);
        var facts = Facts(holding, HoldingDetail.Of(holding, now), $"{name}.json");
        if (request.Secret is not { } secret)
            return Pdf(certificates.Make(facts), name);
        var hash = Ids.Hash(secret);
        var share = await db.Set<Share>()
            .AsNoTracking()
            .SingleOrDefaultAsync(s => s.SecretHash == hash && s.Holding == holding.Id && s.Person == person, cancel);
        if (share?.StateAt(now) != ShareState.Open)
            return WalletProblems.ShareNotFound();
        return Pdf(certificates.Make(facts, options.Value.Link($"/s/{secret}"), share.EndsAt), name);
    }

    private static DownloadHolding.File Pdf(byte[] bytes, string name) => new(bytes, "application/pdf", $"{name}.pdf");

    private static CertificateFacts Facts(Holding holding, HoldingDetail detail, string documentName) =>
        new(
            holding.IssuerName,
            holding.PublicId,
            holding.LearnerName,
            holding.Title,
            detail.Summary.Ects,
            holding.EqfLevel,
            holding.Field,
            holding.SpecificationUri,
            holding.AwardedOn,
            holding.Grade,
            holding.Supervision,
            holding.IdentityChecked,
            holding.IssuedAt,
            holding.ValidUntil,
            detail.Content,
            holding.DataIntegrity,
            documentName
        );

    /// <summary>For the API.</summary>
    public static void Map(RouteGroupBuilder holdings)
    {
        holdings
            .MapGet(Path, PlainAsync)
            .WithName("DownloadCertificate")
            .WithSummary("Save a credential's certificate as PDF, with the sealed document attached");
        holdings
            .MapPost(Path, AnswerAsync)
            .WithName("DownloadCertificateWithCode")
            .WithSummary("The same with a QR code that leads to a link you made; send the link's secret");
    }

    /// <summary>For the page's link and form. The secret is in the body, so that no log and no history has it.</summary>
    public static void MapPage(RouteGroupBuilder pages)
    {
        pages.MapGet(Path, PlainAsync);
        pages.MapPost(
            Path,
            (Guid id, [FromForm] string secret, DownloadCertificate useCase, HttpContext http, CancellationToken cancel) =>
                AnswerAsync(id, new(secret), useCase, http, cancel)
        );
    }

    private const string Path = "/{id:guid}/certificate.pdf";

    private static Task<IResult> PlainAsync(Guid id, DownloadCertificate useCase, HttpContext http, CancellationToken cancel) =>
        AnswerAsync(id, new(), useCase, http, cancel);

    private static async Task<IResult> AnswerAsync(
        Guid id,
        Request request,
        DownloadCertificate useCase,
        HttpContext http,
        CancellationToken cancel
    )
    {
        http.Response.Headers.CacheControl = "no-store";
        return (await useCase.HandleAsync(id, request, cancel)).ToHttp(file =>
            TypedResults.File(file.Bytes, file.ContentType, file.Name)
        );
    }
}
