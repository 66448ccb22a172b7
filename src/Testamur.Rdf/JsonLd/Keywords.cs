using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Testamur.Rdf.JsonLd;

/// <summary>The keywords (<see href="https://www.w3.org/TR/json-ld11/#keywords">JSON-LD 1.1 §1.7</see>).</summary>
internal static class Keywords
{
    public static bool IsKeyword([NotNullWhen(true)] string? text) =>
        text is { Length: > 2 }
        && text[0] == '@'
        && text
            is "@base"
                or "@container"
                or "@context"
                or "@default"
                or "@direction"
                or "@embed"
                or "@explicit"
                or "@graph"
                or "@id"
                or "@import"
                or "@included"
                or "@index"
                or "@json"
                or "@language"
                or "@list"
                or "@nest"
                or "@none"
                or "@omitDefault"
                or "@prefix"
                or "@preserve"
                or "@propagate"
                or "@protected"
                or "@requireAll"
                or "@reverse"
                or "@set"
                or "@type"
                or "@value"
                or "@version"
                or "@vocab";

    private static readonly SearchValues<char> Letters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    /// <summary><c>"@"1*ALPHA</c>: reserved for keywords of later versions.</summary>
    public static bool LooksLikeKeyword(string text) =>
        text.Length > 1 && text[0] == '@' && !text.AsSpan(1).ContainsAnyExcept(Letters);
}
