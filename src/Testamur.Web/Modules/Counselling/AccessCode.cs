using System.Security.Cryptography;

namespace Testamur.Web.Modules.Counselling;

/// <summary>
/// A code to read out or to copy: twelve letters and digits without those that look alike, 60 random bits. Only its hash is stored, and
/// only counsellors can try one.
/// </summary>
internal static class AccessCode
{
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 12;

    public static string New() => RandomNumberGenerator.GetString(Signs, Length);

    /// <summary>In groups of four, as it is shown.</summary>
    public static string Show(string code) => $"{code[..4]}-{code[4..8]}-{code[8..]}";

    /// <summary>What somebody typed as it was made: small letters, spaces and hyphens do not matter, and what looks alike is the same.</summary>
    /// <returns>Null for what no code can be.</returns>
    public static string? Read(string? typed)
    {
        if (typed is not { Length: > 0 and <= 60 })
            return null;
        var code = string.Concat(typed.ToUpperInvariant().Where(sign => sign is not (' ' or '-')).Select(Alike));
        return code.Length == Length && code.All(Signs.Contains) ? code : null;
    }

    private static char Alike(char sign) =>
        sign switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            _ => sign,
        };
}
