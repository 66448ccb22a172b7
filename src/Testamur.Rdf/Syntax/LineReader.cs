namespace Testamur.Rdf.Syntax;

/// <summary>Reads N-Quads, or N-Triples when there are no graph names.</summary>
internal ref struct LineReader
{
    private readonly TermTable terms;
    private readonly DatasetBuilder builder;
    private readonly BlankNodeScope? scope;
    private readonly bool graphs;
    private readonly Utf8Scratch text = new();
    private readonly Utf8Scratch name = new();
    private Utf8Cursor cursor;

    public LineReader(ReadOnlySpan<byte> document, DatasetBuilder builder, bool graphs)
    {
        if (document.Length > builder.Limits.MaxBytes)
            throw new RdfLimitException(nameof(RdfLimits.MaxBytes), builder.Limits.MaxBytes);
        RdfSyntaxException.ThrowUnlessUtf8(document);
        this.builder = builder;
        this.graphs = graphs;
        terms = builder.Terms;
        scope = terms.Count == 0 ? null : new BlankNodeScope(builder);
        cursor = new Utf8Cursor(document);
    }

    // nquadsDoc: https://www.w3.org/TR/n-quads/#n-quads-grammar
    public void Read()
    {
        while (true)
        {
            SkipSpace();
            if (cursor.AtEnd)
                return;
            if (cursor.TryTake((byte)'\n') || cursor.TryTake((byte)'\r'))
                continue;
            ReadStatement();
            SkipSpace();
            if (!cursor.AtEnd && cursor.Peek is not ((byte)'\n' or (byte)'\r'))
                throw cursor.Error("A statement ends its line.");
        }
    }

    private void ReadStatement()
    {
        var subject = ReadNode("A subject is an IRI or a blank node.");
        SkipSpace();
        if (cursor.Peek != '<')
            throw cursor.Error("A predicate is an IRI.");
        var predicate = ReadIri();
        SkipSpace();
        var value = cursor.Peek == '"' ? ReadLiteral() : ReadNode("An object is an IRI, a blank node or a literal.");
        SkipSpace();
        TermId graph = default;
        if (graphs && cursor.Peek is (byte)'<' or (byte)'_')
        {
            graph = ReadNode("A graph name is an IRI or a blank node.");
            SkipSpace();
        }
        cursor.Take((byte)'.');
        builder.Add(subject, predicate, value, graph);
    }

    private TermId ReadNode(string expected) =>
        cursor.Peek switch
        {
            (byte)'<' => ReadIri(),
            (byte)'_' => ReadBlankNode(),
            _ => throw cursor.Error(expected),
        };

    private TermId ReadBlankNode()
    {
        var start = cursor.Offset;
        var label = cursor.ReadLabel(colons: true);
        return scope?.Node(label) ?? new TermId(terms.AddToken(cursor.From(start), TermKind.BlankNode));
    }

    private TermId ReadIri()
    {
        var start = cursor.Offset;
        var iri = ReadAbsoluteIri(name);
        // The token stands in the document as it is, unless it had escapes.
        return new TermId(
            cursor.Offset - start == iri.Length + 2 ? terms.AddToken(cursor.From(start), TermKind.Iri) : terms.AddIri(iri)
        );
    }

    private ReadOnlySpan<byte> ReadAbsoluteIri(Utf8Scratch scratch)
    {
        var start = cursor.Offset;
        var iri = cursor.ReadIriReference(scratch);
        return TermRules.HasScheme(iri) ? iri : throw cursor.ErrorAt(start, "The IRI is relative.");
    }

    private TermId ReadLiteral()
    {
        var value = cursor.ReadString(text);
        SkipSpace();
        if (cursor.Peek == '@')
            return new TermId(terms.AddLanguage(value, cursor.ReadLanguage()));
        if (cursor.Peek != '^')
            return builder.Literal(value);
        cursor.Offset++;
        cursor.Take((byte)'^');
        SkipSpace();
        if (cursor.Peek != '<')
            throw cursor.Error("A datatype is an IRI.");
        return new TermId(terms.AddTyped(value, ReadAbsoluteIri(name)));
    }

    private void SkipSpace()
    {
        while (cursor.Peek is (byte)' ' or (byte)'\t')
            cursor.Offset++;
        if (cursor.Peek == '#')
            cursor.SkipLine();
    }
}
