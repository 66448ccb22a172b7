using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Observatory.Indicators.Marks;

/// <summary>What the outcomes of a micro-credential are for. Without a single coded outcome nothing is known.</summary>
internal static class PurposeMarks
{
    /// <summary>Hundredths of a credit in millionths, so that shares of it need no rounding worth speaking of.</summary>
    private const long Scale = 10_000;

    public static IEnumerable<Mark> Of(Specification content)
    {
        var coded = content.LearningOutcomes.Where(outcome => outcome.Purposes.Count > 0).ToList();
        if (coded.Count == 0)
            return
            [
                Unknown(Measures.OnlyProfessional),
                Unknown(Measures.Civic),
                Unknown(Measures.Growth),
                Unknown(Measures.CreditsByPurpose),
            ];
        // "All professional" needs every outcome to be coded: one that is not could be anything.
        var all = coded.Count == content.LearningOutcomes.Count;
        var onlyProfessional = coded.TrueForAll(outcome => outcome.Purposes.All(purpose => purpose == Purpose.Professional));
        return
        [
            .. onlyProfessional && !all
                ? [Unknown(Measures.OnlyProfessional)]
                : YesNo(Measures.OnlyProfessional, onlyProfessional),
            .. YesNo(Measures.Civic, Any(coded, Purpose.ActiveCitizenship)),
            .. YesNo(Measures.Growth, Any(coded, Purpose.PersonalGrowth)),
            .. Credits(coded, content.Ects?.Hundredths),
        ];
    }

    // Outcomes weigh alike, and so do the purposes of one outcome; the credits are shared out to the last millionth.
    private static List<Mark> Credits(List<LearningOutcome> coded, int? ects)
    {
        if (ects is not { } hundredths)
            return [Unknown(Measures.CreditsByPurpose)];
        var total = hundredths * Scale;
        var weights = new Dictionary<Purpose, decimal>();
        foreach (var outcome in coded)
        {
            var purposes = outcome.Purposes.Distinct().ToList();
            foreach (var purpose in purposes)
                weights[purpose] = weights.GetValueOrDefault(purpose) + (1m / purposes.Count);
        }

        var marks = new List<Mark> { Mark.One(Measures.CreditsByPurpose, Mark.Of, total) };
        var left = total;
        foreach (var (purpose, weight) in weights.OrderBy(one => one.Key).SkipLast(1))
        {
            var share = (long)(total * weight / coded.Count);
            marks.Add(Mark.One(Measures.CreditsByPurpose, PartOf(purpose), share));
            left -= share;
        }

        marks.Add(Mark.One(Measures.CreditsByPurpose, PartOf(weights.Keys.Max()), left));
        return marks;
    }

    private static string PartOf(Purpose purpose) =>
        purpose switch
        {
            Purpose.ActiveCitizenship => "civic",
            Purpose.PersonalGrowth => "growth",
            _ => "professional",
        };

    private static bool Any(List<LearningOutcome> coded, Purpose purpose) =>
        coded.Exists(outcome => outcome.Purposes.Contains(purpose));

    private static Mark Unknown(string measure) => Mark.One(measure, Mark.Unknown);

    private static Mark[] YesNo(string measure, bool yes) =>
        yes ? [Mark.One(measure, Mark.Of), Mark.One(measure, "yes")] : [Mark.One(measure, Mark.Of)];
}
