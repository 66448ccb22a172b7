using System.Globalization;
using System.Text;
using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Rdf.JsonLd.Json;

namespace Testamur.Rdf.JsonLd;

/// <summary>One run over one document: its options, what it has used of its budgets, and where in the document it is.</summary>
internal sealed class Run(JsonLdOptions options, ContextStore contexts)
{
    private readonly List<(string? Name, int Index)> _path = [];
    private readonly HashSet<string> _remote = new(StringComparer.Ordinal);
    private int _contextTerms;
    private int _nodes;
    private int _text;

    public JsonLdOptions Options { get; } = options;

    public ContextStore Contexts { get; } = contexts;

    public bool Is10 => Options.Mode == JsonLdMode.JsonLd10;

    public JsonLdException Error(JsonLdErrorCode code, string detail) => new(code, detail, Pointer());

    /// <summary>Something that processing drops: an error in safe mode, nothing otherwise.</summary>
    public void Lost(string detail)
    {
        if (Options.Safe)
            throw Error(JsonLdErrorCode.DataWouldBeLost, detail);
    }

    /// <summary>The graph object that holds an item.</summary>
    public JsonMap Graph(JsonItem? item)
    {
        if (!item.IsNodeObject() || item is JsonMap { Count: 0 } || (item is JsonMap { Count: 1 } map && map.Has("@id")))
            Lost("a graph holds something that says nothing about any node");
        return new JsonMap { ["@graph"] = item.AsList() };
    }

    public void Enter(string name) => _path.Add((name, 0));

    public void Enter(int index) => _path.Add((null, index));

    public void Leave() => _path.RemoveAt(_path.Count - 1);

    public void CountNode() => Count(ref _nodes, 1, Options.Limits.MaxNodes, "nodes and values");

    public void CountContextTerms(int terms) =>
        Count(ref _contextTerms, terms, Options.Limits.MaxContextTerms, "term definitions");

    public void CountText(int characters) => Count(ref _text, characters, Options.Limits.MaxIriCharacters, "characters of IRIs");

    public void CountRemote(string address)
    {
        if (_remote.Add(address) && _remote.Count > Options.Limits.MaxRemoteContexts)
            throw Error(JsonLdErrorCode.LimitExceeded, "the document uses too many remote contexts");
    }

    private void Count(ref int used, int more, int limit, string what)
    {
        if (more > limit - used)
            throw Error(JsonLdErrorCode.LimitExceeded, $"the document needs too many {what}");
        used += more;
    }

    private string Pointer()
    {
        var pointer = new StringBuilder();
        foreach (var (name, index) in _path)
        {
            pointer.Append('/');
            if (name is null)
                pointer.Append(CultureInfo.InvariantCulture, $"{index}");
            else
                pointer.Append(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        }
        return pointer.ToString();
    }
}
