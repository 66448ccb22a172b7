using System.Collections;

namespace Testamur.Rdf;

/// <summary>
/// An RDF dataset (<see href="https://www.w3.org/TR/rdf11-concepts/#section-dataset">RDF 1.1 Concepts §4</see>): distinct quads in
/// order of first appearance. It never changes and may be read from several threads. Read it as objects by enumerating it, or
/// by numbers through <see cref="Ids"/>.
/// </summary>
public sealed class Dataset : IReadOnlyList<Quad>
{
    private readonly QuadTable quads;

    internal Dataset(TermTable terms, QuadTable quads, bool generalized)
    {
        Terms = terms;
        this.quads = quads;
        IsGeneralized = generalized;
    }

    /// <summary>A dataset without quads.</summary>
    public static Dataset Empty { get; } = new DatasetBuilder().Build();

    /// <summary>How many quads there are.</summary>
    public int Count => quads.Count;

    /// <summary>Whether predicates may be blank nodes.</summary>
    public bool IsGeneralized { get; }

    /// <summary>The quads by the numbers of their terms.</summary>
    public ReadOnlySpan<QuadIds> Ids => quads.Quads;

    /// <summary>How many terms there are; their numbers are 1 to this. A term need not stand in a quad.</summary>
    public int TermCount => Terms.Count;

    /// <summary>A quad as an object, made at each call.</summary>
    public Quad this[int index]
    {
        get
        {
            var quad = Ids[index];
            return new Quad(
                Term(quad.Subject),
                Term(quad.Predicate),
                Term(quad.Object),
                quad.Graph.IsNone ? null : Term(quad.Graph)
            );
        }
    }

    internal TermTable Terms { get; }

    /// <summary>What a term is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not of this dataset.</exception>
    public TermKind KindOf(TermId id) => Terms.KindOf(Known(id));

    /// <summary>A term as an object, made at each call.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not of this dataset, or no term.</exception>
    public RdfTerm Term(TermId id) => Terms.Term(KnownTerm(id));

    /// <summary>The text of a term: the IRI, the label of the blank node, or the lexical form.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not of this dataset, or no term.</exception>
    public string Value(TermId id) => Terms.Value(KnownTerm(id));

    /// <summary>A term in canonical N-Quads, in UTF-8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not of this dataset, or no term.</exception>
    public ReadOnlySpan<byte> Token(TermId id) => Terms.Token(KnownTerm(id));

    /// <summary>The number of a term, or no term when the dataset does not know it.</summary>
    /// <exception cref="ArgumentException">The term is not well-formed.</exception>
    public TermId Find(RdfTerm term)
    {
        var one = new TermTable(RdfLimits.None);
        return new TermId(Terms.Find(one.Token(one.Add(term))));
    }

    /// <summary>The quads as objects.</summary>
    public IEnumerator<Quad> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int KnownTerm(TermId id)
    {
        ArgumentOutOfRangeException.ThrowIfZero(id.Value, nameof(id));
        return Known(id);
    }

    private int Known(TermId id)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(id.Value, Terms.Count, nameof(id));
        return id.Value;
    }
}
