namespace Testamur.Rdf.Shacl;

/// <summary>Shapes or data pass one of the <see cref="ShaclLimits"/>: nothing was found out about the data, which may conform.</summary>
public sealed class ShaclLimitException : Exception
{
    /// <summary>Names the limit that was passed.</summary>
    /// <param name="limit">The name of a property of <see cref="ShaclLimits"/>.</param>
    /// <param name="allowed">Its value as text.</param>
    public ShaclLimitException(string limit, string allowed)
        : base($"The validation passes the limit {limit} = {allowed}.")
    {
        Limit = limit;
        Allowed = allowed;
    }

    internal ShaclLimitException(string limit, int allowed)
        : this(limit, allowed.ToString(System.Globalization.CultureInfo.InvariantCulture)) { }

    /// <summary>The name of the property of <see cref="ShaclLimits"/>.</summary>
    public string Limit { get; }

    /// <summary>Its value.</summary>
    public string Allowed { get; }
}
