using Testamur.Rdf.JsonLd.Json;

namespace Testamur.Rdf.JsonLd.Contexts;

/// <summary>The remote contexts being processed, innermost first.</summary>
internal sealed record RemoteChain(string Address, RemoteChain? Outer)
{
    public int Length { get; } = (Outer?.Length ?? 0) + 1;

    public bool Contains(string address) => Address == address || (Outer?.Contains(address) ?? false);
}

/// <summary>Context processing (<see href="https://www.w3.org/TR/json-ld11-api/#context-processing-algorithm">JSON-LD 1.1 API §4.1</see>).</summary>
internal sealed class ContextProcessor(Run run)
{
    // Contexts being processed, each within the one before. An exception ends the whole run.
    private int _nesting;

    /// <summary>The active context after the local context of a document.</summary>
    public ActiveContext Process(ActiveContext active, JsonItem? local, string? baseUrl) =>
        Process(active, local, baseUrl, null, overrides: false, propagate: true, validate: true);

    /// <summary>The active context within the reach of a term's scoped context; made once for each pair.</summary>
    /// <param name="active">The context to extend.</param>
    /// <param name="owner">The context that defines the term.</param>
    /// <param name="term">A term with a scoped context.</param>
    /// <param name="ofProperty">For a property its context may override protected terms and is propagated; for a type neither.</param>
    public ActiveContext Scoped(ActiveContext active, ActiveContext owner, TermDefinition term, bool ofProperty)
    {
        if (active.TryDerived(term, ofProperty, ofProperty, out var known))
            return known;
        var scoped = Process(active, term.Context, term.ContextBase, null, ofProperty, ofProperty, validate: true);
        // The definition of a single document must not enter a context that other documents use.
        if (owner.IsShared || !active.IsShared)
        {
            if (!ReferenceEquals(scoped, active))
                scoped.IsShared |= owner.IsShared && active.IsShared;
            run.Contexts.Remember(active, term, ofProperty, ofProperty, scoped);
        }
        return scoped;
    }

    /// <summary>The algorithm itself, with the parameters of §4.1.2.</summary>
    public ActiveContext Process(
        ActiveContext active,
        JsonItem? local,
        string? baseUrl,
        RemoteChain? chain,
        bool overrides,
        bool propagate,
        bool validate
    )
    {
        if (++_nesting > run.Options.Limits.MaxContextNesting + 1)
            throw run.Error(JsonLdErrorCode.LimitExceeded, "contexts are nested too deeply");
        // 2: validated below
        if (local is JsonMap { Count: > 0 } map && map["@propagate"] is JsonFlag flag)
            propagate = flag.Value;
        var result = active;
        // 3
        if (!propagate && active.Previous is null)
        {
            result = Copy(active);
            result.Previous = active;
        }
        foreach (var context in local.Many())
        {
            run.CountContextTerms(1);
            result = context switch
            {
                null => Nullified(result, overrides, propagate),
                JsonText text => Remote(result, text.Value, baseUrl, chain, overrides, validate),
                JsonMap definitions => Inline(result, definitions, baseUrl, chain, overrides),
                _ => throw run.Error(JsonLdErrorCode.InvalidLocalContext, "a context is neither null, text nor object"),
            };
        }
        _nesting--;
        return result;
    }

    private ActiveContext Copy(ActiveContext active)
    {
        run.CountContextTerms(active.Terms.Count);
        return active.Clone();
    }

    // 5.1
    private ActiveContext Nullified(ActiveContext active, bool overrides, bool propagate)
    {
        run.CountContextTerms(active.Terms.Count);
        if (!overrides && active.HasProtectedTerms())
            throw run.Error(JsonLdErrorCode.InvalidContextNullification, "null would undo protected terms");
        return new ActiveContext(active.OriginalBase) { Previous = propagate ? null : active };
    }

    // 5.2
    private ActiveContext Remote(
        ActiveContext active,
        string reference,
        string? baseUrl,
        RemoteChain? chain,
        bool overrides,
        bool validate
    )
    {
        var address = Iris.Resolve(baseUrl, reference);
        if (!Iris.IsAbsolute(address))
            throw run.Error(
                JsonLdErrorCode.LoadingRemoteContextFailed,
                "the address of a context is relative and there is no base"
            );
        run.CountRemote(address);
        if (!validate && chain is not null && chain.Contains(address))
            return active;
        if (chain is not null && chain.Length >= run.Options.Limits.MaxContextNesting)
            throw run.Error(JsonLdErrorCode.ContextOverflow, "contexts refer to each other too deeply");
        // What is inside another context depends on the chain and is kept with the outermost.
        var keep = chain is null && !overrides;
        if (keep && active.TryDerived(address, true, false, out var known))
            return known;
        var context = run.Contexts.Context(address, run);
        var result = Process(active, context, address, new RemoteChain(address, chain), overrides, true, validate);
        if (!keep)
            return result;
        if (!ReferenceEquals(result, active))
            result.IsShared = active.IsShared;
        run.Contexts.Remember(active, address, true, false, result);
        return result;
    }

    // 5.3 to 5.13
    private ActiveContext Inline(ActiveContext active, JsonMap context, string? baseUrl, RemoteChain? chain, bool overrides)
    {
        CheckVersion(context);
        if (context.TryGet("@import", out var import))
            context = Imported(context, import, baseUrl);
        var result = Copy(active);
        run.CountContextTerms(context.Count);
        ContextSettings.Apply(run, context, result, chain is null);
        var isProtected = context.TryGet("@protected", out var protection) && protection is JsonFlag { Value: true };
        if (protection is not (null or JsonFlag))
            throw run.Error(JsonLdErrorCode.InvalidProtectedValue, "@protected is neither true nor false");
        var definer = new TermDefiner(run, this, result, context, baseUrl, chain, isProtected, overrides);
        foreach (var key in context.Members.Keys)
        {
            if (!ContextSettings.Knows(key))
                definer.Define(key);
        }
        return result;
    }

    // 5.5
    private void CheckVersion(JsonMap context)
    {
        if (!context.TryGet("@version", out var version))
            return;
        if (version is not JsonNumber { Value: 1.1 })
            throw run.Error(JsonLdErrorCode.InvalidVersionValue, "@version is not 1.1");
        if (run.Is10)
            throw run.Error(JsonLdErrorCode.ProcessingModeConflict, "@version 1.1 in processing mode json-ld-1.0");
    }

    // 5.6
    private JsonMap Imported(JsonMap context, JsonItem? import, string? baseUrl)
    {
        if (run.Is10)
            throw run.Error(JsonLdErrorCode.InvalidContextEntry, "@import in processing mode json-ld-1.0");
        if (import is not JsonText reference)
            throw run.Error(JsonLdErrorCode.InvalidImportValue, "@import is not text");
        var address = Iris.Resolve(baseUrl, reference.Value);
        run.CountRemote(address);
        if (run.Contexts.Context(address, run) is not JsonMap imported)
            throw run.Error(JsonLdErrorCode.InvalidRemoteContext, "an imported context is not one object");
        if (imported.Has("@import"))
            throw run.Error(JsonLdErrorCode.InvalidContextEntry, "an imported context has @import itself");
        var merged = new JsonMap();
        run.CountContextTerms(imported.Count);
        foreach (var (key, value) in imported.Members)
            merged[key] = value;
        foreach (var (key, value) in context.Members)
        {
            if (key != "@import")
                merged[key] = value;
        }
        return merged;
    }
}
