namespace Testamur.Credentials.Baking;

/// <summary>
/// What stands before the root of a picture. Drawing programs write a document type that only names the standard; it declares nothing and is taken out, so
/// that the reader can go on to refuse every other one.
/// </summary>
internal static class SvgProlog
{
    private const string Start = "<!DOCTYPE";

    public static string WithoutDocumentType(string svg)
    {
        var at = 0;
        while (at < svg.Length)
        {
            var rest = svg.AsSpan(at);
            if (char.IsWhiteSpace(rest[0]))
                at++;
            else if (
                rest.StartsWith("<?", StringComparison.Ordinal) && rest.IndexOf("?>", StringComparison.Ordinal) is > 0 and var end
            )
                at += end + 2;
            else if (
                rest.StartsWith("<!--", StringComparison.Ordinal)
                && rest[4..].IndexOf("-->", StringComparison.Ordinal) is >= 0 and var last
            )
                at += last + 7;
            else
                return rest.StartsWith(Start, StringComparison.Ordinal) && BareLength(rest) is > 0 and var length
                    ? svg.Remove(at, length)
                    : svg;
        }
        return svg;
    }

    /// <summary>The length of a document type without declarations of its own; 0 if it has some or does not end.</summary>
    private static int BareLength(ReadOnlySpan<char> text)
    {
        var quote = '\0';
        for (var i = Start.Length; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = c;
            else if (c is '[' or '<')
                return 0;
            else if (c == '>')
                return i + 1;
        }
        return 0;
    }
}
