using Testamur.Education.Specifications;
using Testamur.Stacking;
using Testamur.Web.Modules.Stacks.Pathways;
using Testamur.Web.Modules.Wallet.Contracts;

namespace Testamur.Web.Modules.Stacks;

/// <summary>Turns rules and holdings into what a learner reads. Pure: names and the day are given.</summary>
internal static class StackReading
{
    private const int MostOffers = 500;

    /// <param name="plans">Whether ways to finish are looked for, which takes longer.</param>
    public static StackView Read(
        PathwayVersion version,
        StackSubject subject,
        StackContext context,
        DateOnly asOf,
        bool plans = false
    )
    {
        var pathway = version.Rules();
        var leaves = RuleLeaves.Of(pathway);
        var summary = PathwaySummary.Of(version);
        var home = pathway.Home is { } slug ? context.Names.GetValueOrDefault(slug) : null;
        var kept = subject.KeptFrom(version.Pathway, version.Exclusive);
        var own = subject
            .Holdings.Where(holding => holding.Ects > 0)
            .ToDictionary(holding => StackFacts.Key(holding.Id), StringComparer.Ordinal);
        var free = StackFacts.Holdings(subject.FreeFor(version.Pathway, version.Exclusive, version.Awards), context.Slugs);
        var taken = StackFacts.Holdings(subject.Holdings.Where(holding => kept.ContainsKey(holding.Id)), context.Slugs);
        var describing = new Describing(own, taken, kept, context);

        var offers = plans ? context.OffersFor(leaves, version.Awards, MostOffers) : [];
        var answer = StackEngine.Evaluate(
            new()
            {
                AsOf = asOf,
                Pathway = pathway,
                Holdings = free,
                Offers = [.. offers.Select(one => one.Offer)],
                Ask = plans && offers.Count > 0 ? Ask.Missing | Ask.Plans : Ask.Missing,
            }
        );
        if (answer is not { Satisfied: { } satisfied, Missing: { } rest })
        {
            var open = leaves.Select(leaf => describing.Of(leaf, null, null));
            return new(summary, home, false, false, 0, [.. open], [], null, 0, null, null);
        }

        var counted = rest.Nearest.ToLookup(one => one.Leaf, StringComparer.Ordinal);
        var unmet = rest.Unmet.ToDictionary(need => need.Node, StringComparer.Ordinal);
        Requirement[] requirements =
        [
            .. leaves.Select(leaf => describing.Of(leaf, [.. counted[leaf.Path]], unmet.GetValueOrDefault(leaf.Path))),
        ];
        var missing = requirements.Where(requirement => requirement.State == RequirementState.Missing).ToArray();
        var total = rest
            .Unmet.Where(need => need.Node.StartsWith("constraints", StringComparison.Ordinal))
            .Max(need => need.Ects?.Rounded);
        var next = NextOf(pathway, missing);
        return new(
            summary,
            home,
            true,
            satisfied,
            rest.Nearest.Sum(one => one.Ects.Rounded),
            requirements,
            [.. NotCounted(pathway, leaves, free, taken, rest, own)],
            Order(pathway, free, context),
            missing.Length == 0 ? total ?? 0 : 0,
            satisfied ? 0 : rest.Ects?.Rounded,
            next
        )
        {
            Step = satisfied ? null : StackWays.Step(pathway, answer.Plans ?? [], offers, free, context, next),
            Ways = StackWays.Of(answer.Plans ?? [], offers, context),
        };
    }

    private static IEnumerable<NotCounted> NotCounted(
        Pathway pathway,
        IReadOnlyList<RuleLeaf> leaves,
        IReadOnlyList<Holding> free,
        IReadOnlyList<Holding> taken,
        Missing rest,
        Dictionary<string, HoldingView> own
    )
    {
        var reasons = Reasons(pathway, free, rest);
        foreach (var holding in taken)
            reasons.TryAdd(holding.Id, "elsewhere");
        return free.Concat(taken)
            .Where(holding => reasons.ContainsKey(holding.Id))
            .Where(holding => leaves.Any(leaf => leaf.Selector.Fits(holding)))
            .Select(holding => new NotCounted(ToHeld(own[holding.Id]), reasons[holding.Id]));
    }

