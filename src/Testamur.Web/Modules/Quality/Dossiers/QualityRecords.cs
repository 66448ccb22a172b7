using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Web.Modules.Quality.Agencies;
using Testamur.Web.Modules.Quality.Checklist;
using Testamur.Web.Modules.Quality.Evidence;
using Testamur.Web.Modules.Quality.Feedback;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Quality.Dossiers;

/// <summary>What the quality records say, as facts beside those of the design.</summary>
internal sealed class QualityRecords(IStringLocalizer<QualityText> text, Show show)
{
    public IEnumerable<StatedFact> Of(
        ReviewView review,
        IReadOnlyList<EvidenceView> files,
        IReadOnlyList<AgencyReportView> reports,
        ReadFeedback.Summary feedback
    ) =>
        [
            .. review.Decisions.Select(one =>
                Fact("decision", $"{text[$"Decision.{one.Kind}"].Value}, {show.Date(one.At, TimeZoneInfo.Utc)}")
            ),
            .. review.ApprovedUntil is { } until ? [Fact("approval", show.Date(until))] : Array.Empty<StatedFact>(),
            .. review
                .Conditions.Where(condition => condition.Current)
                .Select(one =>
                    Fact(
                        "conditions",
                        $"{one.Text} ({text["Conditions.Due", show.Date(one.Due)].Value}, {text[$"Condition.{one.State}"].Value})"
                    )
                ),
            .. review
                .Answers.Where(one => one.Answer is not null)
                .Select(one =>
                    Fact(
                        "checklist",
                        $"{text[$"Question.{one.Question.ToKey()}.Title"].Value}: {text[$"Answer.{one.Answer}"].Value}{(one.Note is { Length: > 0 } note ? $" – {note}" : "")}"
                    )
                ),
            .. files.Where(file => file.ErasedAt is null).Select(file => Fact("files", $"{file.Name} (SHA-256 {file.Hash})")),
            .. reports.Select(report =>
                Fact(
                    "report",
                    $"{report.Agency}: {text[$"Decision.Agency.{report.Decision}"].Value}, {show.Date(report.DecidedOn)}–{show.Date(report.ValidUntil)}{(report.DeqarId is { } number ? string.Create(CultureInfo.InvariantCulture, $", DEQAR {number}") : "")}"
                )
            ),
            .. feedback.Averages.Select(one =>
                Fact("feedback", $"{text[$"Voice.{one.Key}"].Value}: {text["Voices.Average", one.Value].Value}")
            ),
        ];

    private static StatedFact Fact(string name, string value) => new(name, value, "");
}
