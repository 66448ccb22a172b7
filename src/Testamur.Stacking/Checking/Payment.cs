namespace Testamur.Stacking;

/// <summary>What each counted holding pays, worked out from the facts alone.</summary>
internal static class Payment
{
    public static IEnumerable<(Given Given, ExactEcts Pays)> Of(Pathway pathway, Given[] given) =>
        pathway.Policy.Overlap == OverlapPolicy.Discount ? Discounted(given)
        : pathway.Policy.Split ? Parts(given)
        : given.Select(one => (one, ExactEcts.Of(one.Holding.Ects)));

    private static IEnumerable<(Given, ExactEcts)> Discounted(Given[] given)
    {
        var paid = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in given.OrderBy(one => one.Holding.AwardedOn).ThenBy(one => one.Holding.Id, StringComparer.Ordinal))
        {
            var outcomes = one.Holding.Outcomes.Distinct(StringComparer.Ordinal).ToArray();
            var fresh = outcomes.Count(paid.Add);
            yield return outcomes.Length == 0
                ? (one, ExactEcts.Of(one.Holding.Ects))
                : (one, new(Numbers.Hundredths(one.Holding.Ects) * fresh, 100L * outcomes.Length));
        }
    }

    // A part is any whole number of hundredths, as long as all parts together are no more than the whole.
    private static IEnumerable<(Given, ExactEcts)> Parts(Given[] given)
    {
        var spent = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var one in given)
        {
            var part = one.Ects.TwoDecimals ?? 0;
            var sum = spent[one.Holding.Id] = spent.GetValueOrDefault(one.Holding.Id) + part;
            var isRight = part > 0 && sum <= one.Holding.Ects && (one.Rule.Credits is not null || part == one.Holding.Ects);
            yield return (one, isRight ? one.Ects : ExactEcts.Of(one.Holding.Ects));
        }
    }
}
