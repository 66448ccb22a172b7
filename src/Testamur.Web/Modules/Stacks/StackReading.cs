using Testamur.Stacking;
using Testamur.Web.Modules.Wallet.Contracts;

namespace Testamur.Web.Modules.Stacks;

/// <summary>Turns rules and holdings into what a learner reads. Pure: names and the day are given.</summary>
internal static class StackReading
{
    /// <param name="courses">What the catalogue lists, by the specification's address.</param>
    /// <param name="slugs">Short names of the institutions, which rules name as issuers.</param>
    public static StackView Read(
        StoredPathway stored,
        IReadOnlyList<HoldingView> holdings,
        IReadOnlyDictionary<string, Course> courses,
        IReadOnlyDictionary<Guid, string> slugs,
        string? homeName,
        DateOnly asOf
    )
    {
        var pathway = stored.Rules();
        var leaves = RuleLeaves.Of(pathway);
        // What carries no credits, such as an attendance certificate, is no part of a stack.
        var own = holdings
            .Where(holding => holding.Ects > 0)
            .ToDictionary(holding => Key(holding.Id), holding => holding, StringComparer.Ordinal);
        Holding[] all = [.. own.Values.Select(holding => ToHolding(holding, slugs))];
        var summary = PathwaySummary.Of(stored);
        var answer = StackEngine.Evaluate(
            new()
            {
                AsOf = asOf,
                Pathway = pathway,
                Holdings = all,
            }
        );
        if (answer is not { Satisfied: { } satisfied, Missing: { } rest })
        {
            var open = leaves.Select(leaf => Describe(leaf, null, null, own, courses));
            return new(summary, homeName, false, false, 0, [.. open], [], null, 0, null);
        }

        var counted = rest.Nearest.ToLookup(one => one.Leaf, StringComparer.Ordinal);
        var unmet = rest.Unmet.ToDictionary(need => need.Node, StringComparer.Ordinal);
        Requirement[] requirements =
        [
            .. leaves.Select(leaf => Describe(leaf, [.. counted[leaf.Path]], unmet.GetValueOrDefault(leaf.Path), own, courses)),
        ];
        var reasons = Reasons(pathway, all, rest);
        var notCounted = all.Where(holding => reasons.ContainsKey(holding.Id))
            .Where(holding => leaves.Any(leaf => leaf.Selector.Fits(holding)))
            .Select(holding => new NotCounted(ToHeld(own[holding.Id]), reasons[holding.Id]));
        var missing = requirements.Where(requirement => requirement.State == RequirementState.Missing).ToArray();
        var total = rest
            .Unmet.Where(need => need.Node.StartsWith("constraints", StringComparison.Ordinal))
            .Max(need => need.Ects?.Rounded);
        return new(
            summary,
            homeName,
            true,
            satisfied,
            rest.Nearest.Sum(one => one.Ects.Rounded),
            requirements,
            [.. notCounted],
            Order(pathway, all, courses),
            missing.Length == 0 ? total ?? 0 : 0,
            NextOf(pathway, missing)
        );
    }

    // A credential from before what has to come first is eligible, yet counts for nothing beside it.
    private static Dictionary<string, string> Reasons(Pathway pathway, Holding[] all, Missing rest)
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

    private static Requirement Describe(
        RuleLeaf leaf,
        Counted[]? takes,
        Unmet? need,
        Dictionary<string, HoldingView> own,
        IReadOnlyDictionary<string, Course> courses
    )
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
            leaf.Selector.Spec is { } spec ? courses.GetValueOrDefault(spec) : null,
            counted
        );
    }

    // What must come first is the next step whatever the order of the rules.
    private static Requirement? NextOf(Pathway pathway, Requirement[] missing)
    {
        var firsts = pathway.Constraints.Select(constraint => constraint.Before?.First).OfType<string>().ToHashSet();
        return missing.FirstOrDefault(requirement => requirement.SpecificationUri is { } uri && firsts.Contains(uri))
            ?? missing.FirstOrDefault();
    }

    private static OrderRule? Order(Pathway pathway, Holding[] all, IReadOnlyDictionary<string, Course> courses) =>
        pathway
            .Constraints.Select(constraint => constraint.Before)
            .OfType<Before>()
            .Where(before => before.Strict && !all.Any(holding => Is(holding, before.First)))
            .Where(before => before.Then.Any(then => all.Any(holding => Is(holding, then))))
            .Select(before => new OrderRule(before.First, courses.GetValueOrDefault(before.First)?.Title))
            .FirstOrDefault();

    private static bool Is(Holding holding, string name) => holding.Spec == name || holding.Id == name;

    private static Holding ToHolding(HoldingView holding, IReadOnlyDictionary<Guid, string> slugs) =>
        new()
        {
            Id = Key(holding.Id),
            Spec = holding.SpecificationUri,
            Issuer = slugs.GetValueOrDefault(holding.Issuer.Value, Key(holding.Issuer.Value)),
            Ects = holding.Ects / 100m,
            Eqf = holding.EqfLevel,
            AwardedOn = holding.AwardedOn,
            // The rules know days: the last one on which it was still valid for a moment.
            ValidUntil = holding.ValidUntil is { } end ? DateOnly.FromDateTime(end.UtcDateTime.AddTicks(-1)) : null,
            Status = holding.RevokedAt is null ? "active" : "revoked",
        };

    private static Held ToHeld(HoldingView holding) =>
        new(holding.Id, holding.Title, holding.IssuerName, holding.Ects / 100m, holding.AwardedOn);

    private static string Key(Guid id) => id.ToString("D");
}
