namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>Indicators whose data other rooms of the observatory have: surveys, voluntary group data, coded studies.</summary>
internal static class RoomIndicators
{
    public static IReadOnlyList<Indicator> List { get; } =
    [
        Elsewhere("K12", IndicatorGroup.Equity),
        Elsewhere("K24", IndicatorGroup.Impact),
        Elsewhere("K25", IndicatorGroup.Alliances),
        Elsewhere("K26", IndicatorGroup.Alliances),
        Elsewhere("K27", IndicatorGroup.Alliances),
        Elsewhere("K28", IndicatorGroup.Alliances),
    ];

    private static Indicator Elsewhere(string id, IndicatorGroup group) =>
        new(id, group, IndicatorSubject.Elsewhere, [], _ => []);
}
