using System.Buffers;

namespace Testamur.Rdf.JsonLd;

/// <summary>IRIs as text: resolution against a base and the way back (<see href="https://www.rfc-editor.org/rfc/rfc3986#section-5">RFC 3986 §5</see>).</summary>
internal static class Iris
{
    private static readonly SearchValues<char> WhiteSpace = SearchValues.Create(" \t\r\n\v\f");

    /// <summary>Whether the text starts with a scheme and has no white space. Blank node identifiers are no IRIs.</summary>
    public static bool IsAbsolute(string text) => SchemeLength(text) > 0 && !text.AsSpan().ContainsAny(WhiteSpace);

    /// <summary>An absolute IRI that a dataset can hold, with no more than one fragment.</summary>
    public static bool IsWellFormed(string text)
    {
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        return Iri.IsWellFormed(text) && (hash < 0 || text.IndexOf('#', hash + 1) < 0);
    }

    public static bool IsBlank(string text) => text.StartsWith("_:", StringComparison.Ordinal);

    /// <summary>The length of the scheme, without its colon; 0 when there is none.</summary>
    public static int SchemeLength(string text)
    {
        if (text.Length == 0 || !char.IsAsciiLetter(text[0]))
            return 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == ':')
                return i;
            if (!char.IsAsciiLetterOrDigit(text[i]) && text[i] is not ('+' or '-' or '.'))
                return 0;
        }
        return 0;
    }

    /// <summary>The reference seen from the base; the reference itself when there is no base.</summary>
    public static string Resolve(string? baseIri, string reference) =>
        baseIri is null || SchemeLength(reference) > 0 ? reference : IriReference.Resolve(baseIri, reference);

    /// <summary>A reference that resolves to the IRI from the base; the IRI itself when scheme or authority differ.</summary>
    public static string Relativize(string baseIri, string iri)
    {
        var b = new Parts(baseIri);
        var i = new Parts(iri);
        if (b.Scheme != i.Scheme || b.Authority != i.Authority)
            return iri;
        var tail = (i.Query is null ? "" : "?" + i.Query) + (i.Fragment is null ? "" : "#" + i.Fragment);
        if (b.Path == i.Path && i.Query == b.Query && i.Fragment is not null)
            return "#" + i.Fragment;
        if (b.Path == i.Path && i.Query is not null)
            return tail;
        // No reference with a path gives an IRI without one.
        if (i.Path.Length == 0)
            return iri;
        // Everything up to the last slash is a directory; what comes behind it always stays.
        var from = (b.Path.Length == 0 ? "/" : b.Path).Split('/');
        var to = i.Path.Split('/');
        var same = 0;
        while (same < from.Length - 1 && same < to.Length - 1 && from[same] == to[same])
            same++;
        var relative = string.Concat(Enumerable.Repeat("../", from.Length - 1 - same)) + string.Join('/', to[same..]);
        // An empty reference would be the base, a slash the root, and a colon in the first segment a scheme.
        if (relative.Length == 0 || relative[0] == '/' || relative.Split('/')[0].Contains(':', StringComparison.Ordinal))
            relative = "./" + relative;
        return relative + tail;
    }

    /// <summary>The five components (RFC 3986, appendix B).</summary>
    private readonly struct Parts
    {
        public Parts(string iri)
        {
            var scheme = SchemeLength(iri);
            Scheme = scheme > 0 ? iri[..scheme] : null;
            var rest = scheme > 0 ? iri[(scheme + 1)..] : iri;
            (rest, Fragment) = Cut(rest, '#');
            (rest, Query) = Cut(rest, '?');
            if (rest.StartsWith("//", StringComparison.Ordinal))
            {
                var end = rest.IndexOf('/', 2);
                Authority = end < 0 ? rest[2..] : rest[2..end];
                rest = end < 0 ? "" : rest[end..];
            }
            Path = rest;
        }

        public string? Scheme { get; }
        public string? Authority { get; }
        public string Path { get; }
        public string? Query { get; }
        public string? Fragment { get; }

        private static (string, string?) Cut(string text, char at)
        {
            var i = text.IndexOf(at, StringComparison.Ordinal);
            return i < 0 ? (text, null) : (text[..i], text[(i + 1)..]);
        }
    }
}
