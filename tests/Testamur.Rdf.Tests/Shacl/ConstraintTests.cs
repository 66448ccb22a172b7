namespace Testamur.Rdf.Tests.Shacl;

/// <summary>Each component holds and is broken (<see href="https://www.w3.org/TR/shacl/#core-components">SHACL §4</see>).</summary>
public sealed class ConstraintTests
{
    [Theory]
    // Kinds of values.
    [InlineData("sh:class ex:C", "ex:a ex:p ex:b . ex:b a ex:C .")]
    [InlineData("sh:class ex:C", "ex:a ex:p ex:b . ex:b a ex:D .", "Class p b")]
    [InlineData("sh:class ex:C", "ex:a ex:p ex:b, \"text\" .", "Class p b", "Class p text")]
    [InlineData("sh:class ex:C", "ex:a ex:p ex:b . ex:b a ex:E . ex:E rdfs:subClassOf ex:D . ex:D rdfs:subClassOf ex:C, ex:E .")]
    [InlineData("sh:class ex:C, ex:D", "ex:a ex:p ex:b . ex:b a ex:C .", "Class p b")]
    [InlineData("sh:datatype xsd:string", "ex:a ex:p \"x\" .")]
    [InlineData("sh:datatype xsd:string", "ex:a ex:p 1, ex:b, \"x\"@en .", "Datatype p 1", "Datatype p b", "Datatype p x")]
    [InlineData("sh:datatype rdf:langString", "ex:a ex:p \"x\"@en .")]
    [InlineData("sh:datatype rdf:langString", "ex:a ex:p \"x\" .", "Datatype p x")]
    [InlineData("sh:datatype xsd:integer", "ex:a ex:p 1, \"1.0\"^^xsd:integer, 2.5 .", "Datatype p 1.0", "Datatype p 2.5")]
    [InlineData("sh:nodeKind sh:IRI", "ex:a ex:p ex:b .")]
    [InlineData("sh:nodeKind sh:IRI", "ex:a ex:p [], 1 .", "NodeKind p _", "NodeKind p 1")]
    [InlineData("sh:nodeKind sh:BlankNode", "ex:a ex:p [], 1, ex:b .", "NodeKind p 1", "NodeKind p b")]
    [InlineData("sh:nodeKind sh:Literal", "ex:a ex:p [], 1, ex:b .", "NodeKind p _", "NodeKind p b")]
    [InlineData("sh:nodeKind sh:BlankNodeOrIRI", "ex:a ex:p [], 1, ex:b .", "NodeKind p 1")]
    [InlineData("sh:nodeKind sh:BlankNodeOrLiteral", "ex:a ex:p [], 1, ex:b .", "NodeKind p b")]
    [InlineData("sh:nodeKind sh:IRIOrLiteral", "ex:a ex:p [], 1, ex:b .", "NodeKind p _")]
    // Numbers of values.
    [InlineData("sh:minCount 1", "ex:a ex:p 1 .")]
    [InlineData("sh:minCount 1", "ex:a ex:q 1 .", "MinCount p -")]
    [InlineData("sh:minCount 1", "ex:b ex:p 1 .", "MinCount p -")]
    [InlineData("sh:minCount 3", "ex:a ex:p 1, 2 .", "MinCount p -")]
    [InlineData("sh:minCount 0", "ex:a ex:q 1 .")]
    [InlineData("sh:maxCount 1", "ex:a ex:p 1 .")]
    [InlineData("sh:maxCount 1", "ex:a ex:p 1, 2 .", "MaxCount p -")]
    [InlineData("sh:maxCount 0", "ex:a ex:p 1 .", "MaxCount p -")]
    [InlineData("sh:uniqueLang true", "ex:a ex:p \"x\"@en, \"x\"@de, \"y\", \"z\" .")]
    [InlineData(
        "sh:uniqueLang true",
        "ex:a ex:p \"x\"@en, \"y\"@EN, \"z\"@en, \"u\"@de, \"v\"@de .",
        "UniqueLang p -",
        "UniqueLang p -"
    )]
    [InlineData("sh:uniqueLang false", "ex:a ex:p \"x\"@en, \"y\"@en .")]
    // Ranges.
    [InlineData("sh:maxInclusive 100", "ex:a ex:p 100, 99.5, 1e2, \"-7\"^^xsd:byte .")]
    [InlineData(
        "sh:maxInclusive 100",
        "ex:a ex:p 101, 100.00001, \"99\" .",
        "MaxInclusive p 101",
        "MaxInclusive p 100.00001",
        "MaxInclusive p 99"
    )]
    [InlineData("sh:maxExclusive 100", "ex:a ex:p 100, 99 .", "MaxExclusive p 100")]
    [InlineData("sh:minInclusive 0", "ex:a ex:p 0, \"-0\"^^xsd:decimal, -1, ex:b .", "MinInclusive p -1", "MinInclusive p b")]
    [InlineData("sh:minExclusive 0", "ex:a ex:p 0, 0.1 .", "MinExclusive p 0")]
    [InlineData(
        "sh:minInclusive 0",
        "ex:a ex:p \"NaN\"^^xsd:double, \"x\"^^xsd:integer .",
        "MinInclusive p NaN",
        "MinInclusive p x"
    )]
    [InlineData(
        "sh:maxInclusive 123456789012345678901234567890",
        "ex:a ex:p 123456789012345678901234567891 .",
        "MaxInclusive p 123456789012345678901234567891"
    )]
    [InlineData(
        "sh:minInclusive \"2026-01-01T00:00:00Z\"^^xsd:dateTime",
        "ex:a ex:p \"2026-01-01T01:00:00+01:00\"^^xsd:dateTime ."
    )]
    [InlineData(
        "sh:minInclusive \"2026-01-01T00:00:00Z\"^^xsd:dateTime",
        "ex:a ex:p \"2025-12-31T23:59:59Z\"^^xsd:dateTime, \"2026-02-01T00:00:00\"^^xsd:dateTime .",
        "MinInclusive p 2025-12-31T23:59:59Z",
        "MinInclusive p 2026-02-01T00:00:00"
    )]
    // Texts.
    [InlineData("sh:minLength 2", "ex:a ex:p \"xy\", \"\U0001F600\U0001F600\", \"x\" .", "MinLength p x")]
    [InlineData("sh:maxLength 2", "ex:a ex:p \"xyz\", \"\U0001F600\U0001F600\", [] .", "MaxLength p xyz", "MaxLength p _")]
    [InlineData("sh:pattern \"^a+$\"", "ex:a ex:p \"aaa\", \"baa\", [] .", "Pattern p baa", "Pattern p _")]
    [InlineData("sh:pattern \"^a+$\" ; sh:flags \"i\"", "ex:a ex:p \"AAA\" .")]
    [InlineData("sh:pattern \"^http://ex\\\\.example/\"", "ex:a ex:p ex:b, <http://other.example/x> .", "Pattern p x")]
    [InlineData("sh:languageIn ( \"en\" \"de\" )", "ex:a ex:p \"x\"@en, \"x\"@en-GB, \"x\"@DE .")]
    [InlineData("sh:languageIn ( \"en\" \"de\" )", "ex:a ex:p \"x\"@eng, \"y\" .", "LanguageIn p x", "LanguageIn p y")]
    // Pairs of properties.
    [InlineData("sh:equals ex:q", "ex:a ex:p 1, 2 ; ex:q 2, 1 .")]
    [InlineData("sh:equals ex:q", "ex:a ex:p 1 ; ex:q 2 .", "Equals p 1", "Equals p 2")]
    [InlineData("sh:disjoint ex:q", "ex:a ex:p 1 ; ex:q 2 .")]
    [InlineData("sh:disjoint ex:q", "ex:a ex:p 1, 2 ; ex:q 2 .", "Disjoint p 2")]
    [InlineData("sh:lessThan ex:q", "ex:a ex:p 1, 2 ; ex:q 2, 3 .", "LessThan p 2")]
    [InlineData("sh:lessThan ex:q", "ex:a ex:p 1 .")]
    [InlineData("sh:lessThan ex:q", "ex:a ex:p ex:b ; ex:q 1 .", "LessThan p b")]
    [InlineData("sh:lessThanOrEquals ex:q", "ex:a ex:p 1, 2 ; ex:q 2 .")]
    [InlineData("sh:lessThanOrEquals ex:q", "ex:a ex:p 3 ; ex:q 2 .", "LessThanOrEquals p 3")]
    // Given values.
    [InlineData("sh:hasValue ex:b", "ex:a ex:p ex:b, ex:c .")]
    [InlineData("sh:hasValue ex:b", "ex:a ex:p ex:c .", "HasValue p -")]
    [InlineData("sh:hasValue 1", "ex:a ex:p 1 .")]
    [InlineData("sh:hasValue 1", "ex:a ex:p 01 .", "HasValue p -")]
    [InlineData("sh:in ( ex:b 1 )", "ex:a ex:p ex:b, 1 .")]
    [InlineData("sh:in ( ex:b 1 )", "ex:a ex:p ex:c, 2 .", "In p c", "In p 2")]
    [InlineData("sh:in ()", "ex:a ex:p ex:c .", "In p c")]
    // Shapes within shapes.
    [InlineData("sh:node [ sh:property [ sh:path ex:q ; sh:minCount 1 ] ]", "ex:a ex:p [ ex:q 1 ] .")]
    [InlineData("sh:node [ sh:property [ sh:path ex:q ; sh:minCount 1 ] ]", "ex:a ex:p ex:b .", "Node p b")]
    [InlineData("sh:property [ sh:path ex:q ; sh:minCount 1 ]", "ex:a ex:p ex:b, [ ex:q 1 ] .", "MinCount q -")]
    [InlineData("sh:not [ sh:class ex:C ]", "ex:a ex:p ex:b .")]
    [InlineData("sh:not [ sh:class ex:C ]", "ex:a ex:p ex:b . ex:b a ex:C .", "Not p b")]
    [InlineData("sh:and ( [ sh:class ex:C ] [ sh:class ex:D ] )", "ex:a ex:p ex:b . ex:b a ex:C, ex:D .")]
    [InlineData("sh:and ( [ sh:class ex:C ] [ sh:class ex:D ] )", "ex:a ex:p ex:b . ex:b a ex:C .", "And p b")]
    [InlineData("sh:or ( [ sh:class ex:C ] [ sh:class ex:D ] )", "ex:a ex:p ex:b . ex:b a ex:D .")]
    [InlineData("sh:or ( [ sh:class ex:C ] [ sh:class ex:D ] )", "ex:a ex:p ex:b . ex:b a ex:E .", "Or p b")]
    [InlineData("sh:xone ( [ sh:class ex:C ] [ sh:class ex:D ] )", "ex:a ex:p ex:b . ex:b a ex:D .")]
    [InlineData(
        "sh:xone ( [ sh:class ex:C ] [ sh:class ex:D ] )",
        "ex:a ex:p ex:b, ex:c . ex:b a ex:C, ex:D .",
        "Xone p b",
        "Xone p c"
    )]
    // Switched off.
    [InlineData("sh:minCount 1 ; sh:deactivated true", "ex:a ex:q 1 .")]
    [InlineData("sh:node [ sh:deactivated true ; sh:class ex:C ]", "ex:a ex:p ex:b .")]
    // The misspelling of the European files.
    [InlineData("sh:nodekind sh:IRI", "ex:a ex:p 1 .")]
    public void A_rule_of_a_property_holds_or_says_what_breaks_it(string rules, string data, params string[] expected) =>
        Assert.Equal(expected.Order(), Shacl.Short(Shacl.OfProperty(rules, data)).Order());

