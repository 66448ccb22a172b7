namespace Testamur.Rdf.Shacl;

/// <summary>Names of the SHACL vocabulary (<see href="https://www.w3.org/TR/shacl/">SHACL</see>) and of those it builds on.</summary>
internal static class Sh
{
    public const string Namespace = "http://www.w3.org/ns/shacl#";
    public const string RdfNamespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    public const string Violation = Namespace + "Violation";
    public const string Type = RdfNamespace + "type";
    public const string First = RdfNamespace + "first";
    public const string Rest = RdfNamespace + "rest";
    public const string Nil = RdfNamespace + "nil";
    public const string SubClassOf = "http://www.w3.org/2000/01/rdf-schema#subClassOf";
    public const string Label = "http://www.w3.org/2000/01/rdf-schema#label";
    public const string Class = "http://www.w3.org/2000/01/rdf-schema#Class";
    public const string OwlClass = "http://www.w3.org/2002/07/owl#Class";
    public const string Ontology = "http://www.w3.org/2002/07/owl#Ontology";
    public const string Imports = "http://www.w3.org/2002/07/owl#imports";
    public const string XsdBoolean = "http://www.w3.org/2001/XMLSchema#boolean";

    /// <summary>What people call a thing: the part of an IRI behind the last <c>#</c>, <c>/</c> or <c>:</c>.</summary>
    public static string LocalName(string iri)
    {
        var at = iri.AsSpan().LastIndexOfAny('#', '/', ':');
        return at < 0 || at == iri.Length - 1 ? iri : iri[(at + 1)..];
    }
}
