using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Testamur.Education.Elm;
using Testamur.Education.Elm.Shapes;
using Testamur.Education.Linter;
using Testamur.Rdf.Shacl;
using Testamur.Rdf.Syntax;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Elm;

public sealed partial class ShapeMessagesTests
{
    private const string Prefixes =
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix : <urn:x:> . ";

    /// <summary>Rules of a property, each broken by the data of the test.</summary>
    public static TheoryData<string> OfProperties { get; } =
    [
        "sh:path :none; sh:minCount 1",
        "sh:path :p; sh:minCount 9",
        "sh:path :p; sh:maxCount 0",
        "sh:path :p; sh:maxCount 1",
        "sh:path :p; sh:maxCount 2",
        "sh:path :t; sh:uniqueLang true",
        "sh:path :p; sh:hasValue :other",
        "sh:path :p; sh:class :Thing",
        "sh:path :p; sh:in ( :other )",
        "sh:path :p; sh:equals :q",
        "sh:path :p; sh:disjoint :p",
        "sh:path :p; sh:pattern 'zzz'",
        "sh:path :t; sh:minLength 99",
        "sh:path :t; sh:maxLength 1",
        "sh:path :t; sh:languageIn ( 'fr' 'pl' )",
        "sh:path :n; sh:lessThan :m",
        "sh:path :n; sh:lessThanOrEquals :m",
        "sh:path :n; sh:maxInclusive 1",
        "sh:path :n; sh:maxExclusive 1",
        "sh:path :n; sh:minInclusive 9",
        "sh:path :n; sh:minExclusive 9",
        "sh:path :n; sh:nodeKind sh:IRI",
        "sh:path :n; sh:nodeKind sh:BlankNodeOrIRI",
        "sh:path :p; sh:nodeKind sh:Literal",
        "sh:path :p; sh:nodeKind sh:BlankNodeOrLiteral",
        "sh:path :p; sh:datatype xsd:string",
        "sh:path :p; sh:datatype xsd:boolean",
        "sh:path :p; sh:datatype xsd:integer",
        "sh:path :p; sh:datatype xsd:positiveInteger",
        "sh:path :p; sh:datatype xsd:nonNegativeInteger",
        "sh:path :p; sh:datatype xsd:decimal",
        "sh:path :p; sh:datatype xsd:date",
        "sh:path :p; sh:datatype xsd:dateTime",
        "sh:path :p; sh:datatype xsd:duration",
        "sh:path :p; sh:datatype xsd:anyURI",
        "sh:path :p; sh:datatype xsd:gYear",
        "sh:path :p; sh:datatype <http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>",
        "sh:path :p; sh:node [ sh:datatype xsd:date ]",
        "sh:path :p; sh:not [ sh:nodeKind sh:IRI ]",
        "sh:path :p; sh:and ( [ sh:nodeKind sh:IRI ] [ sh:datatype xsd:date ] )",
        "sh:path :p; sh:or ( [ sh:datatype xsd:string ] [ sh:datatype xsd:date ] )",
        "sh:path :p; sh:xone ( [ sh:nodeKind sh:IRI ] [ sh:nodeKind sh:BlankNodeOrIRI ] )",
    ];

    [Theory]
    [MemberData(nameof(OfProperties))]
    public void Every_sentence_of_the_engine_is_said_in_german(string rule) =>
        AssertGerman($":S a sh:NodeShape; sh:targetNode :x; sh:property [ {rule} ] .");

    [Theory]
    [InlineData("sh:closed true")]
    [InlineData("sh:class :Thing")]
    [InlineData("sh:name 'Ding'; sh:class :Thing")]
    [InlineData("sh:nodeKind sh:Literal")]
    [InlineData("sh:hasValue :other")]
    public void So_is_what_it_says_of_a_thing_itself(string rule) =>
        AssertGerman($":S a sh:NodeShape; sh:targetNode :x; {rule} .");

    [Fact]
    public void What_the_files_of_the_model_say_themselves_is_said_in_german()
    {
        var folder = Path.Combine(RepositoryRoot.Path, "src", "Testamur.Education", "Data", "elm", "3.2");
        var own = Directory
            .GetFiles(folder, "*.ttl")
            .SelectMany(File.ReadLines)
            .Where(line => !line.TrimStart().StartsWith('#'))
            .Select(line => OwnMessage().Match(line))
            .Where(found => found.Success)
            .Select(found => found.Groups[1].Value)
            .Distinct()
            .ToList();
        Assert.Equal(2, own.Count);
        Assert.All(
            own,
            message => Assert.DoesNotContain("The node is", ShapeMessages.In(message, "de"), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Several_messages_are_said_one_by_one_and_unknown_ones_stay()
    {
        const string said =
            "“issued” is missing. A value of “issuer” is not an identifier (IRI) or a text or number. This says something else.";
        const string german =
            "„issued“ fehlt. Ein Wert von „issuer“ muss eine Kennung (IRI) oder ein Text oder eine Zahl sein. This says something else.";
        Assert.Equal(german, ShapeMessages.In(said, "de"));
        Assert.Equal(german, ShapeMessages.In(said, "de-AT"));
        Assert.Equal(said, ShapeMessages.In(said, "en"));
        Assert.Equal(said, ShapeMessages.In(said, "pl"));
    }

    [Fact]
    public void Its_places_are_those_of_the_english_sentence()
    {
        var file = Path.Combine(RepositoryRoot.Path, "src", "Testamur.Education", "Data", "shapes.de.json");
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!; // the file is ours
        Assert.All(texts, text => Assert.Equal(Places(text.Key), Places(text.Value)));
    }

    [Fact]
    public void The_design_check_says_it_in_german_too()
    {
        var found = new Finding("P01", Severity.Error, "/formats/0", "", "", "", null, [], "P01", ["elm", "“title” is missing."]);
        Assert.Contains("„title“ fehlt.", Messages.Render(found, "de").Message, StringComparison.Ordinal);
    }

    private static void AssertGerman(string shapes)
    {
        var data = Turtle.Read(
            Encoding.UTF8.GetBytes($"{Prefixes} :x :p :a, :b, :c; :q :d; :t 'two'@en, 'zwei'@en; :n 5; :m 2 .")
        );
        var report = ShapesGraph.Compile(Turtle.Read(Encoding.UTF8.GetBytes(Prefixes + shapes))).Validate(data);
        Assert.NotEmpty(report.Results);
        foreach (var message in report.Results.Select(result => result.Message))
        {
            var german = ShapeMessages.In(message, "de");
            Assert.NotEqual(message, german);
            Assert.False(English().IsMatch(german), $"{message} became {german}");
        }
    }

    private static string Places(string text) =>
        string.Join(' ', Place().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"sh:message ""([^""]+)""")]
    private static partial Regex OwnMessage();

    [GeneratedRegex(@"\b(is|has|not|value|of|the|an?|does|or|form|text|number|date|with|than|missing)\b|[“](?=\w+”)")]
    private static partial Regex English();
}
