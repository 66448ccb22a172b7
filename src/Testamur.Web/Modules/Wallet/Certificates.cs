using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Pdf;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Wallet;

/// <summary>
/// The certificate as a PDF in the reader's language, with the sealed document attached: the page is a view, the attached file is the
/// proof.
/// </summary>
internal sealed class Certificates(IStringLocalizer<WalletText> text, Show show, IOptions<TestamurOptions> options)
    : ICertificates
{
    public byte[] Make(CertificateFacts facts) => Make(facts, null, default);

    /// <param name="code">Where the code leads; null for none.</param>
    /// <param name="codeEnds">From when on it leads nowhere.</param>
    public byte[] Make(CertificateFacts facts, Uri? code, DateTimeOffset codeEnds)
    {
        var proof = new PdfAttachment(
            facts.DocumentName,
            "application/vc",
            text["Certificate.Attachment"],
            facts.IssuedAt,
            Encoding.UTF8.GetBytes(facts.Document)
        );
        return CertificateSheet.Make(Words(facts, code, codeEnds), proof);
    }

    /// <summary>What Certificate.razor shows, in its order and its words.</summary>
    private CertificateWords Words(CertificateFacts facts, Uri? code, DateTimeOffset codeEnds)
    {
        var size = show.Ects(facts.Ects);
        return new(
            CultureInfo.CurrentUICulture.Name,
            text["Certificate.Kind"],
            text["Certificate.Awards", facts.IssuerName],
            facts.LearnerName,
            text["Certificate.Earned"],
            facts.Title,
            facts.SpecificationUri,
            HoldingWords.BroadField(facts.Field),
            facts.PublicId,
            Stated(
                (text["Holding.On"], show.Date(facts.AwardedOn)),
                (text["Holding.Workload"], facts.EqfLevel is { } level ? $"{size} · {text["Holding.Level", level]}" : size),
                (text["Holding.Grade"], facts.Grade),
                (text["Holding.Supervision"], HoldingWords.Label("supervision", facts.Supervision)),
                (text["Holding.Identity"], facts.IdentityChecked),
                (
                    text["Holding.Valid"],
                    facts.ValidUntil is { } until
                        ? text["Holding.Until", show.Date(until, TimeZoneInfo.Utc)]
                        : text["Holding.NoEnd"].Value
                )
            ),
            text["Holding.Outcomes"],
            facts.Content is { } content ? [.. content.LearningOutcomes.Select(outcome => Read(content, outcome.Text))] : [],
            code,
            text["Share.Made.Qr"],
            Notes(code, codeEnds),
            $"{text["Holding.Number"]}: {facts.PublicId}"
        );
    }

    private List<string> Notes(Uri? code, DateTimeOffset codeEnds)
    {
        var notes = new List<string> { text["Certificate.View"] };
        if (code is not null)
            notes.Add(text["Certificate.CodeLeads", code.Authority, show.Date(codeEnds.AddSeconds(-1), TimeZoneInfo.Utc)]);
        notes.Add(text["Certificate.Attached", options.Value.Link("/verify")]);
        return notes;
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
}
