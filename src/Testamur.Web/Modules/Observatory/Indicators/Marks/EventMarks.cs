using System.Globalization;
using System.Text.Json;
using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Observatory.Indicators.Marks;

/// <summary>What happens to a micro-credential after it is published, as marks.</summary>
internal static class EventMarks
{
    public static IReadOnlyList<Mark> Once(string measure, long sum = 0) => [Mark.One(measure, Mark.Of, sum)];

    /// <param name="partners">How many of each kind endorsed it.</param>
    public static IReadOnlyList<Mark> Endorsed(IReadOnlyDictionary<PartnerKind, int> partners) =>
        [
            Mark.One(Measures.Endorsed, Mark.Of),
            .. partners
                .OrderBy(kind => kind.Key)
                .Select(kind => new Mark(
                    Measures.Endorsed,
                    JsonNamingPolicy.CamelCase.ConvertName($"{kind.Key}"),
                    kind.Value,
                    0
                )),
        ];

    /// <param name="price">In cents of euro; null when none is stated, or in another currency.</param>
    public static IReadOnlyList<Mark> Enrolment(long? price) =>
        [
            Mark.One(Measures.Enrolment, Mark.Of),
            price is { } cents ? Mark.One(Measures.Fee, Mark.Of, cents) : Mark.One(Measures.Fee, Mark.Unknown),
        ];

    /// <param name="amount">What the scheme pays, in cents of euro.</param>
    public static IReadOnlyList<Mark> Support(long amount) => [Mark.One(Measures.Fee, "support", amount)];

    /// <param name="source">The route to the award, as <c>AwardView.Source</c>.</param>
    /// <param name="ofRun">Whether somebody earned it in a run here.</param>
    public static IReadOnlyList<Mark> Award(string source, bool ofRun)
    {
        List<Mark> marks = [Mark.One(Measures.Award, Mark.Of), Mark.One(Measures.Award, source)];
        if (ofRun)
            marks.Add(Mark.One(Measures.Completion, Mark.Of));
        return marks;
    }

    /// <param name="ects">Of the credential that was counted, in hundredths.</param>
    public static IReadOnlyList<Mark> Stacked(int ects) => [Mark.One(Measures.Credential, "stacked", ects)];

    public static IReadOnlyList<Mark> Holder(bool used) =>
        used ? [Mark.One(Measures.Holder, Mark.Of), Mark.One(Measures.Holder, "used")] : [Mark.One(Measures.Holder, Mark.Of)];

    /// <param name="outcome">In camel case: <c>full</c>, <c>partial</c>, <c>conditional</c>, <c>alternative</c>, <c>refused</c>.</param>
    /// <param name="days">From the complete file to the decision; null when the start is not known.</param>
    public static IReadOnlyList<Mark> Decision(string outcome, bool byAgreement, int? days, bool? inTime)
    {
        List<Mark> marks =
        [
            Mark.One(Measures.Decision, Mark.Of),
            Mark.One(Measures.Decision, outcome),
            Mark.One(Measures.Route, Mark.Of),
            Mark.One(Measures.Route, byAgreement ? "automatic" : "individual"),
        ];
        if (days is not { } taken || inTime is not { } kept)
            return [.. marks, Mark.One(Measures.DaysToDecision, Mark.Unknown), Mark.One(Measures.InTime, Mark.Unknown)];
        marks.Add(Mark.One(Measures.DaysToDecision, Mark.Of));
        marks.Add(Mark.One(Measures.DaysToDecision, Rounded(taken).ToString(CultureInfo.InvariantCulture)));
        marks.Add(Mark.One(Measures.InTime, Mark.Of));
        if (kept)
            marks.Add(Mark.One(Measures.InTime, "yes"));
        return marks;
    }

    // Days of a whole nation would be as many aggregates as decisions: beyond four weeks whole weeks are enough for a median.
    private static int Rounded(int days) => days <= 28 ? days : days - (days % 7);

    public static IReadOnlyList<Mark> Appeal(bool changed) =>
        [Mark.One(Measures.Appeal, Mark.Of), Mark.One(Measures.Appeal, changed ? "changed" : "upheld")];
}
