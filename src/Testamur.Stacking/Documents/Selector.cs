namespace Testamur.Stacking;

/// <summary>
/// Which holdings a rule speaks of. All given members must hold; without members it fits any holding. A fact that a holding lacks fits
/// no member that names it, but fits <see cref="SourceNot"/> and <see cref="Not"/>.
/// </summary>
public sealed record Selector
{
    /// <summary>Fits any holding.</summary>
    public static Selector Everything { get; } = new();

    /// <summary>Id of the holding.</summary>
    public string? Id { get; init; }

    /// <summary>Its specification.</summary>
    public string? Spec { get; init; }

    /// <summary>Its issuer.</summary>
    public string? Issuer { get; init; }

    /// <summary>Any other issuer.</summary>
    public string? IssuerNot { get; init; }

    /// <summary>One of its tags.</summary>
    public string? Tag { get; init; }

    /// <summary>Beginning of one of its ISCED-F codes.</summary>
    public string? IscedF { get; init; }

    /// <summary>Its EQF level.</summary>
    public int? Eqf { get; init; }

    /// <summary>Least EQF level.</summary>
    public int? EqfAtLeast { get; init; }

    /// <summary>How it was earned.</summary>
    public string? Source { get; init; }

    /// <summary>Earned in any other way, or nobody says how.</summary>
    public string? SourceNot { get; init; }

    /// <summary>One of its outcomes.</summary>
    public string? Outcome { get; init; }

    /// <summary>Facts, joined by <c>+</c>, that must all be among those of its assessment.</summary>
    public string? MinAssurance { get; init; }

    /// <summary>Every one of these fits.</summary>
    public IReadOnlyList<Selector>? All { get; init; }

    /// <summary>At least one of these fits.</summary>
    public IReadOnlyList<Selector>? Any { get; init; }

    /// <summary>This one does not fit.</summary>
    public Selector? Not { get; init; }

    /// <summary>True when the holding fits.</summary>
    public bool Fits(Holding holding)
    {
        ArgumentNullException.ThrowIfNull(holding);
        return (Id is null || Id == holding.Id)
            && (Spec is null || Spec == holding.Spec)
            && (Issuer is null || Issuer == holding.Issuer)
            && (IssuerNot is null || IssuerNot != holding.Issuer)
            && (Tag is null || Has(holding.Tags, Tag))
            && (IscedF is null || Begins(holding.IscedF, IscedF))
            && (Eqf is null || Eqf == holding.Eqf)
            && (EqfAtLeast is null || holding.Eqf >= EqfAtLeast)
            && (Source is null || Source == holding.Source)
            && (SourceNot is null || SourceNot != holding.Source)
            && (Outcome is null || Has(holding.Outcomes, Outcome))
            && (MinAssurance is null || Assurance.Covers(holding.Assurance, MinAssurance))
            && (All is null || FitsAll(All, holding))
            && (Any is null || FitsAny(Any, holding))
            && (Not is null || !Not.Fits(holding));
    }

    private static bool Has(IReadOnlyList<string> values, string value)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] == value)
                return true;
        }
        return false;
    }

    private static bool Begins(IReadOnlyList<string> codes, string prefix)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            if (codes[i].StartsWith(prefix, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private static bool FitsAll(IReadOnlyList<Selector> selectors, Holding holding)
    {
        for (var i = 0; i < selectors.Count; i++)
        {
            if (!selectors[i].Fits(holding))
                return false;
        }
        return true;
    }

    private static bool FitsAny(IReadOnlyList<Selector> selectors, Holding holding)
    {
        for (var i = 0; i < selectors.Count; i++)
        {
            if (selectors[i].Fits(holding))
                return true;
        }
        return false;
    }
}
