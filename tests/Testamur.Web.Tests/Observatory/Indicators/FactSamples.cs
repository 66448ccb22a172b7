using Testamur.Tests.Shared;
using Testamur.Web.Modules.Observatory.Indicators.Aggregates;
using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Modules.Observatory.Indicators.Figures;
using Testamur.Web.Modules.Observatory.Indicators.Marks;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Tests.Observatory.Indicators;

/// <summary>Facts as tests write them.</summary>
internal static class FactSamples
{
    private static readonly string[] Sources = ["taught", "list", "rpl", "stack"];

    public static Fact Of(
        FactKind kind,
        string key,
        IReadOnlyList<Mark> marks,
        int institution = 1,
        string country = "FI",
        int month = 202601
    ) =>
        new Place(new InstitutionId(new Guid(institution, 0, 0, new byte[8])), country, "North", "05", null, 0).At(
            kind,
            key,
            new DateOnly(month / 100, month % 100, 1),
            marks
        );

    /// <summary>An award by a random route, somewhere, some time.</summary>
    public static Fact Award(SeededSource source, int number) =>
        Of(
            FactKind.Award,
            $"award-{number}",
            EventMarks.Award(source.Pick<string>(Sources), source.Below(2) == 0),
            1 + source.Below(5),
            source.Pick<string>(["FI", "DE", "FR"]),
            202501 + source.Below(12)
        );

    public static Tally TallyOf(IEnumerable<Fact> facts)
    {
        var tally = new Tally();
        foreach (var mark in facts.SelectMany(fact => fact.Adds))
            tally.Add(mark.Measure, mark.Part, mark.Count, mark.Sum);
        return tally;
    }

    public static CellSums SumsOf(IEnumerable<Fact> facts)
    {
        var sums = new CellSums();
        foreach (var fact in facts)
            sums.Add(fact);
        return sums;
    }
}
