using System.Globalization;

namespace Testamur.Rdf.Canonicalization;

/// <summary>
/// The quads of a dataset under canonical labels, in code point order
/// (<see href="https://www.w3.org/TR/rdf-canon/#canon-algo-algo">RDFC-1.0 §4.4.3</see>, steps 6 and 7).
/// </summary>
/// <remarks>
/// Lines are ordered by their terms, one after another, and before they are written. That is the order of the lines: where one term
/// begins another, the shorter is followed by a space, which is less than any character that can follow it in the longer; and
/// the full stop of a line without graph is less than any graph.
/// </remarks>
internal sealed class CanonicalForm : IDisposable
{
    private const int MaxLabelBytes = 16;

    private readonly PooledBytes output;
    private readonly Dataset dataset;
    private readonly BlankNodes nodes;
    private readonly byte[] labels;
    private readonly byte[] labelLengths;

    public CanonicalForm(Dataset dataset, BlankNodes nodes, IdentifierIssuer issuer, int maxBytes)
    {
        this.dataset = dataset;
        this.nodes = nodes;
        labels = new byte[MaxLabelBytes * nodes.Count];
        labelLengths = new byte[nodes.Count];
        for (var i = 0; i < nodes.Count; i++)
        {
            var label = labels.AsSpan(MaxLabelBytes * issuer.Order[i], MaxLabelBytes);
            "_:c14n"u8.CopyTo(label);
            i.TryFormat(label[6..], out var digits, provider: CultureInfo.InvariantCulture);
            labelLengths[issuer.Order[i]] = (byte)(6 + digits);
        }

        output = new PooledBytes(maxBytes);
        foreach (var index in Order())
            Write(dataset.Ids[index]);
    }

    public ReadOnlySpan<byte> Utf8 => output.Written;

    public void Dispose() => output.Dispose();

    private int[] Order()
    {
        var ids = dataset.Ids;
        var ranks = Ranks();
        // Subject and predicate decide nearly always, and compare as one number.
        var keys = new long[ids.Length];
        var order = new int[ids.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            keys[i] = ((long)ranks[ids[i].Subject.Value] << 32) | (uint)ranks[ids[i].Predicate.Value];
            order[i] = i;
        }
        Array.Sort(keys, order);
        for (var start = 0; start < order.Length; )
        {
            var end = start + 1;
            while (end < order.Length && keys[end] == keys[start])
                end++;
            if (end > start + 1)
                order.AsSpan(start..end).Sort(CompareObjects);
            start = end;
        }
        return order;
    }

    /// <summary>The place of each subject and predicate in code point order.</summary>
    private int[] Ranks()
    {
        var ranks = new int[dataset.TermCount + 1];
        var terms = new int[dataset.TermCount];
        var count = 0;
        foreach (var quad in dataset.Ids)
        {
            Mark(quad.Subject.Value);
            Mark(quad.Predicate.Value);
        }
        Array.Sort(terms, 0, count, Comparer<int>.Create((a, b) => Token(a).SequenceCompareTo(Token(b))));
        for (var i = 0; i < count; i++)
            ranks[terms[i]] = i;
        return ranks;

        void Mark(int term)
        {
            if (ranks[term] != 0)
                return;
            ranks[term] = -1;
            terms[count++] = term;
        }
    }

    private int CompareObjects(int a, int b)
    {
        var (left, right) = (dataset.Ids[a], dataset.Ids[b]);
        if (left.Object != right.Object)
            return Token(left.Object.Value).SequenceCompareTo(Token(right.Object.Value));
        return left.Graph == right.Graph ? 0 : Token(left.Graph.Value).SequenceCompareTo(Token(right.Graph.Value));
    }

    private void Write(QuadIds quad)
    {
        Write(quad.Subject);
        Write(quad.Predicate);
        Write(quad.Object);
        if (!quad.Graph.IsNone)
            Write(quad.Graph);
        ".\n"u8.CopyTo(output.Take(2));
    }

    private void Write(TermId term)
    {
        var token = Token(term.Value);
        var room = output.Take(token.Length + 1);
        token.CopyTo(room);
        room[token.Length] = (byte)' ';
    }

    /// <summary>The term as it is written; empty for the default graph.</summary>
    private ReadOnlySpan<byte> Token(int term)
    {
        var node = nodes.Of(new TermId(term));
        return node < 0 ? dataset.Terms.Token(term) : labels.AsSpan(MaxLabelBytes * node, labelLengths[node]);
    }
}
