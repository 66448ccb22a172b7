using System.Collections.Concurrent;
using Testamur.Rdf.JsonLd.Json;

namespace Testamur.Rdf.JsonLd.Contexts;

/// <summary>
/// What a processor keeps between documents: remote contexts that were parsed, and the active contexts made from them. Safe for
/// use by several threads. Only documents of the loader get in, and the number of both is limited: strangers choose in which
/// combinations they are used.
/// </summary>
internal sealed class ContextStore(IContextLoader loader)
{
    /// <summary>Enough for every context of the field; keeps a generous loader from filling memory.</summary>
    private const int MaxDocuments = 256;

    private const int MaxDerived = 1024;

    private readonly ConcurrentDictionary<string, JsonItem?> _documents = new(StringComparer.Ordinal);
    private ActiveContext? _root;
    private int _derived;

    /// <summary>The context before the first <c>@context</c> of a document.</summary>
    public ActiveContext Root(Run run)
    {
        if (Volatile.Read(ref _derived) > MaxDerived)
        {
            // Start over rather than refuse new combinations: whoever sends many different ones slows only that moment down.
            _root = null;
            Volatile.Write(ref _derived, 0);
        }
        return _root ??= Initial(run);
    }

    public void Remember(ActiveContext active, object source, bool propagate, bool overrides, ActiveContext derived)
    {
        // Within one document the limit holds too.
        if (active.IsShared && Volatile.Read(ref _derived) > MaxDerived)
            return;
        if (active.Remember(source, propagate, overrides, derived) && active.IsShared)
            Interlocked.Increment(ref _derived);
    }

    /// <summary>The <c>@context</c> of the remote document (<see href="https://www.w3.org/TR/json-ld11-api/#context-processing-algorithm">§4.1.2</see>, 5.2.5).</summary>
    /// <exception cref="JsonLdException">Unknown to the loader, or no context document.</exception>
    public JsonItem? Context(string address, Run run)
    {
        if (_documents.TryGetValue(address, out var known))
            return known;
        if (!loader.TryLoad(address, out var bytes))
            throw run.Error(JsonLdErrorCode.LoadingRemoteContextFailed, $"the context {address} is not known here");
        if (Read(bytes, run) is not JsonMap document || !document.TryGet("@context", out var context))
            throw run.Error(JsonLdErrorCode.InvalidRemoteContext, $"{address} has no @context");
        if (_documents.Count < MaxDocuments)
            _documents.TryAdd(address, context);
        return context;
    }

    private static JsonItem? Read(ReadOnlyMemory<byte> bytes, Run run)
    {
        try
        {
            return JsonItemReader.Read(bytes.Span, run.Options.Limits, run.Options.Safe);
        }
        catch (JsonLdException e) when (e.Code == JsonLdErrorCode.LoadingDocumentFailed)
        {
            throw run.Error(JsonLdErrorCode.LoadingRemoteContextFailed, e.Detail);
        }
    }

    private static ActiveContext Initial(Run run)
    {
        var root = new ActiveContext(run.Options.Base) { IsShared = true };
        if (run.Options.ExpandContext.IsEmpty)
            return root;
        var context = JsonItemReader.Read(run.Options.ExpandContext.Span, run.Options.Limits, run.Options.Safe);
        if (context is JsonMap map && map.TryGet("@context", out var inner))
            context = inner;
        var expanded = new ContextProcessor(run).Process(root, context, run.Options.Base);
        expanded.IsShared = true;
        return expanded;
    }
}
