using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Learning;

/// <summary>A settled outcome, for its learner to read.</summary>
/// <param name="Outcome">In words.</param>
/// <param name="Source"><c>rpl</c> or <c>transfer</c>.</param>
/// <param name="Case">The learner's case in which it was decided.</param>
internal sealed record ExemptLine(string Outcome, string Source, Guid Case, DateOnly DecidedOn)
{
    public static IReadOnlyList<ExemptLine> Of(AwardDecision.Answer decision, Specification content, string language)
    {
        var texts = content.LearningOutcomes.ToDictionary(one => one.Id, one => one.Text.In(language), StringComparer.Ordinal);
        return [.. decision.Exempt.Select(one => new ExemptLine(texts[one.Id], one.Source, one.Case, one.DecidedOn))];
    }
}
