namespace Testamur.Rdf;

/// <summary>
/// Collects terms and quads into a <see cref="Dataset"/>. A term is added once and gets a number; quads are made of numbers, and a
/// quad that is there already is not added again. Text comes as UTF-8 or UTF-16. For one thread.
/// </summary>
/// <remarks>
/// What cannot stand in an RDF dataset is refused at once with <see cref="ArgumentException"/>, so nothing can be smuggled from a
/// term into the lines of N-Quads; callers that read hostile input ask <see cref="Iri.IsWellFormed(ReadOnlySpan{char})"/> and its kin
/// first. What passes a budget is refused with <see cref="RdfLimitException"/>.
/// </remarks>
public sealed class DatasetBuilder
{
    private readonly RdfLimits limits;
    private TermTable terms;
    private QuadTable quads;
    private int freshLabels;

    /// <summary>An empty builder.</summary>
    /// <param name="limits">The budgets; null for <see cref="RdfLimits.Default"/>.</param>
    /// <param name="generalized">
    /// Whether a predicate may be a blank node, as
    /// <see href="https://www.w3.org/TR/rdf11-concepts/#section-generalized-rdf">generalized RDF</see> allows.
    /// </param>
    public DatasetBuilder(RdfLimits? limits = null, bool generalized = false)
    {
        this.limits = limits ?? RdfLimits.Default;
        IsGeneralized = generalized;
        terms = new TermTable(this.limits);
        quads = new QuadTable(this.limits.MaxQuads);
    }

    /// <summary>A builder with room for the terms of a document: they are seldom longer than it is.</summary>
    internal DatasetBuilder(RdfLimits? limits, int documentBytes)
        : this(limits) => terms = new TermTable(this.limits, Math.Clamp(documentBytes + 64, 1024, 1 << 20));

    /// <summary>Whether a predicate may be a blank node.</summary>
    public bool IsGeneralized { get; }

    /// <summary>Distinct quads so far.</summary>
    public int Count => quads.Count;

    internal RdfLimits Limits => limits;

    internal TermTable Terms => terms;

    /// <summary>The number of an IRI; equal texts get equal numbers.</summary>
    /// <exception cref="ArgumentException"><see cref="Rdf.Iri.IsWellFormed(ReadOnlySpan{char})"/> does not hold.</exception>
    /// <exception cref="RdfLimitException">The term or all terms together grow too long.</exception>
    public TermId Iri(ReadOnlySpan<char> iri) => new(terms.AddIri(iri));

    /// <inheritdoc cref="Iri(ReadOnlySpan{char})"/>
    public TermId Iri(ReadOnlySpan<byte> utf8) => new(terms.AddIri(utf8));

    /// <summary>The number of the blank node with this label, given without <c>_:</c>.</summary>
    /// <exception cref="ArgumentException"><see cref="Rdf.BlankNode.IsWellFormedLabel(ReadOnlySpan{char})"/> does not hold.</exception>
    /// <exception cref="RdfLimitException">The term or all terms together grow too long.</exception>
    public TermId BlankNode(ReadOnlySpan<char> label) => new(terms.AddBlankNode(label));

    /// <inheritdoc cref="BlankNode(ReadOnlySpan{char})"/>
    public TermId BlankNode(ReadOnlySpan<byte> utf8) => new(terms.AddBlankNode(utf8));

    /// <summary>A blank node that is in no quad yet, under a label <c>b0</c>, <c>b1</c>, … that nothing uses.</summary>
    /// <exception cref="RdfLimitException">All terms together grow too long.</exception>
    public TermId NewBlankNode()
    {
        Span<byte> label = stackalloc byte[16];
        "_:b"u8.CopyTo(label);
        while (true)
        {
            freshLabels.TryFormat(label[3..], out var digits, provider: System.Globalization.CultureInfo.InvariantCulture);
            freshLabels++;
            if (terms.Find(label[..(3 + digits)]) == 0)
                return new TermId(terms.AddToken(label[..(3 + digits)], TermKind.BlankNode));
        }
    }

    /// <summary>The number of a literal of a datatype other than <c>rdf:langString</c>.</summary>
    /// <exception cref="ArgumentException">
    /// The value is no well-formed Unicode, or <see cref="Rdf.Iri.IsWellFormed(ReadOnlySpan{char})"/> does not hold for the datatype.
    /// </exception>
    /// <exception cref="RdfLimitException">The term or all terms together grow too long.</exception>
    public TermId Literal(ReadOnlySpan<char> value, ReadOnlySpan<char> datatype) => new(terms.AddTyped(value, datatype));

