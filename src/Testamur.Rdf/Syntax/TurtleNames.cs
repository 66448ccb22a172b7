using System.Text;

namespace Testamur.Rdf.Syntax;

/// <summary>The base and the prefixes of a Turtle document, and the IRIs it makes of names within a budget.</summary>
internal sealed class TurtleNames(TermTable terms, RdfLimits limits, string? baseIri)
{
    private readonly Dictionary<string, byte[]> prefixes = new(StringComparer.Ordinal);
    private readonly Utf8Scratch joined = new();
    private long expanded;

    public void SetBase(string iri) => baseIri = iri;

    public void Declare(string prefix, ReadOnlySpan<byte> iri)
    {
        Charge(iri.Length);
        prefixes[prefix] = iri.ToArray();
    }

    /// <summary>The IRI that a reference means, or null when it is relative and there is no base.</summary>
    public string? Resolve(ReadOnlySpan<byte> reference)
    {
        var text = Encoding.UTF8.GetString(reference);
        if (TermRules.HasScheme(reference))
            return text;
        if (baseIri is null)
            return null;
        Charge(4L * (baseIri.Length + reference.Length));
        return IriReference.Resolve(baseIri, text);
    }

    /// <summary>The term that a prefixed name means, or no term when nobody declared the prefix.</summary>
    public TermId Expand(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> local)
    {
        var iri = ExpandToIri(prefix, local, out var known);
        return known ? new TermId(terms.AddIri(iri)) : default;
    }

    public ReadOnlySpan<byte> ExpandToIri(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> local, out bool known)
    {
        known = prefixes.TryGetValue(Encoding.UTF8.GetString(prefix), out var iri);
        if (!known)
            return default;
        Charge(iri!.Length + local.Length);
        joined.Clear();
        joined.Append(iri);
        joined.Append(local);
        return joined.Written;
    }

    private void Charge(long bytes)
    {
        expanded += bytes;
        if (expanded > limits.MaxExpandedBytes)
            throw new RdfLimitException(nameof(RdfLimits.MaxExpandedBytes), limits.MaxExpandedBytes);
    }
}
