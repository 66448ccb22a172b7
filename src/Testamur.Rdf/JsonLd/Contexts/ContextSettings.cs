using Testamur.Rdf.JsonLd.Json;

namespace Testamur.Rdf.JsonLd.Contexts;

/// <summary>The entries of a context that are no terms (<see href="https://www.w3.org/TR/json-ld11-api/#context-processing-algorithm">§4.1.2</see>, 5.7 to 5.11).</summary>
internal static class ContextSettings
{
    public static bool Knows(string key) =>
        key is "@base" or "@direction" or "@import" or "@language" or "@propagate" or "@protected" or "@version" or "@vocab";

    /// <param name="run">The run.</param>
    /// <param name="context">The local context.</param>
    /// <param name="result">The active context being made.</param>
    /// <param name="outermost">Whether the local context is the document's own: only there <c>@base</c> counts.</param>
    public static void Apply(Run run, JsonMap context, ActiveContext result, bool outermost)
    {
        if (outermost && context.TryGet("@base", out var baseIri))
            result.Base = Base(run, baseIri, result.Base);
        if (context.TryGet("@vocab", out var vocab))
            result.Vocab = Vocab(run, vocab, result);
        if (context.TryGet("@language", out var language))
        {
            if (language is not (null or JsonText))
                throw run.Error(JsonLdErrorCode.InvalidDefaultLanguage, "@language is neither text nor null");
            result.Language = (language as JsonText)?.Value;
            if (result.Language is not null && !LanguageTags.IsWellFormed(result.Language))
                run.Lost("@language is no well-formed language tag");
        }
        if (context.TryGet("@direction", out var direction))
        {
            if (run.Is10)
                throw run.Error(JsonLdErrorCode.InvalidContextEntry, "@direction in processing mode json-ld-1.0");
            if (direction is not (null or JsonText { Value: "ltr" or "rtl" }))
                throw run.Error(JsonLdErrorCode.InvalidBaseDirection, "@direction is neither ltr, rtl nor null");
            result.Direction = (direction as JsonText)?.Value;
        }
        if (context.TryGet("@propagate", out var propagate))
        {
            if (run.Is10)
                throw run.Error(JsonLdErrorCode.InvalidContextEntry, "@propagate in processing mode json-ld-1.0");
            if (propagate is not JsonFlag)
                throw run.Error(JsonLdErrorCode.InvalidPropagateValue, "@propagate is neither true nor false");
        }
    }

    private static string? Base(Run run, JsonItem? value, string? current)
    {
        if (value is null)
            return null;
        if (value is not JsonText text)
            throw run.Error(JsonLdErrorCode.InvalidBaseIri, "@base is neither text nor null");
        var resolved = Iris.Resolve(current, text.Value);
        return Iris.IsAbsolute(resolved)
            ? resolved
            : throw run.Error(JsonLdErrorCode.InvalidBaseIri, "@base is relative and there is no base to resolve it against");
    }

    private static string? Vocab(Run run, JsonItem? value, ActiveContext result)
    {
        if (value is null)
            return null;
        if (value is not JsonText text || (run.Is10 && !Iris.IsAbsolute(text.Value) && !Iris.IsBlank(text.Value)))
            throw run.Error(JsonLdErrorCode.InvalidVocabMapping, "@vocab is no vocabulary IRI");
        var vocab =
            result.Expand(run, text.Value, relative: true, vocab: true)
            ?? throw run.Error(JsonLdErrorCode.InvalidVocabMapping, "@vocab is reserved for a keyword");
        if (!Iris.IsAbsolute(vocab) && !Iris.IsBlank(vocab))
            run.Lost("@vocab is relative");
        return vocab;
    }
}
