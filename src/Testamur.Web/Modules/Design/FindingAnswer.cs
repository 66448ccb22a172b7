using Testamur.Education.Linter;
using Testamur.Education.Specifications;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design;

/// <summary>The written reason why a warning of the design rules stands in one version.</summary>
internal sealed class FindingAnswer : IPartOf<SpecificationVersion>
{
    public const int LongestPlace = 300;
    public const int LongestReason = 1000;

    public InstitutionId Institution { get; init; }

    public SpecificationId Specification { get; init; }

    public int Number { get; init; }

    /// <summary>What it answers: see <see cref="PlaceOf"/>.</summary>
    public required string Place { get; init; }

    public required string Reason { get; set; }

    public PersonId By { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>
    /// The message's code and its place. Outcomes and tasks are named by their ids, so that an answer stays with its outcome when
    /// a row before it is taken out.
    /// </summary>
    public static string PlaceOf(Finding finding, Specification content)
    {
        var parts = JsonPlace.Parts(finding.Path);
        if (parts.Length > 1 && int.TryParse(parts[1], out var row))
            parts[1] = parts[0] switch
            {
                "learningOutcomes" when row < content.LearningOutcomes.Count => content.LearningOutcomes[row].Id,
                "assessments" when row < content.Assessments.Count => content.Assessments[row].Id,
                _ => parts[1],
            };
        return $"{finding.Code} /{string.Join('/', parts)}";
    }
}
