using System.Globalization;
using System.Runtime.CompilerServices;

namespace Testamur.Rdf.Canonicalization;

/// <summary>
/// Hash N-Degree Quads (<see href="https://www.w3.org/TR/rdf-canon/#hash-nd-quads">RDFC-1.0 §4.8</see>): tells nodes apart by the
/// nodes around them, trying every order of those that look alike. It can take exponential time, hence the budgets.
/// </summary>
internal sealed class NDegreeHashes(
    Dataset dataset,
    BlankNodes nodes,
    FirstDegreeHashes firstDegree,
    IdentifierIssuer canonical,
    CanonicalizationOptions options
) : IDisposable
{
    private readonly Digest digest = new(options.HashAlgorithm);
    private readonly PooledBytes input = new(options.MaxBytes);
    private int work;
    private int depth;

    public (byte[] Hash, IdentifierIssuer Issuer) Hash(int node, IdentifierIssuer issuer)
    {
        Work(1);
        // The second condition only meets limits that a caller set too high for the stack.
        if (++depth > options.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new CanonicalizationLimitException(nameof(CanonicalizationOptions.MaxDepth), options.MaxDepth);
        var data = new List<byte>();
        // Step 5, by hash in code point order.
        foreach (var (hash, related) in Related(node, issuer))
        {
            AppendHex(data, hash);
            var (path, chosen) = Choose(related, issuer);
            data.AddRange(path);
            issuer = chosen;
        }
        depth--;
        return (Digest(data), issuer);
    }

    public void Dispose() => input.Dispose();

    // Steps 2 and 3: the blank nodes beside this one, by how they are related to it.
    private SortedDictionary<byte[], List<int>> Related(int node, IdentifierIssuer issuer)
    {
        var related = new SortedDictionary<byte[], List<int>>(ByteOrder.Instance);
        foreach (var index in nodes.QuadsOf(node))
        {
            var quad = dataset.Ids[index];
            Add(quad.Subject, (byte)'s', quad);
            Add(quad.Object, (byte)'o', quad);
            Add(quad.Graph, (byte)'g', quad);
        }
        return related;

        void Add(TermId term, byte position, QuadIds quad)
        {
            var other = nodes.Of(term);
            if (other < 0 || other == node)
                return;
            var hash = RelatedHash(other, quad, issuer, position);
            if (!related.TryGetValue(hash, out var list))
                related.Add(hash, list = []);
            list.Add(other);
        }
    }

    // Hash Related Blank Node: https://www.w3.org/TR/rdf-canon/#hash-related-blank-node
    private byte[] RelatedHash(int related, QuadIds quad, IdentifierIssuer issuer, byte position)
    {
        input.Clear();
        input.Append(position);
        if (position != 'g')
            input.Append(dataset.Terms.Token(quad.Predicate.Value));
        if (canonical.TryGet(related, out var number))
            AppendLabel("_:c14n"u8, number);
        else if (issuer.TryGet(related, out number))
            AppendLabel("_:b"u8, number);
        else
        {
            var hash = firstDegree[related];
            Convert.TryToHexStringLower(hash, input.Take(2 * hash.Length), out _);
        }
        Work(1 + (input.Length >> 8));
        var result = new byte[digest.Length];
        digest.Of(input.Written, result);
        return result;
    }

    // Steps 5.2 to 5.4: of all orders of the nodes, the one with the least path.
    private (List<byte> Path, IdentifierIssuer Issuer) Choose(List<int> related, IdentifierIssuer issuer)
    {
        List<byte> chosenPath = [];
        var chosenIssuer = issuer;
        var order = related.ToArray();
        Array.Sort(order);
        do
        {
            if (
                Walk(order, issuer, chosenPath) is not var (path, copy)
                || (chosenPath.Count > 0 && Compare(path, chosenPath) >= 0)
            )
                continue;
            chosenPath = path;
            chosenIssuer = copy;
        } while (Permutation.Next(order));
        return (chosenPath, chosenIssuer);
    }

    // Steps 5.4.1 to 5.4.5; null when the path cannot become the least.
    private (List<byte> Path, IdentifierIssuer Issuer)? Walk(int[] order, IdentifierIssuer issuer, List<byte> chosenPath)
    {
        Work(1 + (issuer.Order.Count >> 4));
        var copy = issuer.Copy();
        var path = new List<byte>();
        var recursion = new List<int>();
        foreach (var node in order)
        {
            Work(1);
            if (canonical.TryGet(node, out var number))
                AppendLabel(path, "_:c14n"u8, number);
            else
            {
                if (!copy.TryGet(node, out _))
                    recursion.Add(node);
                AppendLabel(path, "_:b"u8, copy.Issue(node));
            }
            if (IsWorse(path, chosenPath))
                return null;
        }
        foreach (var node in recursion)
        {
            var (hash, deeper) = Hash(node, copy);
            AppendLabel(path, "_:b"u8, copy.Issue(node));
            path.Add((byte)'<');
            AppendHex(path, hash);
            path.Add((byte)'>');
            copy = deeper;
            if (IsWorse(path, chosenPath))
                return null;
        }
        return (path, copy);
    }

    private static bool IsWorse(List<byte> path, List<byte> chosen) =>
        chosen.Count > 0 && path.Count >= chosen.Count && Compare(path, chosen) > 0;

    private static int Compare(List<byte> a, List<byte> b) => ByteOrder.Span(a).SequenceCompareTo(ByteOrder.Span(b));

    private byte[] Digest(List<byte> data)
    {
        var result = new byte[digest.Length];
        digest.Of(ByteOrder.Span(data), result);
        return result;
    }

    private void Work(int amount)
    {
        work += amount;
        if (work > options.MaxWork || work < 0)
            throw new CanonicalizationLimitException(nameof(CanonicalizationOptions.MaxWork), options.MaxWork);
    }

    private void AppendLabel(ReadOnlySpan<byte> prefix, int number)
    {
        Span<byte> digits = stackalloc byte[11];
        number.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        input.Append(prefix);
        input.Append(digits[..length]);
    }

    private static void AppendLabel(List<byte> path, ReadOnlySpan<byte> prefix, int number)
    {
        Span<byte> digits = stackalloc byte[11];
        number.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        path.AddRange(prefix);
        path.AddRange(digits[..length]);
    }

    private static void AppendHex(List<byte> path, ReadOnlySpan<byte> hash)
    {
        Span<byte> hex = stackalloc byte[128];
        Convert.TryToHexStringLower(hash, hex, out var length);
        path.AddRange(hex[..length]);
    }
}
