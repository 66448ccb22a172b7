using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Rdf;
using Testamur.Rdf.JsonLd;

namespace Testamur.Credentials.Proofs.SelectiveDisclosure;

/// <summary>
/// The statements of a credential, and which of them JSON pointers select
/// (<see href="https://www.w3.org/TR/vc-di-ecdsa/#canonicalizeandgroup">VC-DI-ECDSA §3.4.16</see>).
/// </summary>
internal sealed class DisclosureGroups
{
    private readonly Skolemized document;
    private readonly Dictionary<string, string> labels;

    private DisclosureGroups(Skolemized document, Dictionary<string, string> labels)
    {
        this.document = document;
        this.labels = labels;
        Lines = Statements.Lines(document.Dataset, labels);
    }

    /// <summary>All statements, in order.</summary>
    public byte[][] Lines { get; }

    /// <exception cref="JsonLdException">The credential is refused.</exception>
    /// <exception cref="Rdf.Canonicalization.CanonicalizationLimitException">The credential's graph passes a budget.</exception>
    public static DisclosureGroups Of(JsonObject credential, byte[] hmacKey, JsonLdProcessor jsonLd)
    {
        var document = Skolemized.Of(credential, jsonLd);
        return new(document, Statements.Hide(Statements.CanonicalLabels(document.Dataset), hmacKey));
    }

    /// <summary>The statements of what a holder shows, under the labels that were signed; null when a blank node has none or one has two.</summary>
    public static byte[][]? LinesOf(JsonObject shown, IReadOnlyDictionary<int, string> signedLabels, JsonLdProcessor jsonLd)
    {
        var dataset = jsonLd.ToRdf(JsonText.Write(shown));
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (label, canonical) in Statements.CanonicalLabels(dataset))
        {
            if (!signedLabels.TryGetValue(Number(canonical), out var signed))
                return null;
            labels.Add(label, signed);
        }
        // Two nodes under one label would be one node, of whom nobody has signed anything.
        return labels.Values.Distinct(StringComparer.Ordinal).Count() == labels.Count ? Statements.Lines(dataset, labels) : null;
    }

    /// <summary>The places in <see cref="Lines"/> of what the pointers select; ascending.</summary>
    /// <exception cref="ArgumentException">A pointer selects nothing.</exception>
    public SortedSet<int> Select(IReadOnlyCollection<string> pointers) => Find(document.Select(pointers));

    /// <summary>The proof of what the mandatory and the selective pointers select (<see href="https://www.w3.org/TR/vc-di-ecdsa/#createdisclosuredata">§3.4.17</see>).</summary>
    /// <exception cref="ArgumentException">A pointer selects nothing, or the base proof is of another document.</exception>
    public DerivedProof Derive(BaseProof made, IReadOnlyList<string> selectivePointers)
    {
        var mandatory = Select(made.MandatoryPointers);
        if (Lines.Length - mandatory.Count != made.Signatures.Count)
            throw new ArgumentException("The base proof does not belong to the document.", nameof(made));
        var selective = Select(selectivePointers);
        var shown = document.Select([.. made.MandatoryPointers, .. selectivePointers]);
        var combined = Find(shown);
        var signatures = new List<byte[]>();
        for (int i = 0, next = 0; i < Lines.Length; i++)
        {
            if (mandatory.Contains(i))
                continue;
            if (selective.Contains(i))
                signatures.Add(made.Signatures[next]);
            next++;
        }
        var relative = combined.Index().Where(entry => mandatory.Contains(entry.Item)).Select(entry => entry.Index);
        var numbered = Statements.CanonicalLabels(shown).ToDictionary(entry => Number(entry.Value), entry => labels[entry.Key]);
        return new(made.Signature, made.PublicKey, signatures, numbered, [.. relative]);
    }

    private SortedSet<int> Find(Dataset part)
    {
        var found = new SortedSet<int>();
        foreach (var line in Statements.Lines(part, labels))
        {
            var at = Array.BinarySearch(Lines, line, Statements.ByteOrder);
            found.Add(
                at >= 0
                    ? at
                    : throw new ArgumentException(
                        $"The selected part says more than the whole: {Encoding.UTF8.GetString(line)}",
                        nameof(part)
                    )
            );
        }
        return found;
    }

    // "c14n12" is 12.
    private static int Number(string canonical) =>
        int.Parse(canonical.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture);
}
