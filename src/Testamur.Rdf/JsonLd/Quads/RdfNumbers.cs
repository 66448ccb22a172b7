using System.Globalization;

namespace Testamur.Rdf.JsonLd.Quads;

/// <summary>Numbers as literals (<see href="https://www.w3.org/TR/json-ld11-api/#object-to-rdf-conversion">§8.2.2</see>, steps 10 and 11).</summary>
internal static class RdfNumbers
{
    /// <summary>Whether a number is a double in RDF: it has a fraction, is 10^21 or more, or is to be one.</summary>
    public static bool IsDouble(double value, string? datatype) =>
        Math.Truncate(value) != value || Math.Abs(value) >= 1e21 || datatype == RdfNames.Double;

    /// <summary>The canonical form of xsd:integer.</summary>
    public static string Integer(double value) => value == 0 ? "0" : value.ToString("F0", CultureInfo.InvariantCulture);

    /// <summary>The canonical form of xsd:double: fifteen digits after the point at most, one at least.</summary>
    public static string Double(double value)
    {
        var text = value.ToString("E15", CultureInfo.InvariantCulture);
        var e = text.IndexOf('E', StringComparison.Ordinal);
        var mantissa = text[..e].TrimEnd('0');
        if (mantissa.EndsWith('.'))
            mantissa += "0";
        return $"{mantissa}E{int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)}";
    }
}
