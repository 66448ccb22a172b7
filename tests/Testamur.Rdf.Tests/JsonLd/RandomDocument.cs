using System.Text;
using System.Text.Json.Nodes;

namespace Testamur.Rdf.Tests.JsonLd;

/// <summary>Documents that are mostly JSON-LD and now and then are not.</summary>
internal sealed class RandomDocument(SeededSource random)
{
    private static readonly string[] Terms = ["a", "b", "c", "T", "U", "id", "type", "p", "p:x", "ex:y", "_:z", "", "none"];

    private static readonly string[] Keywords =
    [
        "@id",
        "@type",
        "@value",
        "@language",
        "@direction",
        "@index",
        "@list",
        "@set",
        "@graph",
        "@reverse",
        "@included",
        "@nest",
        "@context",
        "@none",
        "@json",
        "@vocab",
        "@base",
        "@reserved",
    ];

    private static readonly string[] Iris =
    [
        "ex:a",
        "ex:b",
        "ex:c#",
        "ex:d/",
        "_:n",
        "p:q",
        "rel",
        "../up",
        "#f",
        "?q",
        "a b",
        "@id",
        "@type",
    ];

    private static readonly string[] Containers = ["@set", "@list", "@language", "@index", "@id", "@type", "@graph"];

    public const string TameContext = """
        {"id": "@id", "type": "@type", "p": "ex:p#", "a": "ex:a", "b": {"@id": "ex:b", "@type": "@id"},
         "c": {"@id": "ex:c", "@container": "@list"}, "l": {"@id": "ex:l", "@container": "@language"}, "ex:y": {"@type": "ex:t"},
         "T": {"@id": "ex:T", "@context": {"a": {"@id": "ex:Ta", "@container": "@graph"}, "@language": "en"}},
         "U": {"@id": "ex:U", "@context": {"@propagate": true, "b": {"@id": "ex:Ub", "@context": {"a": {"@id": "ex:x", "@type": "@json"}}}}}}
        """;

    /// <summary>One in two is like a credential: a plain context, no rare keywords, only good identifiers.</summary>
    public byte[] Next()
    {
        if (random.Below(2) == 0)
        {
            var tame = new JsonObject { ["@context"] = JsonNode.Parse(TameContext) };
            FillTame(tame, 4);
            return Encoding.UTF8.GetBytes(tame.ToJsonString());
        }
        var document = new JsonObject();
        if (random.Below(4) > 0)
            document["@context"] = Context(2);
        Fill(document, 4);
        return Encoding.UTF8.GetBytes(document.ToJsonString());
    }

    public byte[] NextContext() =>
        Encoding.UTF8.GetBytes(
            new JsonObject { ["@context"] = random.Below(2) == 0 ? JsonNode.Parse(TameContext) : Context(2) }.ToJsonString()
        );

    private void FillTame(JsonObject target, int depth)
    {
        if (random.Below(2) == 0)
            target[random.Pick<string>(["id", "@id"])] = random.Pick<string>([
                "ex:1",
                "ex:2",
                "_:n",
                "p:3",
                "http://x.example/?q#f",
            ]);
        if (random.Below(2) == 0)
            target["type"] = random.Below(2) == 0 ? "T" : new JsonArray("U", random.Pick<string>(["T", "p:t", "_:t", "U"]));
        for (var i = random.Below(4); i >= 0; i--)
        {
            var name = random.Pick<string>(["a", "b", "c", "l", "p:x", "ex:y", "http://x.example/z"]);
            target[name] = name switch
            {
                "b" => random.Pick<string>(["ex:1", "ex:2", "_:n", "p:3"]),
                "l" => new JsonObject { ["en"] = "text", ["de-AT"] = new JsonArray("Text", null) },
                _ => random.Below(3) == 0 ? new JsonArray(TameValue(depth), TameValue(depth)) : TameValue(depth),
            };
        }
    }

    private JsonNode? TameValue(int depth)
    {
        if (depth == 0 || random.Below(2) == 0)
            return Value(0);
        var map = new JsonObject();
        if (random.Below(5) == 0)
        {
            map["@value"] = "x";
            map[random.Pick<string>(["@type", "@language"])] = random.Pick<string>(["p:t", "en"]);
        }
        else
            FillTame(map, depth - 1);
        return map;
    }

