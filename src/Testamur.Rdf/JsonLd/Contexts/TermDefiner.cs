using Testamur.Rdf.JsonLd.Json;

namespace Testamur.Rdf.JsonLd.Contexts;

/// <summary>Create term definition (<see href="https://www.w3.org/TR/json-ld11-api/#create-term-definition">JSON-LD 1.1 API §4.2</see>) for the terms of one local context.</summary>
internal sealed class TermDefiner(
    Run run,
    ContextProcessor processor,
    ActiveContext active,
    JsonMap context,
    string? baseUrl,
    RemoteChain? chain,
    bool protectAll,
    bool overrides
)
{
    private readonly Dictionary<string, bool> _defined = new(StringComparer.Ordinal);

    // Terms that wait for a term they depend on.
    private int _waiting;

    /// <summary>Defines a term that another one needs, if this context defines it at all.</summary>
    public void DefineIfPending(string term)
    {
        if (context.Has(term) && !ContextSettings.Knows(term))
            Define(term);
    }

    public void Define(string term)
    {
        // 1
        if (_defined.TryGetValue(term, out var done))
        {
            if (!done)
                throw run.Error(JsonLdErrorCode.CyclicIriMapping, $"the term {term} depends on itself");
            return;
        }
        // 2
        if (term.Length == 0)
            throw Invalid(JsonLdErrorCode.InvalidTermDefinition, term, "is empty");
        if (++_waiting > run.Options.Limits.MaxContextNesting)
            throw run.Error(JsonLdErrorCode.LimitExceeded, "terms depend on each other too deeply");
        _defined[term] = false;
        DefineNew(term, context[term]);
        _waiting--;
    }

    private void DefineNew(string term, JsonItem? value)
    {
        // 4 and 5
        if (term == "@type")
            CheckType(value);
        else if (Keywords.IsKeyword(term))
            throw Invalid(JsonLdErrorCode.KeywordRedefinition, term, "is a keyword");
        else if (Keywords.LooksLikeKeyword(term))
        {
            run.Lost($"the term {term} is reserved for a keyword");
            return;
        }
        // 6
        var previous = active.Find(term);
        active.Forget(term);
        // 7 to 9
        var simple = value is JsonText;
        var entries = value switch
        {
            null => Only(null),
            JsonText text => Only(text),
            JsonMap map => map,
            _ => throw Invalid(JsonLdErrorCode.InvalidTermDefinition, term, "is defined by neither text, object nor null"),
        };
        var definition = new TermDefinition { IsProtected = protectAll };
        if (!Fill(term, entries, simple, definition))
            return;
        // 27
        if (!overrides && previous is { IsProtected: true })
        {
            if (!definition.Same(previous))
                throw Invalid(JsonLdErrorCode.ProtectedTermRedefinition, term, "is protected");
            definition = previous;
        }
        active.Define(term, definition);
        _defined[term] = true;
    }

    /// <summary>Steps 10 to 26; false when the term is to be ignored.</summary>
    private bool Fill(string term, JsonMap entries, bool simple, TermDefinition definition)
    {
        // 11
        if (entries.TryGet("@protected", out var isProtected))
        {
            if (run.Is10)
                throw Invalid(JsonLdErrorCode.InvalidTermDefinition, term, "has @protected in processing mode json-ld-1.0");
            definition.IsProtected = isProtected is JsonFlag flag
                ? flag.Value
                : throw Invalid(JsonLdErrorCode.InvalidProtectedValue, term, "has a @protected that is neither true nor false");
        }
        // 12
        if (entries.TryGet("@type", out var type))
            definition.Type = TypeMapping(term, type);
        // 13
        if (entries.TryGet("@reverse", out var reverse))
            return FillReverse(term, entries, reverse, definition);
        // 14 to 18
        if (!FillIri(term, entries, simple, definition))
            return false;
        new TermDetails(run, term, entries, definition).Fill(active, this);
        // 21
        if (entries.TryGet("@context", out var scoped))
            FillContext(term, scoped, definition);
        // 26
        if (entries.Members.Keys.FirstOrDefault(k => !TermDetails.Knows(k)) is { } unknown)
            throw Invalid(JsonLdErrorCode.InvalidTermDefinition, term, $"has the unknown entry {unknown}");
        return true;
    }

    // 4
    private void CheckType(JsonItem? value)
    {
        var ok =
            !run.Is10
            && value is JsonMap { Count: > 0 } map
            && map.Members.All(m => m.Key == "@protected" || (m.Key == "@container" && m.Value is JsonText { Value: "@set" }));
        if (!ok)
            throw Invalid(JsonLdErrorCode.KeywordRedefinition, "@type", "may only get the container @set and protection");
    }

    private string TypeMapping(string term, JsonItem? type)
    {
        if (type is not JsonText text)
            throw Invalid(JsonLdErrorCode.InvalidTypeMapping, term, "has a @type that is not text");
        var iri = active.Expand(run, text.Value, vocab: true, definer: this);
        if (iri is "@id" or "@vocab" || (!run.Is10 && iri is "@json" or "@none"))
            return iri;
        return iri is not null && Iris.IsAbsolute(iri)
            ? iri
            : throw Invalid(JsonLdErrorCode.InvalidTypeMapping, term, "has a @type that is no IRI");
    }

    // 13
    private bool FillReverse(string term, JsonMap entries, JsonItem? reverse, TermDefinition definition)
    {
        if (entries.Has("@id") || entries.Has("@nest"))
            throw Invalid(JsonLdErrorCode.InvalidReverseProperty, term, "has @reverse beside @id or @nest");
        if (reverse is not JsonText text)
            throw Invalid(JsonLdErrorCode.InvalidIriMapping, term, "has a @reverse that is not text");
        if (!Keywords.IsKeyword(text.Value) && Keywords.LooksLikeKeyword(text.Value))
        {
            run.Lost($"the @reverse of the term {term} is reserved for a keyword");
            return false;
        }
        var iri = active.Expand(run, text.Value, vocab: true, definer: this);
        if (iri is null || (!Iris.IsAbsolute(iri) && !Iris.IsBlank(iri)))
            throw Invalid(JsonLdErrorCode.InvalidIriMapping, term, "has a @reverse that is no IRI");
        definition.Iri = iri;
        definition.IsReverse = true;
        if (entries["@container"] is { } container)
        {
            definition.Container = container is JsonText { Value: "@set" or "@index" } kind
                ? kind.Value == "@set"
                    ? Container.Set
                    : Container.Index
                : throw Invalid(
                    JsonLdErrorCode.InvalidReverseProperty,
                    term,
                    "has @reverse with a container other than @set and @index"
                );
        }
        // Not in the Recommendation's step 13: the keys of an index map of reverse properties may be values too.
        if (entries.TryGet("@index", out var index))
            new TermDetails(run, term, entries, definition).FillIndex(index, active, this);
        return true;
    }

    // 14 to 18
    private bool FillIri(string term, JsonMap entries, bool simple, TermDefinition definition)
    {
        // 14.1: a term with the @id null is kept, so that it means nothing
        if (entries.TryGet("@id", out var id) && !(id is JsonText same && same.Value == term))
            return id is null || FillGivenIri(term, id, simple, definition);
        var colon = term.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
        {
            var prefix = term[..colon];
            DefineIfPending(prefix);
            definition.Iri = active.Find(prefix) is { Iri: { } iri } ? iri + term[(colon + 1)..] : term;
            return true;
        }
        if (term.Contains('/', StringComparison.Ordinal))
        {
            definition.Iri = active.Expand(run, term, vocab: true);
            if (definition.Iri is null || !Iris.IsAbsolute(definition.Iri))
                throw Invalid(JsonLdErrorCode.InvalidIriMapping, term, "is a relative reference and there is no @vocab");
            return true;
        }
        if (term == "@type")
            definition.Iri = "@type";
        else if (active.Vocab is { } vocab)
            definition.Iri = vocab + term;
        else
            throw Invalid(JsonLdErrorCode.InvalidIriMapping, term, "has no IRI");
        return true;
    }

    // 14.2
    private bool FillGivenIri(string term, JsonItem id, bool simple, TermDefinition definition)
    {
        if (id is not JsonText text)
            throw Invalid(JsonLdErrorCode.InvalidIriMapping, term, "has an @id that is not text");
        if (!Keywords.IsKeyword(text.Value) && Keywords.LooksLikeKeyword(text.Value))
        {
            run.Lost($"the @id of the term {term} is reserved for a keyword");
            return false;
        }
        var iri = active.Expand(run, text.Value, vocab: true, definer: this);
        var isKeyword = Keywords.IsKeyword(iri);
        if (iri is null || !(isKeyword || Iris.IsAbsolute(iri) || Iris.IsBlank(iri)))
            throw Invalid(JsonLdErrorCode.InvalidIriMapping, term, "has an @id that is neither an IRI nor a keyword");
        if (iri == "@context")
            throw Invalid(JsonLdErrorCode.InvalidKeywordAlias, term, "stands for @context");
        definition.Iri = iri;
        var colonInside = term.Length > 2 && term.AsSpan(1, term.Length - 2).Contains(':');
        var slash = term.Contains('/', StringComparison.Ordinal);
        if (colonInside || slash)
        {
            _defined[term] = true;
            if (active.Expand(run, term, vocab: true, definer: this) != iri)
                throw Invalid(JsonLdErrorCode.InvalidIriMapping, term, "looks like an IRI and stands for another");
        }
        else if (simple && !term.Contains(':', StringComparison.Ordinal))
        {
            definition.IsPrefix = iri[^1] is ':' or '/' or '?' or '#' or '[' or ']' or '@' || Iris.IsBlank(iri);
        }
        return true;
    }

    // 21
    private void FillContext(string term, JsonItem? scoped, TermDefinition definition)
    {
        if (run.Is10)
            throw Invalid(JsonLdErrorCode.InvalidTermDefinition, term, "has @context in processing mode json-ld-1.0");
        Validate(term, scoped);
        definition.HasContext = true;
        definition.Context = scoped;
        definition.ContextBase = baseUrl;
    }

    /// <summary>Only whether it can be processed at all; what it means depends on where the term is used.</summary>
    private void Validate(string term, JsonItem? scoped)
    {
        try
        {
            processor.Process(active, scoped, baseUrl, chain, overrides: true, propagate: true, validate: false);
        }
        catch (JsonLdException e) when (e.Code is not (JsonLdErrorCode.LimitExceeded or JsonLdErrorCode.DataWouldBeLost))
        {
            throw Invalid(JsonLdErrorCode.InvalidScopedContext, term, $"has a scoped context that is refused: {e.Message}");
        }
    }

    private static JsonMap Only(JsonItem? id) => new() { ["@id"] = id };

    private JsonLdException Invalid(JsonLdErrorCode code, string term, string detail) =>
        run.Error(code, $"the term {term} {detail}");
}
