namespace Testamur.Rdf;

/// <summary>A document or a dataset passes one of the <see cref="RdfLimits"/>: it was not judged, and may be well-formed.</summary>
public sealed class RdfLimitException : Exception
{
    /// <summary>Names the limit that was passed.</summary>
    /// <param name="limit">The name of a property of <see cref="RdfLimits"/>.</param>
    /// <param name="allowed">Its value.</param>
    public RdfLimitException(string limit, int allowed)
        : base($"The data passes the limit {limit} = {allowed}.")
    {
        Limit = limit;
        Allowed = allowed;
    }

    /// <summary>The name of the property of <see cref="RdfLimits"/>.</summary>
    public string Limit { get; }

    /// <summary>Its value.</summary>
    public int Allowed { get; }
}
