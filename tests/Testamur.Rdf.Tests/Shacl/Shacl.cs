using System.Text;
using Testamur.Rdf.Shacl;
using Testamur.Rdf.Syntax;

namespace Testamur.Rdf.Tests.Shacl;

/// <summary>Shapes and data in Turtle without their prefixes.</summary>
internal static class Shacl
{
    private const string Prefixes = """
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        @prefix ex: <http://ex.example/> .

        """;

    public static Dataset Read(string turtle) => Turtle.Read(Encoding.UTF8.GetBytes(Prefixes + turtle));

    public static ShapesGraph Compile(string shapes, ShaclLimits? limits = null) => ShapesGraph.Compile(Read(shapes), limits);

    public static ShaclReport Validate(string shapes, string data, ShaclLimits? limits = null) =>
        Compile(shapes, limits).Validate(Read(data));

    /// <summary>Rules of a property of <c>ex:a</c>.</summary>
    public static ShaclReport OfProperty(string rules, string data) =>
        Validate($"ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:property [ sh:path ex:p ; {rules} ] .", data);

    /// <summary>Each result as <c>component path value</c>, in short forms.</summary>
    public static string[] Short(ShaclReport report) => [.. report.Results.Select(Short)];

    public static string Short(ShaclResult result)
    {
        var component = Local(result.SourceConstraintComponent)[..^"ConstraintComponent".Length];
        var value = result.Value switch
        {
            null => "-",
            Literal literal => literal.Value,
            Iri iri => Local(iri.Value),
            _ => "_",
        };
        return $"{component} {(result.Path is null ? "-" : Local(result.Path))} {value}";
    }

    private static string Local(string iri) => iri[(iri.LastIndexOfAny(['#', '/']) + 1)..];
}
