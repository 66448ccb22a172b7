using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Rdf.JsonLd.Json;

namespace Testamur.Rdf.JsonLd.Compaction;

/// <summary>What a term must be like to fit a value: step 4 of <see href="https://www.w3.org/TR/json-ld11-api/#iri-compaction">§6.2.2</see>.</summary>
internal sealed class TermQuery
{
    private readonly IriCompactor _iris;
    private readonly ActiveContext _active;
    private readonly JsonItem? _value;
    private string _selected = "@null";

    public TermQuery(IriCompactor iris, ActiveContext active, JsonItem? value, bool reverse)
    {
        _iris = iris;
        _active = active;
        _value = value;
        var map = value as JsonMap;
        // 4.5
        if (map is not null && map.Has("@index") && !value.IsGraphObject())
            Containers.AddRange([Container.Index, Container.Index | Container.Set]);
        if (reverse)
            Want(Selector.Type, "@reverse", Container.Set);
        else if (map is not null && map.Has("@list"))
            WantList(map);
        else if (map is not null && map.IsGraphObject())
            WantGraph(map);
        else
            WantValue(map);
        Containers.Add(Container.None);
        if (map is null || !map.Has("@index"))
            Containers.AddRange([Container.Index, Container.Index | Container.Set]);
        if (map is { Count: 1 } && map.Has("@value"))
            Containers.AddRange([Container.Language, Container.Language | Container.Set]);
    }

    /// <summary>The acceptable containers, best first.</summary>
    public List<Container> Containers { get; } = [];

    public Selector Selector { get; private set; } = Selector.Language;

    /// <summary>The acceptable languages or types, best first (4.14 to 4.18).</summary>
    public List<string> Preferred()
    {
        var preferred = new List<string>();
        if (_selected == "@reverse")
            preferred.Add("@reverse");
        if (_selected is "@id" or "@reverse" && _value is JsonMap map && map.Text("@id") is { } id)
        {
            var term = _iris.Compact(_active, id, vocab: true);
            preferred.AddRange(_active.Find(term)?.Iri == id ? ["@vocab", "@id", "@none"] : ["@id", "@vocab", "@none"]);
        }
        else
        {
            preferred.Add(_selected);
            // A term for the direction alone is better than one for nothing.
            if (_selected.IndexOf('_', StringComparison.Ordinal) is > 0 and var at && Selector == Selector.Language)
                preferred.Add(_selected[at..]);
            preferred.Add("@none");
        }
        preferred.Add("@any");
        return preferred;
    }

    private void Want(Selector selector, string value, params ReadOnlySpan<Container> containers)
    {
        Selector = selector;
        _selected = value;
        Containers.AddRange(containers);
    }

    // 4.7
    private void WantList(JsonMap map)
    {
        if (!map.Has("@index"))
            Containers.Add(Container.List);
        var items = map["@list"].AsList().Items;
        string? commonLanguage = null;
        string? commonType = null;
        if (items.Count == 0)
        {
            // Any list container will do.
            Want(Selector.Any, InverseContext.LanguageKey(_active.Language, _active.Direction));
            return;
        }
        foreach (var item in items)
        {
            var (language, type) = LanguageAndType(item);
            if (commonLanguage is null)
                commonLanguage = language;
            else if (commonLanguage != language && item.IsValueObject())
                commonLanguage = "@none";
            commonType = commonType is null || commonType == type ? type : "@none";
            if (commonLanguage == "@none" && commonType == "@none")
                break;
        }
        commonLanguage ??= "@none";
        commonType ??= "@none";
        if (commonType != "@none")
            Want(Selector.Type, commonType);
        else
            Want(Selector.Language, commonLanguage);
    }

    private static (string Language, string Type) LanguageAndType(JsonItem? item)
    {
        if (item is not JsonMap map || !map.Has("@value"))
            return ("@none", "@id");
        if (map.Has("@direction") || map.Has("@language"))
            return (InverseContext.LanguageKey(map.Text("@language"), map.Text("@direction")), "@none");
        return map.Text("@type") is { } type ? ("@none", type) : ("@null", "@none");
    }

    // 4.8
    private void WantGraph(JsonMap map)
    {
        const Container graph = Container.Graph;
        Container[] byIndex = [graph | Container.Index, graph | Container.Index | Container.Set];
        Container[] byId = [graph | Container.Id, graph | Container.Id | Container.Set];
        if (map.Has("@index"))
            Containers.AddRange(byIndex);
        if (map.Has("@id"))
            Containers.AddRange(byId);
        Containers.AddRange([graph, graph | Container.Set, Container.Set]);
        if (!map.Has("@index"))
            Containers.AddRange(byIndex);
        if (!map.Has("@id"))
            Containers.AddRange(byId);
        Want(Selector.Type, "@id", Container.Index, Container.Index | Container.Set);
    }

    // 4.9
    private void WantValue(JsonMap? map)
    {
        if (map is not null && map.Has("@value"))
        {
            if (map.Has("@language") && !map.Has("@index"))
                Want(
                    Selector.Language,
                    InverseContext.LanguageKey(map.Text("@language"), map.Text("@direction")),
                    Container.Language,
                    Container.Language | Container.Set
                );
            else if (map.Text("@direction") is { } direction && !map.Has("@index"))
                Want(Selector.Language, "_" + direction);
            else if (map.Text("@type") is { } type)
                Want(Selector.Type, type);
        }
        else
        {
            Want(
                Selector.Type,
                "@id",
                Container.Id,
                Container.Id | Container.Set,
                Container.Type,
                Container.Type | Container.Set
            );
        }
        Containers.Add(Container.Set);
    }
}
