using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Education.Linter;
using Testamur.Education.Packs;
using Testamur.Education.Specifications;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Packs;

public class PackTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "src", "Testamur.Education", "Data", "packs");

    private static JsonObject Schema() => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "pack.schema.json")))!.AsObject();

    private static IEnumerable<string> Shipped =>
        Directory.EnumerateFiles(Folder).Select(Path.GetFileName).OfType<string>().Where(file => file != "pack.schema.json");

    public static TheoryData<string> Files => [.. Shipped];

    [Fact]
    public void The_shipped_packs_are_those_of_the_folder_and_take_from_the_european_one()
    {
        Assert.Equal(
            Shipped.Except(["template.json"]).Order(),
            Education.Packs.Packs.All.Select(pack => $"{pack.Id}.json").Order()
        );
        var estonia = Education.Packs.Packs.Find("ee");
        Assert.Equal((new Ects(500), "EE"), (estonia?.Ects.Min, estonia?.Jurisdiction));
        Assert.Equal(Education.Packs.Packs.European.Weeks, estonia?.Weeks);
        Assert.Null(Education.Packs.Packs.Find("template"));
        Assert.Null(Education.Packs.Packs.Find("xx"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_file_has_the_form_of_the_schema(string file)
    {
        var json = File.ReadAllText(Path.Combine(Folder, file));
        Assert.Equal(Path.GetFileNameWithoutExtension(file), Pack.Read(json).Id);
        Conforms(JsonNode.Parse(json), Schema(), Schema(), file);
    }

    [Fact]
    public void The_schema_and_the_reader_know_the_same_members()
    {
        var members = typeof(Pack)
            .GetProperties()
            .Where(property => property.CanWrite)
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        Assert.Equal(
            members.Append("$schema").Order(StringComparer.Ordinal),
            Schema()["properties"]!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal)
        );
    }

    // As much of JSON Schema as ours uses: type, properties, required, items, enum, references.
    private static void Conforms(JsonNode? node, JsonObject schema, JsonObject root, string at)
    {
        if (schema["allOf"] is JsonArray all)
            foreach (var part in all)
                Conforms(node, root["$defs"]![part!["$ref"]!.GetValue<string>()["#/$defs/".Length..]]!.AsObject(), root, at);
        if (schema["enum"] is JsonArray values)
            Assert.Contains(node!.GetValue<string>(), values.Select(value => value!.GetValue<string>()));
        switch (node)
        {
            case JsonObject holder when schema["properties"] is JsonObject known:
                foreach (var name in schema["required"]?.AsArray() ?? [])
                    Assert.True(holder.ContainsKey(name!.GetValue<string>()), $"{at}: {name} is missing");
                foreach (var (name, value) in holder)
                {
                    Assert.True(known.ContainsKey(name), $"{at}: {name} is not in the schema");
                    Conforms(value, known[name]!.AsObject(), root, $"{at}/{name}");
                }
                break;
            case JsonArray list when schema["items"] is JsonObject items:
                foreach (var item in list)
                    Conforms(item, items, root, at);
                break;
            default:
                if (schema["type"] is JsonValue type)
                    Assert.Equal(type.GetValue<string>(), Kind(node, type.GetValue<string>()));
                break;
        }
    }

    private static string Kind(JsonNode? node, string wanted) =>
        node?.GetValueKind() switch
        {
            JsonValueKind.String => "string",
            JsonValueKind.Number => wanted == "integer" && node.GetValue<decimal>() % 1 == 0 ? "integer" : "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Object => "object",
            _ => "array",
        };

    [Theory]
    [InlineData("[]", "object")]
    [InlineData("{", "")]
    [InlineData("{}", "'id'")]
    [InlineData("""{"id":"x","version":"2026-01-01","title":"X","about":"x"}""", "hoursPerEcts")]
    [InlineData("""{"id":"x","version":"2026-01-01","title":"X","about":"x","extends":"nowhere"}""", "'nowhere'")]
    [InlineData("""{"id":"x","version":"2026-01-01","title":"X","about":"x","extends":7}""", "''")]
    [InlineData("""{"id":"x","version":"soon","title":"X","about":"x","extends":"european"}""", "version")]
    [InlineData("""{"id":"x","version":"2026-01-01","title":"X","about":"x","extends":"european","id":"y"}""", "id")]
    [InlineData("""{"id":"x","version":"2026-01-01","title":"X","about":"x","extends":"european","hours":1}""", "hours")]
    [InlineData(
        """{"id":"x","version":"2026-01-01","title":"X","about":"x","extends":"european","weeks":{"min":4,"max":3,"source":"law"}}""",
        "'weeks' is no range"
    )]
    [InlineData(
        """{"id":"x","version":"2026-01-01","title":"X","about":"x","extends":"european","weeks":{"min":3,"max":4,"source":" "}}""",
        "'weeks' names no source"
    )]
    [InlineData(
        """{"id":"x","version":"2026-01-01","title":"X","about":"x","extends":"european","weeks":{"min":3,"max":4}}""",
        "source"
    )]
    [InlineData(
        """{"id":"x","version":"2026-01-01","title":"X","about":"x","extends":"european","reusedPercent":{"value":101,"source":"law"}}""",
        "100 percent"
    )]
    [InlineData(
        """{"id":"x","version":"2026-01-01","title":"X","about":"x","extends":"european","hoursPerEcts":{"low":25,"high":26,"typical":30,"source":"law"}}""",
        "outside its band"
    )]
    public void What_is_no_pack_is_refused_by_name(string json, string named)
    {
        var refused = Assert.ThrowsAny<JsonException>(() => Pack.Read(json));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_of_an_institution_extends_a_shipped_one_and_names_its_clauses()
    {
        var pack = Pack.Read(
            """
            {"id":"demo","version":"2026-09-01","title":"Demo University","about":"Its own rules.","extends":"nl",
             "sizeRange":{"min":3,"max":6,"source":"Credit policy","clause":"article 4"}}
            """
        );
        Assert.Equal((28m, "nl", null), (pack.HoursPerEcts.Low, pack.Extends, pack.Jurisdiction));
        var found = Sample.Lint(Sample.Clean with { Ects = new(650) }, pack: pack).Single(finding => finding.Rule == "T05");
        Assert.EndsWith("Credit policy, article 4", found.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title")]
    [InlineData("size")]
    [InlineData("hoursPerEcts")]
    [InlineData("eqf")]
    [InlineData("titleBannedWords")]
    [InlineData("signatories")]
    public void A_policy_that_contradicts_itself_is_not_laid_over_a_pack(string wrong)
    {
        var policy = wrong switch
        {
            "title" => Sample.Policy with { Title = " " },
            "size" => Sample.Policy with { Size = new(new(600), new(500)) },
            "hoursPerEcts" => Sample.Policy with { HoursPerEcts = new(0, 30) },
            "eqf" => Sample.Policy with { Eqf = new(5, 9) },
            "titleBannedWords" => Sample.Policy with { TitleBannedWords = new([""]) },
            _ => Sample.Policy with { Signatories = new([" "]) },
        };
        Assert.Equal([wrong], policy.Check());
        Assert.Throws<ArgumentException>(() => Education.Packs.Packs.European.With(policy));
        Assert.Empty(Sample.Policy.Check());
    }

    [Fact]
    public void Verb_lists_are_dated_sourced_and_put_each_verb_on_one_step()
    {
        Assert.Equal(["de", "en", "es", "fr", "it", "ro"], VerbList.Languages.Order());
        foreach (var list in VerbList.Languages.Select(VerbList.For).OfType<VerbList>())
        {
            Assert.True(list.Version.Year >= 2026 && list.Source.Length > 20);
            Assert.Equal(Enum.GetValues<VerbLevel>(), list.Levels.Keys.Order());
            string[] verbs = [.. list.Levels.Values.SelectMany(step => step)];
            Assert.Equal(verbs.Length, verbs.Distinct().Count());
            Assert.All(list.Levels.Values, step => Assert.True(step.Count >= 9));
            Assert.All(list.Vague, vague => Assert.True(vague.Value.Count >= 2 && vague.Value.All(verbs.Contains), vague.Key));
        }
    }
}
