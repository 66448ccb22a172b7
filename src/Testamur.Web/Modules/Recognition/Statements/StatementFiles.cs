using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Testamur.Education.Elmo;
using Testamur.Education.Recognition.Documents;
using Testamur.Education.Specifications;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Pdf;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Recognition.Statements;

/// <summary>A statement in the forms that people and student systems take: a page of A4 with the sealed document attached, and ELMO.</summary>
internal sealed class StatementFiles(
    IStringLocalizer<RecognitionText> text,
    Show show,
    IOptions<TestamurOptions> options,
    TimeProvider time
)
{
    /// <summary>What the page shows, in its order and its words. The page is a view; the attached document is the proof.</summary>
    public byte[] Pdf(RecognitionStatement said, SealedStatement statement)
    {
        var accepted = said.Accepted is { Hundredths: > 0 } ects ? show.Ects(ects.Value) : null;
        (string Name, string? Value)[] facts =
        [
            (
                text["Statement.Decision"],
                accepted is null ? CaseWords.Of(said.Outcome) : $"{CaseWords.Of(said.Outcome)}: {accepted}"
            ),
            (text["Statement.Credential"], $"{said.Credential.Issuer} · {said.Credential.Id}".Trim(' ', '·')),
            (text["Statement.Hash"], said.Credential.Hash),
            (
                text["Statement.Verified"],
                text[
                    "Statement.Verified.On",
                    text[$"Verdict.{said.Credential.Verdict}"].Value,
                    show.Date(said.Credential.VerifiedAt, TimeZoneInfo.Utc)
                ]
            ),
            (text["Statement.Purpose"], said.Purpose),
            (text["Statement.Replaces"], said.Replaces?.Title),
            (text["Facts.Claimed"], said.Claimed is { } claimed ? show.Ects(claimed.Value) : null),
            (text["Officer.Sum"], said.CreditSum),
            (text["Statement.Level"], said.EqfLevel is { } level ? $"EQF {level}" : null),
            (
                text["Statement.Grade"],
                said.Grade is { } grade ? string.Join(" · ", new[] { grade, said.GradeMethod }.OfType<string>()) : null
            ),
            (text["Statement.Basis"], said.Basis),
            (text["Statement.Reason"], said.Reason),
            (text["Decide.Condition"], said.Condition),
            (text["Decide.Instead"], said.Instead),
            (text["Statement.Decided"], text["Statement.Decided.By", show.Date(said.DecidedOn), said.Officer]),
            (text["Statement.Appeal"], text["Statement.Appeal.Until", said.AppealRoute, show.Date(said.AppealUntil)]),
        ];
        return CertificateSheet.Make(
            new(
                CultureInfo.CurrentUICulture.Name,
                text["Statement.Title"],
                text["Statement.Said", said.Institution.Name],
                said.Person.Name,
                text["Statement.About"],
                said.Credential.Title,
                said.Replaces?.Id ?? said.Id,
                "00",
                said.Id,
                [.. facts.Where(fact => !string.IsNullOrWhiteSpace(fact.Value)).Select(fact => (fact.Name, fact.Value ?? ""))],
                text["Statement.Outcomes"],
                [.. said.Outcomes.Select(outcome => (outcome, (string?)said.Language))],
                null,
                "",
                [text["Statement.View"], text["Statement.Attached", options.Value.Link("/verify")]],
                $"{text["Statement.Id"]}: {said.Id}"
            ),
            new PdfAttachment(
                "recognition.json",
                "application/vc",
                text["Statement.Attachment"],
                statement.IssuedAt,
                Encoding.UTF8.GetBytes(statement.DataIntegrity)
            )
        );
    }

    /// <summary>What the page is saved as: its title.</summary>
    public string NameOf(RecognitionStatement said) => FileNames.Of(text["Statement.Document", said.Credential.Title]);

    /// <returns>Null when nothing was accepted that could be a result.</returns>
    public byte[]? Elmo(RecognitionStatement said, string? website) =>
        said is { Outcome: not Testamur.Education.Recognition.RecognitionOutcome.Conditional } && said.AsPart() is { } part
            ? ElmoDocument.Write(
                new(
                    said.Person.Name,
                    said.Language,
                    [
                        new(
                            LangText.Of(said.Language, said.Institution.Name),
                            website ?? options.Value.Link("/").AbsoluteUri,
                            said.Institution.Country,
                            [new("local", said.Institution.Id)],
                            new DateTimeOffset(said.DecidedOn, TimeOnly.MinValue, TimeSpan.Zero),
                            [ElmoResult.Of(part)]
                        ),
                    ]
                )
                {
                    BirthDate = said.Person.BirthDate,
                },
                time.GetUtcNow()
            )
            : null;
}
