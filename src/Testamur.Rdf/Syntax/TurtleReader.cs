using System.Runtime.CompilerServices;
using System.Text;

namespace Testamur.Rdf.Syntax;

/// <summary>
/// Reads Turtle by recursive descent; each method is the production of
/// <see href="https://www.w3.org/TR/turtle/#sec-grammar-grammar">Turtle §6.5</see> that its comment names.
/// </summary>
internal ref partial struct TurtleReader
{
    private readonly DatasetBuilder builder;
    private readonly TermTable terms;
    private readonly TurtleNames names;
    private readonly BlankNodeScope scope;
    private readonly Utf8Scratch text = new();
    private readonly Utf8Scratch name = new();
    private Utf8Cursor cursor;
    private int depth;

    public TurtleReader(ReadOnlySpan<byte> document, DatasetBuilder builder, string? baseIri)
    {
        if (document.Length > builder.Limits.MaxBytes)
            throw new RdfLimitException(nameof(RdfLimits.MaxBytes), builder.Limits.MaxBytes);
        RdfSyntaxException.ThrowUnlessUtf8(document);
        this.builder = builder;
        terms = builder.Terms;
        names = new TurtleNames(terms, builder.Limits, baseIri);
        scope = new BlankNodeScope(builder);
        cursor = new Utf8Cursor(document);
    }

    // turtleDoc ::= statement*
    public void Read()
    {
        for (SkipSpace(); !cursor.AtEnd; SkipSpace())
            ReadStatement();
    }

    // statement ::= directive | triples '.'
    private void ReadStatement()
    {
        if (cursor.Peek == '@')
        {
            ReadDirective();
            return;
        }
        var start = cursor.Offset;
        if (char.IsAsciiLetter((char)cursor.Peek) && ReadWord() is var word && cursor.Peek != ':')
        {
            // sparqlPrefix ::= "PREFIX" PNAME_NS IRIREF and sparqlBase ::= "BASE" IRIREF: any case, no full stop.
            if (Ascii.EqualsIgnoreCase(word, "PREFIX"u8))
                ReadPrefix();
            else if (Ascii.EqualsIgnoreCase(word, "BASE"u8))
                ReadBase();
            else
                throw cursor.ErrorAt(start, "A subject is an IRI, a blank node or a collection.");
            return;
        }
        cursor.Offset = start;
        ReadTriples();
        SkipSpace();
        cursor.Take((byte)'.');
    }

    // prefixID ::= '@prefix' PNAME_NS IRIREF '.' and base ::= '@base' IRIREF '.'
    private void ReadDirective()
    {
        var start = cursor.Offset++;
        while (char.IsAsciiLetterOrDigit((char)cursor.Peek) || cursor.Peek == '-')
            cursor.Offset++;
        var keyword = cursor.From(start);
        if (keyword.SequenceEqual("@prefix"u8))
            ReadPrefix();
        else if (keyword.SequenceEqual("@base"u8))
            ReadBase();
        else
            throw cursor.ErrorAt(start, "There is no such directive.");
        SkipSpace();
        cursor.Take((byte)'.');
    }

    private void ReadPrefix()
    {
        SkipSpace();
        var prefix = Encoding.UTF8.GetString(ReadPrefixName());
        SkipSpace();
        names.Declare(prefix, Encoding.UTF8.GetBytes(ReadIriReference()));
    }

    private void ReadBase()
    {
        SkipSpace();
        names.SetBase(ReadIriReference());
    }

    // triples ::= subject predicateObjectList | blankNodePropertyList predicateObjectList?
    private void ReadTriples()
    {
        TermId subject;
        if (cursor.Peek == '[')
        {
            subject = ReadBracket(out var described);
            SkipSpace();
            if (described && cursor.Peek == '.')
                return;
        }
        else
            subject = cursor.Peek is (byte)'('
                ? ReadCollection()
                : ReadResource("A subject is an IRI, a blank node or a collection.");
        ReadPredicateObjectList(subject);
    }

    // predicateObjectList ::= verb objectList (';' (verb objectList)?)*
    private void ReadPredicateObjectList(TermId subject)
    {
        while (true)
        {
            SkipSpace();
            var predicate = ReadVerb();
            do
            {
                SkipSpace();
                builder.Add(subject, predicate, ReadObject());
                SkipSpace();
            } while (cursor.TryTake((byte)','));
            if (cursor.Peek != ';')
                return;
            while (cursor.TryTake((byte)';'))
                SkipSpace();
            if (cursor.Peek is (byte)'.' or (byte)']' || cursor.AtEnd)
                return;
        }
    }

    // verb ::= predicate | 'a'
    private TermId ReadVerb()
    {
        if (cursor.Peek == '<')
            return builder.Iri(ReadIriReference());
        var start = cursor.Offset;
        if (ReadWord() is [(byte)'a'] && cursor.Peek != ':')
            return builder.Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"u8);
        cursor.Offset = start;
        return ReadPrefixedName("A predicate is an IRI or 'a'.");
    }

    // object ::= iri | BlankNode | collection | blankNodePropertyList | literal
    private TermId ReadObject()
    {
        switch (cursor.Peek)
        {
            case (byte)'[':
                return ReadBracket(out _);
            case (byte)'(':
                return ReadCollection();
            case (byte)'"' or (byte)'\'':
                return ReadRdfLiteral();
            case (byte)'+' or (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
            case (byte)'.' when TermRules.IsDigit(cursor.PeekAt(1)):
                return ReadNumber();
            case (byte)'t' or (byte)'f':
                var start = cursor.Offset;
                var word = ReadWord();
                if (cursor.Peek != ':' && (word.SequenceEqual("true"u8) || word.SequenceEqual("false"u8)))
                    return builder.Literal(word, "http://www.w3.org/2001/XMLSchema#boolean"u8);
                cursor.Offset = start;
                break;
        }
        return ReadResource("An object is an IRI, a blank node, a collection or a literal.");
    }

    // ANON, or blankNodePropertyList ::= '[' predicateObjectList ']'
    private TermId ReadBracket(out bool described)
    {
        var start = cursor.Offset;
        Enter();
        cursor.Offset++;
        SkipSpace();
        var node = builder.NewBlankNode();
        described = cursor.Peek != ']';
        if (described)
            ReadPredicateObjectList(node);
        SkipSpace();
        if (!cursor.TryTake((byte)']'))
            throw cursor.AtEnd ? cursor.ErrorAt(start, "The bracket is not closed.") : cursor.Error("']' is missing.");
        depth--;
        return node;
    }

    // collection ::= '(' object* ')'
    private TermId ReadCollection()
    {
        var start = cursor.Offset;
        Enter();
        cursor.Offset++;
        var first = builder.Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#first"u8);
        var rest = builder.Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"u8);
        var nil = builder.Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"u8);
        TermId head = default,
            last = default;
        for (SkipSpace(); !cursor.TryTake((byte)')'); SkipSpace())
        {
            if (cursor.AtEnd)
                throw cursor.ErrorAt(start, "The collection is not closed.");
            var item = builder.NewBlankNode();
            if (last.IsNone)
                head = item;
            else
                builder.Add(last, rest, item);
            builder.Add(item, first, ReadObject());
            last = item;
        }
        depth--;
        if (last.IsNone)
            return nil;
        builder.Add(last, rest, nil);
        return head;
    }

    private void Enter()
    {
        // The second condition only meets limits that a caller set too high for the stack.
        if (++depth > builder.Limits.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new RdfLimitException(nameof(RdfLimits.MaxDepth), builder.Limits.MaxDepth);
    }
}
