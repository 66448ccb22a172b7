using System.Diagnostics.CodeAnalysis;
using Testamur.Rdf;
using Testamur.Rdf.Syntax;

namespace Testamur.Education.Vocabularies.Import;

/// <summary>
/// Reads a controlled list as the Publications Office distributes it: SKOS in RDF/XML or Turtle, with the labels of all its languages
/// (<see href="https://www.w3.org/TR/skos-reference/">SKOS Reference</see>). Of RDF/XML the part is read that such files use: nodes with <c>rdf:about</c> and their direct properties; a document type
/// is refused, nothing is fetched.
/// </summary>
public static class SkosImport
{
    /// <summary>The largest file read: 64 MiB.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>The most concepts of a list.</summary>
    public const int MaxConcepts = 200_000;

    /// <summary>Reads a file; false, with a short English <paramref name="problem"/>, for what is no such list. Never throws.</summary>
    /// <param name="file">The file as it was downloaded.</param>
    /// <param name="list">The list: its concepts in the file's order.</param>
    /// <param name="problem">Why it was refused.</param>
    /// <param name="scheme">Which list, where the file has several.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> file,
        [NotNullWhen(true)] out ControlledList? list,
        out string problem,
        string? scheme = null
    )
    {
        list = null;
        problem = "the file is larger than the limit";
        if (file.Length > MaxBytes)
            return false;
        var statements = new SkosStatements();
        problem = IsXml(file.Span) ? RdfXml.Read(file, statements) : ReadTurtle(file.Span, statements);
        if (problem.Length > 0)
            return false;
        list = statements.ToList(scheme, out problem);
        return list is not null;
    }

    private static string ReadTurtle(ReadOnlySpan<byte> utf8, SkosStatements statements)
    {
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        try
        {
            foreach (var quad in Turtle.Read(utf8, limits: new() { MaxBytes = MaxBytes }))
            {
                if (quad.Subject is not Iri subject || quad.Predicate is not Iri predicate)
                    continue;
                if (quad.Object is Literal literal)
                    statements.AddText(subject.Value, predicate.Value, literal.Value, literal.Language);
                else if (quad.Object is Iri value)
                    statements.AddResource(subject.Value, predicate.Value, value.Value);
            }
        }
        catch (RdfSyntaxException e)
        {
            return "the file is no RDF/XML and no Turtle: " + e.Message;
        }
        catch (RdfLimitException)
        {
            return "the file has too many statements";
        }

        return "";
    }

    // An IRI of Turtle begins with "<" as well, but no IRI holds a space, "?" right behind it or "rdf:RDF".
    private static bool IsXml(ReadOnlySpan<byte> file)
    {
        var start = file[..Math.Min(file.Length, 4096)];
        return start.IndexOf("<?xml"u8) is >= 0 and < 8 || start.IndexOf("<rdf:RDF"u8) >= 0;
    }
}
