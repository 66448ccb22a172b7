using System.Globalization;
using System.Text;

namespace Testamur.Web.Platform.Http;

/// <summary>Names of files that are made of titles.</summary>
internal static class FileNames
{
    private const int Longest = 60;

    /// <summary>Letters a-z, digits and hyphens only: a name every system takes, and nothing of the title's own in a header. Empty when nothing is left.</summary>
    public static string Of(string title)
    {
        var letters = title
            .Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-');
        var words = string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join('-', words);
        return name[..Math.Min(name.Length, Longest)].TrimEnd('-');
    }
}
