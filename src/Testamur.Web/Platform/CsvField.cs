namespace Testamur.Web.Platform;

/// <summary>A field of a CSV file that is opened in a spreadsheet (RFC 4180, https://www.rfc-editor.org/rfc/rfc4180).</summary>
internal static class CsvField
{
    /// <summary>Quoted, and never the beginning of a formula.</summary>
    public static string Write(string? value)
    {
        var text = value ?? "";
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            text = "'" + text;
        return $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