    // A credential from before what has to come first is eligible, yet counts for nothing beside it.
    private static Dictionary<string, string> Reasons(Pathway pathway, IReadOnlyList<Holding> all, Missing rest)
    {
        var reasons = rest.Ineligible.ToDictionary(StringComparer.Ordinal);
        var counted = rest.Nearest.Select(one => one.Holding).ToHashSet(StringComparer.Ordinal);
        foreach (
            var order in pathway.Constraints.Select(constraint => constraint.Before).OfType<Before>().Where(one => one.Strict)
        )
        {
            var firsts = all.Where(holding => counted.Contains(holding.Id) && Is(holding, order.First)).ToArray();
            var early = all.Where(holding => firsts.Length > 0 && holding.AwardedOn < firsts.Min(first => first.AwardedOn));
            foreach (var holding in early.Where(holding => order.Then.Any(then => Is(holding, then))))
                reasons.TryAdd(holding.Id, "before");
        }

        return reasons;
    }

    // What must come first is the next step whatever the order of the rules.
    private static Requirement? NextOf(Pathway pathway, Requirement[] missing)
    {
        var firsts = pathway.Constraints.Select(constraint => constraint.Before?.First).OfType<string>().ToHashSet();
        return missing.FirstOrDefault(requirement => requirement.SpecificationUri is { } uri && firsts.Contains(uri))
            ?? missing.FirstOrDefault();
    }

    private static OrderRule? Order(Pathway pathway, IReadOnlyList<Holding> all, StackContext context) =>
        pathway
            .Constraints.Select(constraint => constraint.Before)
            .OfType<Before>()
            .Where(before => before.Strict && !all.Any(holding => Is(holding, before.First)))
            .Where(before => before.Then.Any(then => all.Any(holding => Is(holding, then))))
            .Select(before => new OrderRule(before.First, context.Courses.GetValueOrDefault(before.First)?.Title))
            .FirstOrDefault();

    private static bool Is(Holding holding, string name) => holding.Spec == name || holding.Id == name;

    internal static Held ToHeld(HoldingView holding) =>
        new(holding.Id, holding.Title, holding.IssuerName, holding.Ects / 100m, holding.AwardedOn);

    /// <summary>Describes leaves for one person.</summary>
    private sealed class Describing(
        Dictionary<string, HoldingView> own,
        IReadOnlyList<Holding> taken,
        IReadOnlyDictionary<Guid, string> kept,
        StackContext context
    )
    {
        /// <param name="takes">What counts here; null when it was not found out.</param>
        public Requirement Of(RuleLeaf leaf, Counted[]? takes, Unmet? need)
        {
            Held[] counted = [.. (takes ?? []).Select(one => ToHeld(own[one.Holding]))];
            var state =
                takes is null || need is not null ? RequirementState.Missing
                : counted.Length > 0 || leaf is { Min: 0, IsOneWay: false } ? RequirementState.Met
                : RequirementState.NotNeeded;
            return new(
                leaf.Path,
                leaf.Kind,
                state,
                leaf.IsOneWay,
                leaf.Min,
                counted.Sum(held => held.Ects),
                leaf.Selector.Spec,
                leaf.Selector.Tag,
                leaf.Selector.Spec is { } spec ? context.Courses.GetValueOrDefault(spec) : null,
                counted,
                state == RequirementState.Missing ? [.. Elsewhere(leaf)] : []
            );
        }

        private IEnumerable<HeldElsewhere> Elsewhere(RuleLeaf leaf) =>
            from holding in taken
            where leaf.Kind != RequirementKind.Outcomes && leaf.Selector.Fits(holding)
            let view = own[holding.Id]
            let keeper = kept[view.Id]
            select new HeldElsewhere(ToHeld(view), context.Titles.GetValueOrDefault(keeper) ?? LangText.Of("en", keeper));
    }
}
