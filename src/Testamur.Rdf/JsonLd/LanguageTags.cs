namespace Testamur.Rdf.JsonLd;

/// <summary>Language tags as RDF needs them.</summary>
internal static class LanguageTags
{
    /// <summary>Subtags of one to eight letters or digits, the first of letters only (<see href="https://www.w3.org/TR/n-quads/#grammar-production-LANGTAG">LANGTAG</see>, BCP 47 §2.1).</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> tag)
    {
        var first = true;
        foreach (var part in tag.Split('-'))
        {
            var subtag = tag[part];
            if (subtag.Length is 0 or > 8)
                return false;
            foreach (var c in subtag)
            {
                if (!(first ? char.IsAsciiLetter(c) : char.IsAsciiLetterOrDigit(c)))
                    return false;
            }
            first = false;
        }
        return true;
    }
}
