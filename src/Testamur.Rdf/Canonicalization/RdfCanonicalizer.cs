using System.Globalization;

namespace Testamur.Rdf.Canonicalization;

/// <summary>
/// RDF Dataset Canonicalization, RDFC-1.0 (<see href="https://www.w3.org/TR/rdf-canon/">W3C Recommendation</see>): datasets that
/// differ only in the labels of their blank nodes and in the order of their quads get the same bytes.
/// </summary>
public static class RdfCanonicalizer
{
    /// <summary>The canonical form and the issued identifiers map.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="options">Hash algorithm and budgets; null for <see cref="CanonicalizationOptions.Default"/>.</param>
    /// <exception cref="CanonicalizationLimitException">The dataset passes a budget, as poison graphs do.</exception>
    /// <exception cref="ArgumentException">The dataset is generalized, or the hash algorithm is not of RDFC-1.0.</exception>
    public static CanonicalDataset Canonicalize(Dataset dataset, CanonicalizationOptions? options = null)
    {
        options = CanonicalizationOptions.Checked(options);
        var (nodes, issuer) = Label(dataset, options);
        using var form = new CanonicalForm(dataset, nodes, issuer, options.MaxBytes);
        var map = new Dictionary<string, string>(nodes.Count, StringComparer.Ordinal);
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = issuer.Order[i];
            map.Add(dataset.Terms.Value(nodes.TermOf(node)), string.Create(CultureInfo.InvariantCulture, $"c14n{i}"));
        }
        return new CanonicalDataset(form.Utf8.ToArray(), map.AsReadOnly());
    }

    /// <summary>The hash of the canonical form with the hash algorithm of the options, without a copy of the form.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="destination">Where the hash goes: 32 bytes with SHA-256, 48 with SHA-384.</param>
    /// <param name="options">Hash algorithm and budgets; null for <see cref="CanonicalizationOptions.Default"/>.</param>
    /// <returns>The bytes written.</returns>
    /// <exception cref="CanonicalizationLimitException">The dataset passes a budget, as poison graphs do.</exception>
    /// <exception cref="ArgumentException">
    /// The dataset is generalized, the hash algorithm is not of RDFC-1.0, or the destination is too short.
    /// </exception>
    public static int Hash(Dataset dataset, Span<byte> destination, CanonicalizationOptions? options = null)
    {
        options = CanonicalizationOptions.Checked(options);
        var digest = new Digest(options.HashAlgorithm);
        if (destination.Length < digest.Length)
            throw new ArgumentException("The destination is too short for the hash.", nameof(destination));
        var (nodes, issuer) = Label(dataset, options);
        using var form = new CanonicalForm(dataset, nodes, issuer, options.MaxBytes);
        return digest.Of(form.Utf8, destination);
    }

    private static (BlankNodes Nodes, IdentifierIssuer Issuer) Label(Dataset dataset, CanonicalizationOptions options)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.IsGeneralized)
            throw new ArgumentException("RDFC-1.0 does not cover generalized datasets.", nameof(dataset));
        ThrowIfLonger(dataset, options.MaxBytes);
        var nodes = new BlankNodes(dataset);
        return (nodes, CanonicalLabels.Issue(dataset, nodes, options));
    }

    // Before anything is hashed: a term of a megabyte may stand in every quad.
    private static void ThrowIfLonger(Dataset dataset, int maxBytes)
    {
        var bytes = 0L;
        foreach (var quad in dataset.Ids)
            bytes += 2 + Measure(quad.Subject) + Measure(quad.Predicate) + Measure(quad.Object) + Measure(quad.Graph);
        if (bytes > maxBytes)
            throw new CanonicalizationLimitException(nameof(CanonicalizationOptions.MaxBytes), maxBytes);

        int Measure(TermId term) =>
            dataset.Terms.KindOf(term.Value) switch
            {
                TermKind.None => 0,
                TermKind.BlankNode => "_:c14n0 ".Length,
                _ => dataset.Terms.Token(term.Value).Length + 1,
            };
    }
}
