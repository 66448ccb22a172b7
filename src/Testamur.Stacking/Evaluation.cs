namespace Testamur.Stacking;

/// <summary>What a pathway and a set of holdings come to.</summary>
/// <param name="Satisfied">All rules and conditions are met.</param>
/// <param name="Parts">The leaves of the rule tree, in order.</param>
/// <param name="Missing">What is not met.</param>
/// <param name="Ineligible">Holdings that may not count, with the reason: <c>status</c>, <c>notYetAwarded</c>,
/// <c>validAtDecision</c>, or <c>before</c> for one awarded before the holding that must come first.</param>
/// <param name="CountedEcts">Credits counted so far, also when not satisfied.</param>
public sealed record Evaluation(
    bool Satisfied,
    IReadOnlyList<Part> Parts,
    IReadOnlyList<Need> Missing,
    IReadOnlyDictionary<string, string> Ineligible,
    decimal CountedEcts
);

/// <summary>One leaf of the rule tree.</summary>
/// <param name="Path">Place, such as <c>root.allOf[0]</c>.</param>
/// <param name="Met">True when fulfilled.</param>
/// <param name="NeededEcts">Credits the rule asks for; null when it asks for a holding or a number of holdings.</param>
/// <param name="HaveEcts">Credits of the holdings that fit.</param>
/// <param name="CountedHoldings">Ids of the holdings counted here; empty when the leaf is not used.</param>
public sealed record Part(string Path, bool Met, decimal? NeededEcts, decimal HaveEcts, IReadOnlyList<string> CountedHoldings);

/// <summary>Something that is not met.</summary>
/// <param name="Path">The leaf, or <c>constraints[i]</c>.</param>
/// <param name="Selector">What would fit; null for a condition on the total.</param>
/// <param name="Ects">Credits still needed; null when a holding is needed.</param>
/// <param name="Count">Holdings still needed; null when credits are needed.</param>
public sealed record Need(string Path, Selector? Selector, decimal? Ects, int? Count);
