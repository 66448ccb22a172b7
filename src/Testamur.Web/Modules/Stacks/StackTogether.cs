using Testamur.Education.Specifications;
using Testamur.Stacking;
using Testamur.Web.Modules.Stacks.Pathways;
using Testamur.Web.Modules.Wallet.Contracts;

namespace Testamur.Web.Modules.Stacks;

/// <summary>Certificates that somebody has all the parts for, where one of them keeps its parts to itself: what counts where.</summary>
/// <param name="Proved">False when the search ended before it was certain that no other way gives more of them.</param>
/// <param name="Certificates">Each one that is complete on its own, the largest first.</param>
public sealed record StackSetView(bool Proved, IReadOnlyList<StackSetEntry> Certificates)
{
    /// <summary>Whether all can be had.</summary>
    public bool AllFit => Certificates.All(one => one.Counted is not null);
}

/// <summary>One of several certificates that compete for the same parts.</summary>
/// <param name="Exclusive">Whether it keeps its parts to itself.</param>
/// <param name="Counted">What counts here beside the others; null when what it needs counts for another one.</param>
public sealed record StackSetEntry(string Pathway, LangText Title, decimal Ects, bool Exclusive, IReadOnlyList<Held>? Counted);

/// <summary>Weighs certificates against each other. Pure: names and the day are given.</summary>
internal static class StackTogether
{
    // As many as the engine takes together.
    private const int Most = 40;

    /// <param name="complete">The versions whose rules the person meets on their own.</param>
    /// <returns>Null when nothing competes: fewer than two certificates still to be asked for, or none that keeps its parts to itself.</returns>
    public static StackSetView? Read(
        IEnumerable<PathwayVersion> complete,
        StackSubject subject,
        StackContext context,
        DateOnly asOf
    )
    {
        var granted = subject.Uses.Select(use => use.Pathway).ToHashSet(StringComparer.Ordinal);
        PathwayVersion[] open =
        [
            .. complete
                .Where(version => !granted.Contains(version.Pathway))
                .OrderByDescending(version => version.Rules().Target.Ects ?? 0)
                .ThenBy(version => version.Pathway, StringComparer.Ordinal)
                .Take(Most),
        ];
        if (open.Length < 2 || !open.Any(version => version.Exclusive))
            return null;
        // What an earlier certificate keeps from only one of these is left out for all: then less may fit than could, never more.
        HoldingView[] free =
        [
            .. open.Select(version => subject.FreeFor(version.Pathway, version.Exclusive, version.Awards))
                .Aggregate((some, others) => [.. some.Intersect(others)]),
        ];
        var answer = StackEngine.EvaluateTogether(
            new()
            {
                AsOf = asOf,
                Pathways = [.. open.Select(version => new SetPathway(version.Rules() with { Id = version.Pathway }))],
                Holdings = StackFacts.Holdings(free, context.Slugs),
                Exclusive = [.. Pairs(open)],
            }
        );
        var own = free.ToDictionary(holding => StackFacts.Key(holding.Id), StringComparer.Ordinal);
        return new(answer.Proved, [.. open.Select(version => Entry(version, answer, own))]);
    }

    private static StackSetEntry Entry(PathwayVersion version, SetAnswer answer, Dictionary<string, HoldingView> own)
    {
        var counted = answer.Awards.GetValueOrDefault(version.Pathway);
        return new(
            version.Pathway,
            version.Title,
            version.Rules().Target.Ects ?? 0,
            version.Exclusive,
            counted is null ? null : [.. counted.Select(one => StackReading.ToHeld(own[one.Holding])).Distinct()]
        );
    }

    // Only one of each pair with a certificate that keeps its parts to itself may count a credential.
    private static IEnumerable<IReadOnlyList<string>> Pairs(PathwayVersion[] open) =>
        from first in open
        from second in open
        where string.CompareOrdinal(first.Pathway, second.Pathway) < 0 && (first.Exclusive || second.Exclusive)
        select (IReadOnlyList<string>)[first.Pathway, second.Pathway];
}
