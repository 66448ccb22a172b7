using System.Buffers;

namespace Testamur.Credentials.Model;

/// <summary>
/// What counts as a URL in a credential: a scheme, a colon and something behind it, without white space. What the scheme makes of the rest is
/// its own affair.
/// </summary>
internal static class Urls
{
    private static readonly SearchValues<char> Scheme = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."
    );

    public static bool IsAbsolute(string? text)
    {
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return text is not null
            && colon > 0
            && colon < text.Length - 1
            && char.IsAsciiLetter(text[0])
            && text.AsSpan(0, colon).IndexOfAnyExcept(Scheme) < 0
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
    }
}
