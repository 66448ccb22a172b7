using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Testamur.Education.Specifications;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Pdf;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Wallet;

/// <summary>
/// The certificate as a PDF in the reader's language, with the sealed document attached: the page is a view, the attached file is the
/// proof. A code leads to a link only when its owner hands in the link's secret, because we keep none.
/// </summary>
internal sealed class DownloadCertificate(
    AppDb db,
    WaitingFor waiting,
    Actor actor,
    IStringLocalizer<WalletText> text,
    Show show,
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
        if (holding.RevokedAt is not null)
            return WalletProblems.NoCertificate();
        var now = time.GetUtcNow();
        Share? share = null;
        if (request.Secret is { } secret)
        {
            var hash = Ids.Hash(secret);
            share = await db.Set<Share>()
                .AsNoTracking()
                .SingleOrDefaultAsync(s => s.SecretHash == hash && s.Holding == holding.Id && s.Person == person, cancel);
            if (share?.StateAt(now) != ShareState.Open)
                return WalletProblems.ShareNotFound();
        }

        var code = request.Secret is null ? null : options.Value.Link($"/s/{request.Secret}");
        var name = DownloadHolding.NameOf(holding);
        var words = Words(HoldingDetail.Of(holding, now), code, share?.EndsAt);
        var proof = new PdfAttachment(
            $"{name}.json",
            "application/vc",
            text["Certificate.Attachment"],
            holding.IssuedAt,
            Encoding.UTF8.GetBytes(holding.DataIntegrity)
        );
        return new DownloadHolding.File(CertificateSheet.Make(words, proof), "application/pdf", $"{name}.pdf");
    }

    /// <summary>What Certificate.razor shows, in its order and its words.</summary>
    private CertificateWords Words(HoldingDetail detail, Uri? code, DateTimeOffset? codeEnds)
    {
        var item = detail.Summary;
        var size = show.Ects(item.Ects);
        return new(
            CultureInfo.CurrentUICulture.Name,
            text["Certificate.Kind"],
            text["Certificate.Awards", item.IssuerName],
            detail.LearnerName,
            text["Certificate.Earned"],
            item.Title,
            item.SpecificationUri,
            HoldingWords.BroadField(item.Field),
            detail.PublicId,
            Stated(
                (text["Holding.On"], show.Date(item.AwardedOn)),
                (text["Holding.Workload"], item.EqfLevel is { } level ? $"{size} · {text["Holding.Level", level]}" : size),
                (text["Holding.Grade"], detail.Grade),
                (text["Holding.Supervision"], HoldingWords.Label("supervision", detail.Supervision)),
                (text["Holding.Identity"], detail.IdentityChecked),
                (
                    text["Holding.Valid"],
                    item.ValidUntil is { } until
                        ? text["Holding.Until", show.Date(until, TimeZoneInfo.Utc)]
                        : text["Holding.NoEnd"].Value
                )
            ),
            text["Holding.Outcomes"],
            detail.Content is { } content ? [.. content.LearningOutcomes.Select(outcome => Read(content, outcome.Text))] : [],
            code,
            text["Share.Made.Qr"],
            [
                text["Certificate.View"],
                .. code is null || codeEnds is null
                    ? Array.Empty<string>()
                    : [text["Certificate.CodeLeads", code.Authority, show.Date(codeEnds.Value.AddSeconds(-1), TimeZoneInfo.Utc)]],
                text["Certificate.Attached", options.Value.Link("/verify")],
            ],
            $"{text["Holding.Number"]}: {detail.PublicId}"
        );
    }

    /// <summary>A fact nobody stated is left out.</summary>
    private static List<(string, string)> Stated(params ReadOnlySpan<(string Name, string? Value)> facts)
    {
        var stated = new List<(string, string)>();
        foreach (var (name, value) in facts)
        {
            if (!string.IsNullOrWhiteSpace(value))
                stated.Add((name, value));
        }

        return stated;
    }

    // A text that is not there in the reader's language is read out in its own.
    private static (string, string?) Read(Specification content, LangText outcome)
    {
        var foreign = !outcome.Has(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) && outcome.Has(content.DefaultLanguage);
        return (content.Read(outcome), foreign ? content.DefaultLanguage : null);
    }

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
