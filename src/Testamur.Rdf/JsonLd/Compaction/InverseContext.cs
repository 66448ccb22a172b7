using Testamur.Rdf.JsonLd.Contexts;

namespace Testamur.Rdf.JsonLd.Compaction;

/// <summary>Which part of a value selects a term.</summary>
internal enum Selector
{
    Language,
    Type,
    Any,
}

/// <summary>
/// From IRIs back to terms (<see href="https://www.w3.org/TR/json-ld11-api/#inverse-context-creation">JSON-LD 1.1 API §6.3</see>):
/// the best term for each IRI, container and language or type.
/// </summary>
internal sealed class InverseContext
{
    private readonly Dictionary<string, Dictionary<(Container, Selector, string), string>> _terms = new(StringComparer.Ordinal);

    public InverseContext(ActiveContext active)
    {
        var defaultLanguage = LanguageKey(active.Language, active.Direction);
        // Shortest first, so that the first term found for a key is the one to keep.
        foreach (var (term, definition) in active.Terms.OrderBy(t => t.Key.Length).ThenBy(t => t.Key, StringComparer.Ordinal))
        {
            if (definition.Iri is not { } iri)
                continue;
            if (!_terms.TryGetValue(iri, out var entries))
                _terms[iri] = entries = [];
            if (definition.IsPrefix)
                Prefixes.Add((term, iri));
            foreach (var (selector, value) in Keys(definition, defaultLanguage))
                entries.TryAdd((definition.Container, selector, value), term);
            entries.TryAdd((definition.Container, Selector.Any, "@none"), term);
        }
    }

    /// <summary>The terms that compact IRIs may start with, shortest first.</summary>
    public List<(string Term, string Iri)> Prefixes { get; } = [];

    public bool Knows(string iri) => _terms.ContainsKey(iri);

    /// <summary>Term selection (<see href="https://www.w3.org/TR/json-ld11-api/#term-selection">§6.4</see>); null when no term fits.</summary>
    public string? Select(string iri, IEnumerable<Container> containers, Selector selector, IReadOnlyList<string> preferred)
    {
        var entries = _terms[iri];
        foreach (var container in containers)
        {
            foreach (var value in preferred)
            {
                if (entries.TryGetValue((container, selector, value), out var term))
                    return term;
            }
        }
        return null;
    }

    /// <summary>Language and direction as one key: <c>en</c>, <c>ar_rtl</c>, <c>_rtl</c> or <c>@none</c>.</summary>
    public static string LanguageKey(string? language, string? direction) =>
        direction is not null ? $"{language?.ToLowerInvariant()}_{direction}" : language?.ToLowerInvariant() ?? "@none";

    private static IEnumerable<(Selector, string)> Keys(TermDefinition term, string defaultLanguage)
    {
        if (term.IsReverse)
            return [(Selector.Type, "@reverse")];
        if (term.Type == "@none")
            return [(Selector.Language, "@any"), (Selector.Type, "@any"), (Selector.Any, "@any")];
        if (term.Type is { } type)
            return [(Selector.Type, type)];
        if (term.HasLanguage && term.HasDirection)
        {
            var both = term.Language is null && term.Direction is null ? "@null" : LanguageKey(term.Language, term.Direction);
            return [(Selector.Language, both)];
        }
        if (term.HasLanguage)
            return [(Selector.Language, term.Language?.ToLowerInvariant() ?? "@null")];
        if (term.HasDirection)
            return [(Selector.Language, term.Direction is null ? "@none" : "_" + term.Direction)];
        return [(Selector.Language, defaultLanguage), (Selector.Language, "@none"), (Selector.Type, "@none")];
    }
}
