namespace Testamur.Stacking.Search;

/// <summary>What rules can tell about a holding that is still to be chosen.</summary>
/// <param name="Fits">For each selector of a share, whether it fits.</param>
/// <param name="Named">For each rule that names ids or specifications, whether it is meant.</param>
internal sealed record FactCombination(bool[] Fits, bool[] Named)
{
    private const int MostTried = 20_000;

    private const string Other = "\u0001";

    /// <summary>The combinations that a holding fitting a leaf can have. False beside them when not all were tried.</summary>
    public static (FactCombination[] Combinations, bool All) Fitting(
        Selector leaf,
        IReadOnlyList<Selector> told,
        IReadOnlyList<IReadOnlyList<string>> named
    )
    {
        var words = new Words();
        foreach (var selector in told.Prepend(leaf))
            words.Read(selector);
        // Names matter only as far as the leaf leaves the specification open.
        foreach (var list in named)
            words.Specs.UnionWith(list);
        var found = new Dictionary<string, FactCombination>(StringComparer.Ordinal);
        var tried = 0;
        var all = true;
        foreach (var facts in words.Holdings())
        {
            if (++tried > MostTried)
            {
                all = false;
                break;
            }
            if (!leaf.Fits(facts))
                continue;
            bool[] fits = [.. told.Select(selector => selector.Fits(facts))];
            bool[] meant = [.. named.Select(list => list.Contains(facts.Id) || list.Contains(facts.Spec))];
            found.TryAdd(string.Concat(fits.Concat(meant).Select(bit => bit ? '1' : '0')), new(fits, meant));
        }
        return ([.. found.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)], all);
    }

    /// <summary>The values that selectors name, by the fact they name.</summary>
    private sealed class Words
    {
        public SortedSet<string> Specs { get; } = new(StringComparer.Ordinal);
        private readonly SortedSet<string> ids = new(StringComparer.Ordinal);
        private readonly SortedSet<string> issuers = new(StringComparer.Ordinal);
        private readonly SortedSet<string> sources = new(StringComparer.Ordinal);
        private readonly SortedSet<int> levels = [];
        private readonly SortedSet<string> tags = new(StringComparer.Ordinal);
        private readonly SortedSet<string> codes = new(StringComparer.Ordinal);
        private readonly SortedSet<string> outcomes = new(StringComparer.Ordinal);
        private readonly SortedSet<string> assured = new(StringComparer.Ordinal);

        public void Read(Selector selector)
        {
            Add(ids, selector.Id);
            Add(Specs, selector.Spec);
            Add(issuers, selector.Issuer);
            Add(issuers, selector.IssuerNot);
            Add(sources, selector.Source);
            Add(sources, selector.SourceNot);
            Add(tags, selector.Tag);
            Add(codes, selector.IscedF);
            Add(outcomes, selector.Outcome);
            foreach (var fact in Assurance.Facts(selector.MinAssurance))
                assured.Add(fact);
            foreach (var level in new[] { selector.Eqf, selector.EqfAtLeast, selector.EqfAtLeast - 1 })
            {
                if (level is { } known)
                    levels.Add(known);
            }
            foreach (var inner in (selector.All ?? []).Concat(selector.Any ?? []))
                Read(inner);
            if (selector.Not is { } not)
                Read(not);
        }

        private static void Add(SortedSet<string> set, string? value)
        {
            if (value is not null)
                set.Add(value);
        }

        public IEnumerable<Holding> Holdings() =>
            from tag in Subsets(tags)
            from code in Subsets(codes)
            from outcome in Subsets(outcomes)
            from fact in Subsets(assured)
            from issuer in issuers.Append(Other)
            from source in sources.Append(Other)
            from level in levels.Select(level => (int?)level).Append(null)
            from id in ids.Append(Other)
            from spec in Specs.Append(Other)
            select new Holding
            {
                Id = id,
                Spec = spec,
                Issuer = issuer,
                Ects = 1,
                AwardedOn = DateOnly.MinValue,
                Eqf = level,
                IscedF = code,
                Tags = tag,
                Outcomes = outcome,
                Source = source,
                Assurance = string.Join('+', fact),
            };

        // All of them first: most rules ask for more, not for less.
        private static IEnumerable<string[]> Subsets(SortedSet<string> values)
        {
            string[] all = [.. values];
            var count = Math.Min(all.Length, 20);
            for (var bits = (1 << count) - 1; bits >= 0; bits--)
                yield return [.. all.Where((_, i) => i >= count || (bits >> i & 1) == 1)];
        }
    }
}
