using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Education.Elm;
using Testamur.Education.Elm.Shapes;
using Testamur.Rdf;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Rdf.Shacl;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Elm;

public sealed class ElmShapesTests
{
    public static TheoryData<string> Observed { get; } =
    [.. SampleFiles.Expected.Where(file => file.Value!["shacl"] is not null).Select(file => file.Key)];

    public static TheoryData<ElmProfile> Profiles { get; } = [.. Enum.GetValues<ElmProfile>()];

    [Theory]
    [MemberData(nameof(Observed))]
    public void A_sample_gives_the_results_that_others_observed(string file)
    {
        var expected = SampleFiles.Expected[file]!["shacl"]!;
        var found = ElmValidator.Validate(File.ReadAllBytes(Path.Combine(SampleFiles.Folder, file)), ElmProfile.Generic);
        void Row(string fact, string? ours) => FactTable.Add("shapes", file, fact, expected[fact]?.ToJsonString(), ours);
        Row("triples", $"{found.Triples}");
        Row("conforms", found.Conforms == true ? "true" : "false");
        Row("results", $"{found.Shapes?.Results.Count}");
        Assert.Equal(expected["triples"]!.GetValue<int>(), found.Triples);
        var report = found.Shapes!; // a sample can be read
        Assert.Equal(expected["conforms"]!.GetValue<bool>(), report.Conforms);
        Assert.Equal(expected["results"]!.GetValue<int>(), report.Results.Count);
        var counts = expected["byConstraint"]?.AsObject().ToDictionary(entry => entry.Key, entry => entry.Value!.GetValue<int>());
        Assert.Equal(counts ?? [], report.Results.CountBy(Key).ToDictionary());
    }

    [Fact]
    public void There_are_samples_that_others_observed() => Assert.Equal(15, Observed.Count);

    [Theory]
    [InlineData("micro-credential.eu-elements", 219)]
    [InlineData("micro-credential.shacl-minimum", 77)]
    public void A_constructed_credential_conforms_and_loses_nothing(string name, int triples)
    {
        var utf8 = SampleFiles.Credential($"constructed/{name}.json");
        Assert.Equal(triples, JsonLdProcessor.ForCredentials.ToRdf(utf8).Count);
        var report = ElmValidator.Validate(utf8);
        Assert.True(report.Conforms);
        Assert.Equal(ElmProfile.Generic, report.Profile);
        Assert.Equal("3.2", report.Version);
        Assert.Null(report.Lost);
        Assert.Null(report.Problem);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Every_profile_compiles_and_is_compiled_once(ElmProfile profile)
    {
        var shapes = ElmShapes.For(profile);
        Assert.True(shapes.Count > 40, $"{profile}: {shapes.Count}");
        Assert.Same(shapes, ElmShapes.For(profile, "3.2"));
        Assert.True(shapes.Validate(Dataset.Empty).Conforms);
    }

    [Fact]
    public void What_a_profile_adds_is_asked_for()
    {
        var plain = SampleFiles.Credential("constructed/micro-credential.eu-elements.json");
        foreach (var profile in new[] { ElmProfile.Accredited, ElmProfile.IssuedByMandate, ElmProfile.Converted })
        {
            var report = ElmValidator.Validate(plain, profile);
            Assert.Contains(report.Shapes!.Results, result => Key(result) == "evidence:MinCount");
        }
        Assert.True(ElmValidator.Validate(plain, ElmProfile.GenericStructure).Conforms);
        Assert.True(ElmValidator.Validate(plain, ElmProfile.DiplomaSupplement).Conforms == false);
    }

    [Fact]
    public void A_value_outside_its_controlled_list_is_found_by_the_full_profile_alone()
    {
        var credential = SampleFiles.Constructed("micro-credential.eu-elements");
        credential["credentialSubject"]!["hasClaim"]!["specifiedBy"]!["eqfLevel"]!["inScheme"]!["id"] = "http://example.org/list";
        var utf8 = JsonSerializer.SerializeToUtf8Bytes(credential);
        Assert.False(ElmValidator.Validate(utf8, ElmProfile.Generic).Conforms);
        Assert.True(ElmValidator.Validate(utf8, ElmProfile.GenericStructure).Conforms);
    }

    [Theory]
    [InlineData("http://data.europa.eu/snb/model/ap/edc-generic-no-cv", "e34929035b", ElmProfile.GenericStructure)]
    [InlineData("http://data.europa.eu/snb/model/ap/edc-accredited", "e34929035b", ElmProfile.Accredited)]
    [InlineData("http://data.europa.eu/snb/model/ap/edc-issued-by-mandate", "e34929035b", ElmProfile.IssuedByMandate)]
    [InlineData("http://example.org/shapes", "c_7e400154", ElmProfile.Converted)]
    [InlineData("http://example.org/shapes", "6dff8a0f87", ElmProfile.DiplomaSupplement)]
    [InlineData("http://example.org/shapes", "unknown", ElmProfile.Generic)]
    public void The_profile_is_the_one_that_the_schema_names_else_the_one_of_its_kind(
        string schema,
        string kind,
        ElmProfile expected
    )
    {
        var credential = SampleFiles.Constructed("micro-credential.shacl-minimum");
        credential["credentialSchema"]!["id"] = schema;
        credential["credentialProfiles"]!["id"] = "http://data.europa.eu/snb/credential/" + kind;
        Assert.Equal(expected, ElmValidator.Validate(JsonSerializer.SerializeToUtf8Bytes(credential)).Profile);
    }

    [Fact]
    public void What_no_context_defines_is_said_to_be_lost()
    {
        var credential = SampleFiles.Constructed("micro-credential.shacl-minimum");
        credential["shoeSize"] = 42;
        var report = ElmValidator.Validate(JsonSerializer.SerializeToUtf8Bytes(credential));
        Assert.True(report.Conforms);
        Assert.Contains("shoeSize", report.Lost, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"@context":"https://example.org/unknown","type":"EuropeanDigitalCredential"}""")]
    public void What_cannot_be_read_is_neither_right_nor_wrong(string text)
    {
        var report = ElmValidator.Validate(Encoding.UTF8.GetBytes(text));
        Assert.Null(report.Conforms);
        Assert.NotNull(report.Problem);
    }

    [Fact]
    public void Versions_are_data_and_their_contexts_ship_with_the_library()
    {
        var version = Assert.Single(ElmVersion.All);
        Assert.Equal(version, ElmVersion.Current);
        Assert.All(version.Contexts, context => Assert.True(BuiltInContexts.Loader.TryLoad(context, out _)));
        Assert.Throws<ArgumentException>(() => ElmShapes.For(ElmProfile.Generic, "2.0"));
        Assert.Null(ElmShapes.Import("http://example.org/other"));
    }

    /// <summary>As <c>expected.json</c> writes it: the property's last word and the component's name.</summary>
    internal static string Key(ShaclResult result)
    {
        var path = result.Path ?? "";
        var component = result.SourceConstraintComponent;
        return $"{path[(path.LastIndexOfAny(['#', '/']) + 1)..]}:{component[(component.IndexOf('#', StringComparison.Ordinal) + 1)..^"ConstraintComponent".Length]}";
    }
}
