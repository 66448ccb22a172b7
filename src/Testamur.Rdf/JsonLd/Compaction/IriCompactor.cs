using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Rdf.JsonLd.Json;

namespace Testamur.Rdf.JsonLd.Compaction;

/// <summary>IRI compaction (<see href="https://www.w3.org/TR/json-ld11-api/#iri-compaction">JSON-LD 1.1 API §6.2</see>).</summary>
internal sealed class IriCompactor(Run run)
{
    /// <summary>The keyword's alias, or itself.</summary>
    public string Keyword(ActiveContext active, string keyword) => Compact(active, keyword, vocab: true);

    /// <param name="active">The active context.</param>
    /// <param name="iri">The IRI, blank node identifier or keyword.</param>
    /// <param name="value">The value whose property it is: decides between several terms.</param>
    /// <param name="vocab">Whether terms and the vocabulary mapping apply.</param>
    /// <param name="reverse">Whether it is a reverse property.</param>
    public string Compact(ActiveContext active, string iri, JsonItem? value = null, bool vocab = false, bool reverse = false)
    {
        // 4
        if (vocab && active.Inverse.Knows(iri))
        {
            var query = new TermQuery(this, active, value, reverse);
            if (active.Inverse.Select(iri, query.Containers, query.Selector, query.Preferred()) is { } term)
                return term;
        }
        // 5
        if (vocab && active.Vocab is { Length: > 0 } vocabulary && iri.Length > vocabulary.Length)
        {
            if (iri.StartsWith(vocabulary, StringComparison.Ordinal) && active.Find(iri[vocabulary.Length..]) is null)
                return iri[vocabulary.Length..];
        }
        // 6 to 8
        if (CompactByPrefix(active, iri, value) is { } compact)
            return compact;
        // 9
        if (Iris.SchemeLength(iri) is > 0 and var scheme && !iri.AsSpan(scheme + 1).StartsWith("//"))
        {
            if (active.Find(iri[..scheme]) is { IsPrefix: true })
                throw run.Error(JsonLdErrorCode.IriConfusedWithPrefix, $"{iri} would be read as a compact IRI");
        }
        // 10
        if (!vocab && run.Options.CompactToRelative && active.Base is { } baseIri && Iris.IsAbsolute(iri))
        {
            var relative = Iris.Relativize(baseIri, iri);
            // An alias of a keyword would be read as that keyword, just as the keyword itself.
            var isKeyword = Keywords.LooksLikeKeyword(relative) || Keywords.IsKeyword(active.Find(relative)?.Iri);
            return isKeyword ? "./" + relative : relative;
        }
        return iri;
    }

    private static string? CompactByPrefix(ActiveContext active, string iri, JsonItem? value)
    {
        string? best = null;
        foreach (var (prefix, start) in active.Inverse.Prefixes)
        {
            if (iri.Length <= start.Length || !iri.StartsWith(start, StringComparison.Ordinal))
                continue;
            var length = prefix.Length + 1 + iri.Length - start.Length;
            if (best is not null && length > best.Length)
                continue;
            var candidate = $"{prefix}:{iri.AsSpan(start.Length)}";
            if (best is not null && length == best.Length && string.CompareOrdinal(candidate, best) >= 0)
                continue;
            if (!active.TryFind(candidate, out var own) || (own.Iri == iri && value is null))
                best = candidate;
        }
        return best;
    }
}