    [Fact]
    public void A_closed_shape_names_the_properties_it_does_not_know()
    {
        const string Shape = """
            ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:closed true ; sh:ignoredProperties ( rdf:type ) ;
                sh:property [ sh:path ex:p ] .
            """;
        Assert.True(Shacl.Validate(Shape, "ex:a a ex:C ; ex:p 1 .").Conforms);
        var report = Shacl.Validate(Shape, "ex:a a ex:C ; ex:p 1 ; ex:q 2, ex:b ; ex:r 3 .");
        Assert.Equal(["Closed q 2", "Closed q b", "Closed r 3"], Shacl.Short(report));
        Assert.Equal("“q” is not allowed here.", report.Results[0].Message);
        Assert.True(
            Shacl
                .Validate(Shape.Replace("closed true", "closed false", StringComparison.Ordinal), "ex:a a ex:C ; ex:q 2 .")
                .Conforms
        );
    }

    [Fact]
    public void Rules_of_a_node_shape_are_of_the_node_itself()
    {
        var report = Shacl.Validate(
            "ex:S sh:targetNode ex:a ; sh:class ex:C ; sh:hasValue ex:b ; sh:nodeKind sh:Literal .",
            "ex:a a ex:D ."
        );
        Assert.Equal(["Class - a", "HasValue - -", "NodeKind - a"], Shacl.Short(report).Order());
        Assert.All(report.Results, result => Assert.Equal(new Iri("http://ex.example/a"), result.FocusNode));
    }

    [Fact]
    public void Many_texts_of_one_language_are_one_result()
    {
        var texts = string.Join(", ", Enumerable.Range(0, 40).Select(i => $"\"{i}\"@en"));
        Assert.Equal(["UniqueLang p -"], Shacl.Short(Shacl.OfProperty("sh:uniqueLang true", $"ex:a ex:p {texts} .")));
        var different = string.Join(", ", Enumerable.Range(0, 40).Select(i => $"\"x\"@en-a{i}"));
        Assert.True(Shacl.OfProperty("sh:uniqueLang true", $"ex:a ex:p {different} .").Conforms);
    }

    [Fact]
    public void Values_of_a_node_with_many_properties_are_found()
    {
        var data = string.Join(" ; ", Enumerable.Range(0, 50).Reverse().Select(i => $"ex:q{i} {i}, {i + 1}"));
        Assert.True(Shacl.OfProperty("sh:maxCount 0", $"ex:a {data} .").Conforms);
        Assert.True(Shacl.OfProperty("sh:minCount 3 ; sh:hasValue 7", $"ex:a {data} ; ex:p 6, 7, 8 .").Conforms);
    }
}
