using System.Text.Json.Nodes;
using Testamur.Rdf.JsonLd.Compaction;
using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Rdf.JsonLd.Direct;
using Testamur.Rdf.JsonLd.Expansion;
using Testamur.Rdf.JsonLd.Json;
using Testamur.Rdf.JsonLd.Quads;

namespace Testamur.Rdf.JsonLd;

/// <summary>
/// JSON-LD 1.1: expansion, compaction and conversion to RDF
/// (<see href="https://www.w3.org/TR/json-ld11-api/#the-jsonldprocessor-interface">JSON-LD 1.1 API §9.3</see>). One processor serves
/// many documents and threads: it keeps the contexts it has read, so make one and hold on to it.
/// </summary>
public sealed class JsonLdProcessor
{
    private readonly JsonLdOptions _options;
    private readonly ContextStore _contexts;

    /// <summary>A processor that finds remote contexts with <paramref name="loader"/> only.</summary>
    /// <param name="loader">Gives the same document for an address every time.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">The base of the options is no absolute IRI.</exception>
    public JsonLdProcessor(IContextLoader loader, JsonLdOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(loader);
        _options = options ?? new JsonLdOptions();
        if (_options.Base is not null && !Iris.IsAbsolute(_options.Base))
            throw new ArgumentException("The base is no absolute IRI.", nameof(options));
        _contexts = new ContextStore(loader);
    }

    /// <summary>
    /// A processor in safe mode that knows the contexts of credentials (<see cref="BuiltInContexts"/>) and no others. The direction of text is
    /// kept in its datatype, as the proofs of other implementations have it: what is signed must not lose it.
    /// </summary>
    public static JsonLdProcessor ForCredentials { get; } =
        new(BuiltInContexts.Loader, new JsonLdOptions { RdfDirection = RdfDirection.I18nDatatype });

    /// <summary>The expanded form of a document: an array of node objects.</summary>
    /// <param name="utf8">One JSON document.</param>
    /// <exception cref="JsonLdException">The document is refused.</exception>
    public JsonArray Expand(ReadOnlySpan<byte> utf8) => (JsonArray)Expand(utf8, NewRun()).ToNode()!; // a list is never null

    /// <summary>The document in terms of another context, which is put in front.</summary>
    /// <param name="utf8">One JSON document.</param>
    /// <param name="context">A context, or a document with the member <c>@context</c>, in UTF-8.</param>
    /// <exception cref="JsonLdException">The document or the context is refused.</exception>
    public JsonObject Compact(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> context)
    {
        var run = NewRun();
        var expanded = Expand(utf8, run);
        var target = JsonItemReader.Read(context, _options.Limits, _options.Safe);
        return (JsonObject)new Compactor(run).CompactDocument(expanded, target).ToNode()!; // a map is never null
    }

    /// <summary>The quads of a document.</summary>
    /// <param name="utf8">One JSON document.</param>
    /// <exception cref="JsonLdException">The document is refused.</exception>
    public Dataset ToRdf(ReadOnlySpan<byte> utf8)
    {
        var quads = NewBuilder();
        return DirectWriter.TryWrite(utf8, NewRun(), quads) ? quads.Build() : ToRdfByExpansion(utf8);
    }

    /// <summary>The same by the algorithms as the specification has them.</summary>
    internal Dataset ToRdfByExpansion(ReadOnlySpan<byte> utf8)
    {
        var run = NewRun();
        var quads = NewBuilder();
        try
        {
            new RdfWriter(run, quads).Write(Expand(utf8, run));
        }
        catch (RdfLimitException e)
        {
            throw run.Error(JsonLdErrorCode.LimitExceeded, e.Message);
        }
        return quads.Build();
    }

    /// <summary>The quads if they can be written directly; null when expansion is needed.</summary>
    internal Dataset? ToRdfDirectly(ReadOnlySpan<byte> utf8)
    {
        var quads = NewBuilder();
        return DirectWriter.TryWrite(utf8, NewRun(), quads) ? quads.Build() : null;
    }

    private DatasetBuilder NewBuilder() => new(new RdfLimits { MaxQuads = _options.Limits.MaxQuads }, _options.GeneralizedRdf);

    private Run NewRun() => new(_options, _contexts);

    private static JsonList Expand(ReadOnlySpan<byte> utf8, Run run) =>
        new Expander(run).ExpandDocument(JsonItemReader.Read(utf8, run.Options.Limits, run.Options.Safe));
}
