using System.Buffers;

namespace Testamur.Rdf.Syntax;

/// <summary>
/// Writes Turtle. A blank node that is the object of one triple stands there in brackets, or in parentheses when it is a collection;
/// others have labels.
/// </summary>
internal sealed class TurtleWriter
{
    // Far below what readers allow; what lies deeper is written by label.
    private const int MaxDepth = 16;

    private readonly Dataset dataset;
    private readonly IBufferWriter<byte> output;
    private readonly TurtleShape shape;
    private readonly TurtleTerms terms;
    private readonly bool[] written;
    private int depth;

    public TurtleWriter(Dataset dataset, IBufferWriter<byte> output, IReadOnlyDictionary<string, string> prefixes)
    {
        this.dataset = dataset;
        this.output = output;
        shape = new TurtleShape(dataset);
        terms = new TurtleTerms(dataset, output, prefixes);
        written = new bool[dataset.TermCount + 1];
    }

    public void Write()
    {
        terms.WritePrefixes();
        // First what nothing else holds; then what only stands in circles or lies too deep.
        foreach (var subject in shape.Subjects)
        {
            if (!shape.StandsOnce(subject))
                WriteSubject(subject);
        }
        foreach (var subject in shape.Subjects)
        {
            if (!written[subject])
                WriteSubject(subject);
        }
    }

    private void WriteSubject(int subject)
    {
        written[subject] = true;
        if (shape.StandsNowhere(subject))
            output.Write("[]"u8);
        else
            terms.Write(subject);
        WriteProperties(subject, "\n    "u8);
        output.Write(" .\n"u8);
    }

    private void WriteProperties(int subject, ReadOnlySpan<byte> separator)
    {
        var first = true;
        foreach (var property in shape.QuadsOf(subject).ToArray().GroupBy(quad => dataset.Ids[quad].Predicate.Value))
        {
            if (!first)
                output.Write(" ;"u8);
            output.Write(separator);
            first = false;
            terms.WriteVerb(property.Key);
            var comma = false;
            foreach (var quad in property)
            {
                output.Write(comma ? ", "u8 : " "u8);
                comma = true;
                WriteObject(dataset.Ids[quad].Object.Value);
            }
        }
    }

    private void WriteObject(int term)
    {
        if (dataset.Terms.KindOf(term) != TermKind.BlankNode)
            terms.Write(term);
        else if (!shape.StandsOnce(term) || written[term] || depth == MaxDepth)
            terms.Write(term);
        else if (shape.IsList(term))
            WriteList(term);
        else
        {
            written[term] = true;
            depth++;
            output.Write("["u8);
            WriteProperties(term, " "u8);
            output.Write(shape.QuadsOf(term).IsEmpty ? "]"u8 : " ]"u8);
            depth--;
        }
    }

    private void WriteList(int node)
    {
        depth++;
        output.Write("("u8);
        while (dataset.Terms.KindOf(node) == TermKind.BlankNode)
        {
            written[node] = true;
            output.Write(" "u8);
            WriteObject(shape.FirstOf(node));
            node = shape.RestOf(node);
        }
        output.Write(" )"u8);
        depth--;
    }
}
