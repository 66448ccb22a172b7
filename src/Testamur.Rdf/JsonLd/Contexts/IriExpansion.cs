namespace Testamur.Rdf.JsonLd.Contexts;

/// <summary>IRI expansion (<see href="https://www.w3.org/TR/json-ld11-api/#iri-expansion">JSON-LD 1.1 API §5.2</see>).</summary>
internal static class IriExpansion
{
    /// <summary>The IRI, blank node identifier, keyword or relative reference that the text stands for; null for nothing.</summary>
    /// <param name="active">The active context.</param>
    /// <param name="run">Pays for the text that is made.</param>
    /// <param name="value">A term, compact IRI, IRI or relative reference.</param>
    /// <param name="relative">Whether relative references are resolved against the base IRI.</param>
    /// <param name="vocab">Whether terms and the vocabulary mapping apply.</param>
    /// <param name="definer">Defines terms that the text depends on while a context is being read.</param>
    public static string? Expand(
        this ActiveContext active,
        Run run,
        string value,
        bool relative = false,
        bool vocab = false,
        TermDefiner? definer = null
    )
    {
        if (Keywords.IsKeyword(value))
            return value;
        if (Keywords.LooksLikeKeyword(value))
            return null;
        definer?.DefineIfPending(value);
        if (active.TryFind(value, out var term) && (vocab || Keywords.IsKeyword(term.Iri)))
            return term.Iri;
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
        {
            var prefix = value[..colon];
            if (prefix == "_" || value.AsSpan(colon + 1).StartsWith("//"))
                return value;
            definer?.DefineIfPending(prefix);
            if (active.Find(prefix) is { Iri: { } iri, IsPrefix: true })
            {
                run.CountText(iri.Length + value.Length);
                return iri + value[(colon + 1)..];
            }
            if (Iris.IsAbsolute(value))
                return value;
        }
        if (vocab && active.Vocab is { } vocabulary)
        {
            run.CountText(vocabulary.Length + value.Length);
            return vocabulary + value;
        }
        if (!relative || active.Base is not { } baseIri)
            return value;
        run.CountText(baseIri.Length + value.Length);
        return Iris.Resolve(baseIri, value);
    }
}
