using Testamur.Rdf.Shacl.Compiling;
using Testamur.Rdf.Shacl.Validating;
using Testamur.Rdf.Shacl.Values;

namespace Testamur.Rdf.Shacl.Constraints;

/// <summary><c>sh:class</c> (<see href="https://www.w3.org/TR/shacl/#ClassConstraintComponent">SHACL §4.1.1</see>).</summary>
internal sealed class ClassConstraint(int wanted, string name) : ValueConstraint("Class")
{
    protected override bool Holds(Validation run, int value) => run.IsInstance(value, run.Data(wanted));

    public override string Say(Shape shape, string? property) => $"{Value(shape, property)} is not of the type {name}.";

    protected override string Wanted() => name;
}

/// <summary><c>sh:nodeKind</c> (<see href="https://www.w3.org/TR/shacl/#NodeKindConstraintComponent">SHACL §4.1.3</see>).</summary>
internal sealed class NodeKindConstraint(string kind) : ValueConstraint("NodeKind")
{
    public static readonly string[] Kinds =
    [
        "IRI",
        "BlankNode",
        "Literal",
        "BlankNodeOrIRI",
        "BlankNodeOrLiteral",
        "IRIOrLiteral",
    ];

    private readonly bool iri = kind.Contains("IRI", StringComparison.Ordinal);
    private readonly bool blank = kind.Contains("Blank", StringComparison.Ordinal);
    private readonly bool literal = kind.Contains("Literal", StringComparison.Ordinal);

    protected override bool Holds(Validation run, int value) =>
        run.Terms.KindOf(value) switch
        {
            TermKind.Iri => iri,
            TermKind.BlankNode => blank,
            _ => literal,
        };

    public override string Say(Shape shape, string? property) => $"{Value(shape, property)} is not {Wanted()}.";

    protected override string Wanted()
    {
        string[] allowed =
        [
            .. iri ? ["an identifier (IRI)"] : Array.Empty<string>(),
            .. blank ? ["a thing without identifier"] : Array.Empty<string>(),
            .. literal ? ["a text or number"] : Array.Empty<string>(),
        ];
        return string.Join(" or ", allowed);
    }
}

/// <summary><c>sh:datatype</c> (<see href="https://www.w3.org/TR/shacl/#DatatypeConstraintComponent">SHACL §4.1.2</see>).</summary>
internal sealed class DatatypeConstraint : ValueConstraint
{
    private readonly string datatype;
    private readonly byte[] suffix;
    private readonly XsdType type;

    public DatatypeConstraint(string datatype)
        : base("Datatype")
    {
        this.datatype = datatype;
        type = XsdTypes.Find(datatype);
        suffix = datatype switch
        {
            Literal.XsdString => [],
            Literal.RdfLangString => "@"u8.ToArray(),
            _ => [.. "^^<"u8, .. System.Text.Encoding.UTF8.GetBytes(datatype), (byte)'>'],
        };
    }

    protected override bool Holds(Validation run, int value)
    {
        if (run.Terms.KindOf(value) != TermKind.Literal)
            return false;
        var quoted = run.Terms.Quoted(value, out var found);
        if (datatype == Literal.RdfLangString)
            return found.StartsWith(suffix);
        return found.SequenceEqual(suffix) && XsdLexical.IsValid(type, quoted[1..^1]);
    }

    public override string Say(Shape shape, string? property) => $"{Value(shape, property)} is not {Wanted()}.";

    protected override string Wanted() => XsdTypes.Words(datatype);
}
