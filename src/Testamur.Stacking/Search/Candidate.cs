namespace Testamur.Stacking.Search;

/// <summary>Something that may be counted: an eligible holding, or what an offer would give.</summary>
/// <param name="Facts">Its facts.</param>
/// <param name="Hundredths">Its size.</param>
/// <param name="Offer">The offer it comes from; null for what is held.</param>
internal sealed record Candidate(Holding Facts, long Hundredths, Offer? Offer = null)
{
    /// <summary>The eligible holdings that are no renewals, by id: the order of the document plays no part.</summary>
    public static Candidate[] Held(Pathway pathway, IReadOnlyList<Holding> holdings, DateOnly asOf)
    {
        var reasons = Eligibility.Reasons(pathway, holdings, asOf);
        var fit = new List<Candidate>(holdings.Count);
        for (var i = 0; i < holdings.Count; i++)
        {
            if (reasons[i] is null && holdings[i].Renews is null)
                fit.Add(new(holdings[i], Numbers.Hundredths(holdings[i].Ects)));
        }
        fit.Sort((a, b) => string.CompareOrdinal(a.Facts.Id, b.Facts.Id));
        return [.. fit];
    }

    /// <summary>What an offer would give: awarded after everything that is held.</summary>
    public static Candidate Of(Offer offer) =>
        new(
            new()
            {
                Id = offer.Id,
                Spec = offer.Spec,
                Issuer = offer.Issuer,
                Ects = offer.Ects,
                AwardedOn = DateOnly.MaxValue,
                Eqf = offer.Eqf,
                IscedF = offer.IscedF,
                Tags = offer.Tags,
                Outcomes = offer.Outcomes,
                Source = offer.Source,
                Assurance = offer.Assurance,
            },
            Numbers.Hundredths(offer.Ects),
            offer
        );

    /// <summary>True when a rule that names ids or specifications means this one.</summary>
    public bool IsNamed(IReadOnlyList<string> names) => names.Contains(Facts.Id) || names.Contains(Facts.Spec);

    public bool IsNamed(string name) => Facts.Id == name || Facts.Spec == name;
}
