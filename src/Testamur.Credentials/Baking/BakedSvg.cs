using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Testamur.Credentials.Model;
using Testamur.Rdf.Json;

namespace Testamur.Credentials.Baking;

/// <summary>
/// A badge inside an SVG picture: an element of its own namespace, with a token in the attribute <c>verify</c> or JSON as its text
/// (<see href="https://www.imsglobal.org/spec/ob/v3p0/#svg">Open Badges 3.0 §5.3.2</see>). What else the picture holds is neither run nor fetched.
/// </summary>
public static class BakedSvg
{
    private const string Svg = "http://www.w3.org/2000/svg";

    private static readonly XName Element = XName.Get("credential", "https://purl.imsglobal.org/ob/v3p0");
    private static readonly XName OldElement = XName.Get("assertion", "http://openbadges.org");

    // A byte that is no UTF-8 must not become a character of its own.
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>
    /// The picture with the badge in it, as first child of its root. One that was there before, of either version, is replaced; a document type is left out.
    /// </summary>
    /// <param name="svg">The picture, UTF-8.</param>
    /// <param name="credential">The credential as JSON or compact token.</param>
    /// <exception cref="ArgumentException">It is no SVG picture, has a document type with declarations, or nothing is to be baked.</exception>
    public static byte[] Bake(ReadOnlyMemory<byte> svg, string credential)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(credential);
        try
        {
            using var reader = Open(svg.Span, int.MaxValue, all: true);
            var document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
            var root = document.Root;
            if (root is null || root.Name != XName.Get("svg", Svg))
                throw new ArgumentException("The picture is no SVG.", nameof(svg));
            foreach (var old in root.Descendants().Where(node => node.Name == Element || node.Name == OldElement).ToList())
                old.Remove();
            root.SetAttributeValue(XNamespace.Xmlns + "openbadges", Element.NamespaceName);
            root.AddFirst(
                IsJson(credential)
                    ? new XElement(Element, new XCData(credential))
                    : new XElement(Element, new XAttribute("verify", credential))
            );
            return Write(document);
        }
        catch (Exception e) when (e is XmlException or DecoderFallbackException)
        {
            throw new ArgumentException("The picture is no well-formed XML without a document type.", nameof(svg), e);
        }
    }

    /// <summary>
    /// Takes the badge out of a picture. Refused: other encodings than UTF-8, XML that is not well formed, a document type with declarations (so no
    /// entities), another root than <c>svg</c>, two badges, and one that says two things. Never throws.
    /// </summary>
    /// <param name="svg">The picture.</param>
    /// <param name="badge">The credential as it was baked: JSON, a compact token, or in old badges its address.</param>
    /// <param name="problem">Why there is none, in short English.</param>
    /// <param name="maxBytes">The largest picture read.</param>
    public static bool TryExtract(
        ReadOnlyMemory<byte> svg,
        [NotNullWhen(true)] out byte[]? badge,
        out string problem,
        int maxBytes = StrictJson.DefaultMaxBytes
    )
    {
        badge = null;
        problem = "it is larger than the limit";
        if (svg.Length > maxBytes)
            return false;
        problem = "the picture is no well-formed SVG, or has a document type";
        try
        {
            using var reader = Open(svg.Span, maxBytes, all: false);
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "svg" || reader.NamespaceURI != Svg)
                return false;
            problem = "";
            var badges = 0;
            while (problem.Length == 0 && reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && IsBadge(reader) && ++badges == 1)
                    problem = Take(reader, out badge);
            }
            if (badges > 1)
                problem = "two badges are baked into the picture";
            else if (badges == 0)
                problem = "no badge is baked into the picture";
        }
        catch (Exception e) when (e is XmlException or DecoderFallbackException)
        {
            problem = "the picture is no well-formed SVG, or has a document type";
        }
        if (problem.Length > 0)
            badge = null;
        return badge is not null;
    }

    private static bool IsBadge(XmlReader reader) =>
        (reader.LocalName == Element.LocalName && reader.NamespaceURI == Element.NamespaceName)
        || (reader.LocalName == OldElement.LocalName && reader.NamespaceURI == OldElement.NamespaceName);

    /// <summary>Reads the element up to its end tag; the problem, or nothing.</summary>
    private static string Take(XmlReader reader, out byte[]? badge)
    {
        badge = null;
        var isOld = reader.LocalName == OldElement.LocalName;
        var verify = reader.GetAttribute("verify")?.Trim() ?? "";
        var text = new StringBuilder();
        if (!reader.IsEmptyElement)
        {
            var depth = reader.Depth;
            while (reader.Read() && reader.Depth > depth)
            {
                if (reader.NodeType == XmlNodeType.Element)
                    return "the badge in the picture is damaged or too large";
                if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
                    text.Append(reader.Value);
            }
        }
        var body = text.ToString().Trim();
        // Open Badges 2.0 wrote the address of a hosted assertion beside its text; anything else beside it could be another badge.
        if (verify.Length > 0 && body.Length > 0 && !(isOld && Urls.IsWeb(verify)))
            return "the badge in the picture says two things";
        var whole = body.Length > 0 ? body : verify;
        badge = Strict.GetBytes(whole);
        return badge.Length == 0 ? "no badge is baked into the picture" : "";
    }

    private static XmlReader Open(ReadOnlySpan<byte> svg, int maxCharacters, bool all)
    {
        if (svg.StartsWith("\uFEFF"u8))
            svg = svg[3..];
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = maxCharacters,
            IgnoreComments = !all,
            IgnoreProcessingInstructions = !all,
        };
        return XmlReader.Create(new StringReader(SvgProlog.WithoutDocumentType(Strict.GetString(svg))), settings);
    }

    private static byte[] Write(XDocument document)
    {
        using var output = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false),
            OmitXmlDeclaration = document.Declaration is null,
        };
        using (var writer = XmlWriter.Create(output, settings))
            document.Save(writer);
        return output.ToArray();
    }

    private static bool IsJson(string credential) => credential.AsSpan().TrimStart() is ['{', ..];
}
