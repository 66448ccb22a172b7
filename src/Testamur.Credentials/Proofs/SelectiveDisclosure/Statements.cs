using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Testamur.Credentials.Json;
using Testamur.Rdf;
using Testamur.Rdf.Canonicalization;

namespace Testamur.Credentials.Proofs.SelectiveDisclosure;

/// <summary>
/// The statements of a document as the lines of N-Quads that are signed one by one, in code point order, with the labels of blank nodes
/// replaced so that what is not shown cannot be guessed from the numbering
/// (<see href="https://www.w3.org/TR/vc-di-ecdsa/#labelreplacementcanonicalizejsonld">VC-DI-ECDSA §3.4.2 and 3.4.3</see>).
/// </summary>
internal static class Statements
{
    /// <summary>Compares as the bytes do, which is code point order.</summary>
    public static readonly Comparer<byte[]> ByteOrder = Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b));

    /// <summary>For each blank node's label, the canonical one.</summary>
    /// <exception cref="CanonicalizationLimitException">The dataset passes a budget.</exception>
    public static IReadOnlyDictionary<string, string> CanonicalLabels(Dataset dataset) =>
        RdfCanonicalizer.Canonicalize(dataset).IssuedIdentifiers;

    /// <summary>For each blank node's label, one that only who has the key can derive (<see href="https://www.w3.org/TR/vc-di-ecdsa/#createhmacidlabelmapfunction">§3.4.5</see>).</summary>
    public static Dictionary<string, string> Hide(IReadOnlyDictionary<string, string> canonical, byte[] hmacKey) =>
        canonical.ToDictionary(
            entry => entry.Key,
            entry => "u" + Multibase.ToBase64Url(HMACSHA256.HashData(hmacKey, Encoding.ASCII.GetBytes(entry.Value))),
            StringComparer.Ordinal
        );

    /// <summary>The lines, each with its line feed, in order.</summary>
    /// <exception cref="ArgumentException">A blank node has no label in the map, as those between the items of a list.</exception>
    public static byte[][] Lines(Dataset dataset, IReadOnlyDictionary<string, string> labels)
    {
        var replaced = new Dictionary<TermId, byte[]>();
        var lines = new byte[dataset.Count][];
        var line = new ArrayBufferWriter<byte>(256);
        for (var i = 0; i < lines.Length; i++)
        {
            var quad = dataset.Ids[i];
            line.ResetWrittenCount();
            Write(quad.Subject);
            Write(quad.Predicate);
            Write(quad.Object);
            if (!quad.Graph.IsNone)
                Write(quad.Graph);
            line.Write(".\n"u8);
            lines[i] = line.WrittenSpan.ToArray();
        }
        Array.Sort(lines, ByteOrder);
        return lines;

        void Write(TermId term)
        {
            line.Write(dataset.KindOf(term) == TermKind.BlankNode ? Label(term) : dataset.Token(term));
            line.Write(" "u8);
        }

        byte[] Label(TermId term)
        {
            if (replaced.TryGetValue(term, out var label))
                return label;
            if (!labels.TryGetValue(dataset.Value(term), out var signed))
                throw new ArgumentException(
                    "What is selected holds a list in part; such lists can be shown whole or not at all."
                );
            return replaced[term] = Encoding.ASCII.GetBytes("_:" + signed);
        }
    }

    /// <summary>The digest of several lines on end.</summary>
    public static byte[] Hash(IEnumerable<byte[]> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines)
            hash.AppendData(line);
        return hash.GetHashAndReset();
    }
}