    private JsonNode? Context(int depth)
    {
        switch (random.Below(20))
        {
            case 0:
                return null;
            case 1:
                return "ex:remote";
            case 2:
                return new JsonArray(Context(depth), Context(depth));
            case 3:
                return random.Below(100);
        }
        var context = new JsonObject();
        for (var i = random.Below(6); i >= 0; i--)
            context[random.Pick<string>(Terms)] = Definition(depth);
        if (random.Below(3) == 0)
            context["@vocab"] = random.Pick<string>(Iris);
        if (random.Below(6) == 0)
            context["@base"] = random.Pick<string>(Iris);
        if (random.Below(6) == 0)
            context["@language"] = random.Pick<string>(["en", "de-AT", "x!", ""]);
        if (random.Below(8) == 0)
            context["@direction"] = random.Pick<string>(["ltr", "rtl", "up"]);
        if (random.Below(8) == 0)
            context["@propagate"] = random.Below(2) == 0;
        if (random.Below(8) == 0)
            context["@protected"] = random.Below(2) == 0;
        if (random.Below(12) == 0)
            context["@import"] = "ex:remote";
        return context;
    }

    private JsonNode? Definition(int depth)
    {
        switch (random.Below(5))
        {
            case 0:
                return random.Pick<string>(Keywords);
            case 1 or 2:
                return random.Pick<string>(Iris);
        }
        var definition = new JsonObject();
        if (random.Below(8) > 0)
            definition[random.Below(10) == 0 ? "@reverse" : "@id"] = random.Pick<string>(Iris);
        if (random.Below(3) == 0)
            definition["@type"] = random.Pick<string>(["@id", "@vocab", "@json", "@none", "ex:t", "rel"]);
        if (random.Below(2) == 0)
        {
            var one = random.Pick<string>(Containers);
            definition["@container"] = random.Below(3) > 0 ? one : new JsonArray(one, random.Pick<string>(Containers));
        }
        if (depth > 0 && random.Below(4) == 0)
            definition["@context"] = Context(depth - 1);
        if (random.Below(8) == 0)
            definition["@language"] = random.Below(3) == 0 ? null : "fr";
        if (random.Below(12) == 0)
            definition["@index"] = random.Pick<string>(Iris);
        if (random.Below(12) == 0)
            definition["@protected"] = true;
        if (random.Below(12) == 0)
            definition["@nest"] = random.Pick<string>(["@nest", "c"]);
        return definition;
    }

    private void Fill(JsonObject target, int depth)
    {
        for (var i = random.Below(4); i >= 0; i--)
        {
            var name = random.Below(3) == 0 ? random.Pick<string>(Keywords) : random.Pick<string>(Terms);
            target[name] = name switch
            {
                "@context" => Context(1),
                "@id" or "id" => random.Pick<string>(Iris),
                "@type" or "type" => random.Below(3) == 0
                    ? new JsonArray(random.Pick<string>(Terms), random.Pick<string>(Iris))
                    : random.Pick<string>(Terms),
                "@language" => random.Pick<string>(["en", "de-AT", "x!"]),
                _ => Value(depth),
            };
        }
    }

    private JsonNode? Value(int depth)
    {
        switch (random.Below(depth > 0 ? 12 : 7))
        {
            case 0:
                return null;
            case 1:
                return random.Below(2) == 0;
            case 2:
                return random.Below(3) == 0 ? 1.5e-7 * random.Below(1000) : random.Below(1000) - 500;
            case 3:
                return random.Pick<string>(Iris);
            case 4:
                return random.Pick<string>(["plain", "tab\t", "\u20ac", "\U0001F600", "\"\\", ""]);
            case 5 or 6:
                return random.Pick<string>(Terms);
            case 7 or 8:
                var list = new JsonArray();
                for (var i = random.Below(4); i > 0; i--)
                    list.Add(Value(depth - 1));
                return list;
            case 9:
                return new JsonObject
                {
                    ["@value"] = Value(0),
                    [random.Pick<string>(["@type", "@language", "@index"])] = random.Pick<string>(["en", "ex:t", "@json"]),
                };
            default:
                var map = new JsonObject();
                Fill(map, depth - 1);
                return map;
        }
    }
}
