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

    /// <summary>Whether it is an address on the web that has a host.</summary>
    public static bool IsWeb(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "https" or "http") && uri.Host.Length > 0;

    /// <summary>Whether what stands there was not changed on the way.</summary>
    public static bool IsHttps(string? text) =>
        IsWeb(text) && text?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true;
}
