using System.Globalization;

namespace Testamur.Education.Linter;

/// <summary>Places in a document, as JSON Pointers (https://www.rfc-editor.org/rfc/rfc6901).</summary>
public static class JsonPlace
{
    /// <summary>The parts of a pointer, without their escapes; empty for the whole document.</summary>
    public static string[] Parts(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Length == 0
            ? []
            :
            [
                .. path.Split('/')
                    .Skip(1)
                    .Select(part =>
                        part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)
                    ),
            ];
    }

    internal static string To(params ReadOnlySpan<object> parts)
    {
        var path = new System.Text.StringBuilder();
        foreach (var part in parts)
            path.Append('/')
                .Append(
                    string.Create(CultureInfo.InvariantCulture, $"{part}")
                        .Replace("~", "~0", StringComparison.Ordinal)
                        .Replace("/", "~1", StringComparison.Ordinal)
                );
        return path.ToString();
    }
}
