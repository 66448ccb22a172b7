using System.Text;

namespace Testamur.Rdf;

/// <summary>
/// Reference resolution (<see href="https://www.rfc-editor.org/rfc/rfc3986#section-5.2">RFC 3986 §5.2</see>), strict and without
/// normalization. A reference that has a scheme stays as it is.
/// </summary>
internal static class IriReference
{
    /// <summary>The IRI that a reference means beside an absolute base.</summary>
    public static string Resolve(string baseIri, string reference)
    {
        if (TermRules.HasScheme<char>(reference))
            return reference;
        var from = Parts(baseIri);
        var to = Parts(":" + reference);
        var target = new StringBuilder(baseIri.Length + reference.Length).Append(from.Scheme).Append(':');
        if (to.Authority is not null)
            return target
                .Append("//")
                .Append(to.Authority)
                .Append(WithoutDots(to.Path))
                .Append(to.Query)
                .Append(to.Fragment)
                .ToString();
        if (from.Authority is not null)
            target.Append("//").Append(from.Authority);
        if (to.Path.Length == 0)
            target.Append(from.Path).Append(to.Query.Length > 0 ? to.Query : from.Query);
        else if (to.Path[0] == '/')
            target.Append(WithoutDots(to.Path)).Append(to.Query);
        else
            target.Append(WithoutDots(Merge(from, to.Path))).Append(to.Query);
        return target.Append(to.Fragment).ToString();
    }

    // §5.2.3
    private static string Merge(Components from, string path) =>
        from.Authority is not null && from.Path.Length == 0 ? "/" + path : from.Path[..(from.Path.LastIndexOf('/') + 1)] + path;

    // §5.2.4
    private static string WithoutDots(string path)
    {
        if (!path.Contains('.', StringComparison.Ordinal))
            return path;
        var output = new StringBuilder(path.Length);
        for (var at = 0; at < path.Length; )
        {
            var rest = path.AsSpan(at);
            if (rest.StartsWith("../"))
                at += 3;
            else if (rest.StartsWith("./") || rest.StartsWith("/./"))
                at += 2;
            else if (rest is "/.")
            {
                output.Append('/');
                break;
            }
            else if (rest.StartsWith("/../") || rest is "/..")
            {
                output.Length = LastSlash(output);
                at += 3;
                if (at == path.Length)
                    output.Append('/');
            }
            else if (rest is "." or "..")
                break;
            else
            {
                var next = rest[1..].IndexOf('/');
                var length = next < 0 ? rest.Length : next + 1;
                output.Append(rest[..length]);
                at += length;
            }
        }
        return output.ToString();
    }

    private static int LastSlash(StringBuilder output)
    {
        var at = output.Length - 1;
        while (at > 0 && output[at] != '/')
            at--;
        return Math.Max(at, 0);
    }

    // RFC 3986, appendix B. The query keeps its '?' and the fragment its '#'.
    private static Components Parts(string iri)
    {
        var colon = iri.IndexOf(':', StringComparison.Ordinal);
        var rest = iri.AsSpan(colon + 1);
        var hash = rest.IndexOf('#');
        var fragment = hash < 0 ? [] : rest[hash..];
        rest = hash < 0 ? rest : rest[..hash];
        var mark = rest.IndexOf('?');
        var query = mark < 0 ? [] : rest[mark..];
        rest = mark < 0 ? rest : rest[..mark];
        string? authority = null;
        if (rest.StartsWith("//"))
        {
            var slash = rest[2..].IndexOf('/');
            var length = slash < 0 ? rest.Length - 2 : slash;
            authority = rest.Slice(2, length).ToString();
            rest = rest[(2 + length)..];
        }
        return new Components(iri[..colon], authority, rest.ToString(), query.ToString(), fragment.ToString());
    }

    private readonly record struct Components(string Scheme, string? Authority, string Path, string Query, string Fragment);
}
