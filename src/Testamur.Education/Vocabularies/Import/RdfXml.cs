using System.Text;
using System.Xml;

namespace Testamur.Education.Vocabularies.Import;

/// <summary>
/// The part of RDF/XML (<see href="https://www.w3.org/TR/rdf-syntax-grammar/">RDF 1.1 XML Syntax</see>) that published lists use. What lies deeper, such as labels with a life of
/// their own, is passed over.
/// </summary>
internal static class RdfXml
{
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    /// <returns>What is wrong; empty when it was read.</returns>
    public static string Read(ReadOnlyMemory<byte> file, SkosStatements statements)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = SkosImport.MaxBytes,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        };
        try
        {
            using var stream = new MemoryStream(file.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, settings);
            reader.MoveToContent();
            if (reader.LocalName != "RDF" || reader.NamespaceURI != Rdf)
                return "the file is no RDF/XML";
            if (reader.IsEmptyElement)
                return "";
            reader.Read();
            while (reader.NodeType != XmlNodeType.EndElement)
            {
                if (reader.NodeType == XmlNodeType.Element)
                    Node(reader, statements);
                else if (!reader.Read())
                    break;
            }

            // What stands behind the end is read, too: the document must be well formed as a whole.
            while (reader.Read()) { }
            return "";
        }
        catch (XmlException e)
        {
            return $"the XML is not well formed or has a document type (line {e.LineNumber})";
        }
    }

    private static void Node(XmlReader reader, SkosStatements statements)
    {
        var subject = reader.GetAttribute("about", Rdf);
        if (subject is null)
        {
            reader.Skip();
            return;
        }

        if (reader.LocalName != "Description" || reader.NamespaceURI != Rdf)
            statements.AddResource(subject, Rdf + "type", reader.NamespaceURI + reader.LocalName);
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return;
        }

        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
                Property(reader, subject, statements);
            else if (!reader.Read())
                return;
        }

        reader.Read();
    }

    private static void Property(XmlReader reader, string subject, SkosStatements statements)
    {
        var predicate = reader.NamespaceURI + reader.LocalName;
        var resource = reader.GetAttribute("resource", Rdf);
        // The language of an element around it holds as well.
        var language = reader.XmlLang is { Length: > 0 } tag ? tag : null;
        if (resource is not null || reader.IsEmptyElement)
        {
            if (resource is not null)
                statements.AddResource(subject, predicate, resource);
            reader.Skip();
            return;
        }

        var text = new StringBuilder();
        var isText = true;
        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                isText = false;
                reader.Skip();
                continue;
            }

            text.Append(reader.Value);
            if (!reader.Read())
                return;
        }

        reader.Read();
        if (isText)
            statements.AddText(subject, predicate, text.ToString(), language);
    }
}
