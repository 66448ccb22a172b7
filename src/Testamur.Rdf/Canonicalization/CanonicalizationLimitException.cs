namespace Testamur.Rdf.Canonicalization;

/// <summary>
/// A dataset passes a budget of <see cref="CanonicalizationOptions"/>, as poison graphs do: it has a canonical form that was not
/// computed.
/// </summary>
public sealed class CanonicalizationLimitException : Exception
{
    /// <summary>Names the limit that was passed.</summary>
    /// <param name="limit">The name of a property of <see cref="CanonicalizationOptions"/>.</param>
    /// <param name="allowed">Its value.</param>
    public CanonicalizationLimitException(string limit, int allowed)
        : base($"Canonicalizing the dataset passes the limit {limit} = {allowed}.")
    {
        Limit = limit;
        Allowed = allowed;
    }

    /// <summary>The name of the property of <see cref="CanonicalizationOptions"/>.</summary>
    public string Limit { get; }

    /// <summary>Its value.</summary>
    public int Allowed { get; }
}