    /// <inheritdoc cref="Literal(ReadOnlySpan{char}, ReadOnlySpan{char})"/>
    public TermId Literal(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> datatype) => new(terms.AddTyped(utf8, datatype));

    /// <summary>The number of a literal of datatype <c>xsd:string</c>.</summary>
    /// <exception cref="ArgumentException">The value is no well-formed Unicode.</exception>
    /// <exception cref="RdfLimitException">The term or all terms together grow too long.</exception>
    public TermId Literal(ReadOnlySpan<char> value) => new(terms.AddTyped(value, Rdf.Literal.XsdString));

    /// <inheritdoc cref="Literal(ReadOnlySpan{char})"/>
    public TermId Literal(ReadOnlySpan<byte> utf8) => new(terms.AddTyped(utf8, "http://www.w3.org/2001/XMLSchema#string"u8));

    /// <summary>The number of a literal with a language; tags that differ in case are different terms.</summary>
    /// <exception cref="ArgumentException">
    /// The value is no well-formed Unicode, or <see cref="Rdf.Literal.IsWellFormedLanguage(ReadOnlySpan{char})"/> does not hold.
    /// </exception>
    /// <exception cref="RdfLimitException">The term or all terms together grow too long.</exception>
    public TermId LanguageLiteral(ReadOnlySpan<char> value, ReadOnlySpan<char> language) =>
        new(terms.AddLanguage(value, language));

    /// <inheritdoc cref="LanguageLiteral(ReadOnlySpan{char}, ReadOnlySpan{char})"/>
    public TermId LanguageLiteral(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> language) => new(terms.AddLanguage(utf8, language));

    /// <summary>The number of a term given as an object.</summary>
    /// <exception cref="ArgumentException">The term is not well-formed.</exception>
    /// <exception cref="RdfLimitException">The term or all terms together grow too long.</exception>
    public TermId Term(RdfTerm term) => new(terms.Add(term));

    /// <summary>Adds a quad of terms of this builder; false when it is there already.</summary>
    /// <param name="subject">An IRI or a blank node.</param>
    /// <param name="predicate">An IRI; in a generalized dataset also a blank node.</param>
    /// <param name="object">An IRI, a blank node or a literal.</param>
    /// <param name="graph">An IRI or a blank node; the default value for the default graph.</param>
    /// <exception cref="ArgumentException">A term may not stand there, or is not of this builder.</exception>
    /// <exception cref="RdfLimitException">There are as many quads as may be.</exception>
    public bool Add(TermId subject, TermId predicate, TermId @object, TermId graph = default)
    {
        if (Kind(subject) is not (TermKind.Iri or TermKind.BlankNode))
            throw new ArgumentException("A subject is an IRI or a blank node.", nameof(subject));
        if (Kind(predicate) != TermKind.Iri && !(IsGeneralized && Kind(predicate) == TermKind.BlankNode))
            throw new ArgumentException("A predicate is an IRI.", nameof(predicate));
        if (Kind(@object) == TermKind.None)
            throw new ArgumentException("An object is an IRI, a blank node or a literal.", nameof(@object));
        if (Kind(graph) == TermKind.Literal)
            throw new ArgumentException("A graph name is an IRI or a blank node.", nameof(graph));
        return quads.Add(new QuadIds(subject, predicate, @object, graph));
    }

    /// <summary>Adds a quad given as an object; false when it is there already.</summary>
    /// <exception cref="ArgumentException">A term is not well-formed or may not stand there.</exception>
    /// <exception cref="RdfLimitException">A budget is used up.</exception>
    public bool Add(Quad quad)
    {
        ArgumentNullException.ThrowIfNull(quad);
        return Add(Term(quad.Subject), Term(quad.Predicate), Term(quad.Object), quad.Graph is null ? default : Term(quad.Graph));
    }

    /// <summary>The dataset of what was added. The builder is empty afterwards, and numbers it gave belong to the dataset.</summary>
    public Dataset Build()
    {
        var dataset = new Dataset(terms, quads, IsGeneralized);
        terms = new TermTable(limits);
        quads = new QuadTable(limits.MaxQuads);
        freshLabels = 0;
        return dataset;
    }

    private TermKind Kind(TermId id) =>
        id.Value <= terms.Count
            ? terms.KindOf(id.Value)
            : throw new ArgumentException("The term is not of this builder.", nameof(id));
}
