using Testamur.Rdf.Shacl;

namespace Testamur.Rdf.Tests.Shacl;

/// <summary>Targets, imports, what is refused, recursion, and what a report says.</summary>
public sealed class ShapesTests
{
    [Theory]
    [InlineData("sh:targetNode ex:a", 1)]
    [InlineData("sh:targetNode ex:absent", 1)]
    [InlineData("sh:targetClass ex:C", 2)]
    [InlineData("sh:targetClass ex:None", 0)]
    [InlineData("sh:targetSubjectsOf ex:q", 2)]
    [InlineData("sh:targetObjectsOf ex:q", 1)]
    [InlineData("sh:targetClass ex:C ; sh:targetNode ex:a, ex:b", 2)]
    [InlineData("a rdfs:Class", 1)]
    [InlineData("a sh:NodeShape", 0)]
    public void Each_target_finds_its_nodes_once(string target, int expected)
    {
        var shapes = $"ex:S {target} ; sh:property [ sh:path ex:p ; sh:minCount 1 ] .";
        const string Data = """
            ex:a a ex:C, ex:D ; ex:q ex:x . ex:b a ex:D ; ex:q ex:x . ex:D rdfs:subClassOf ex:C . ex:s a ex:S .
            """;
        var report = Shacl.Validate(shapes, Data);
        Assert.Equal(expected, report.Results.Count);
        Assert.Equal(expected, report.Results.Select(result => result.FocusNode).Distinct().Count());
    }

    [Theory]
    [InlineData("sh:path ( ex:p ex:q )", "path")]
    [InlineData("sh:path [ sh:inversePath ex:p ]", "path")]
    [InlineData("sh:path ex:p, ex:q", "one sh:path")]
    [InlineData("sh:path ex:p ; sh:qualifiedValueShape [ sh:class ex:C ] ; sh:qualifiedMinCount 1", "sh:qualified")]
    [InlineData("sh:path ex:p ; sh:sparql [ ]", "sh:sparql")]
    [InlineData("sh:path ex:p ; sh:nodeKind sh:Thing", "kind")]
    [InlineData("sh:path ex:p ; sh:minCount \"many\"", "sh:minCount")]
    [InlineData("sh:path ex:p ; sh:maxCount -1", "sh:maxCount")]
    [InlineData("sh:path ex:p ; sh:uniqueLang \"perhaps\"", "sh:uniqueLang")]
    [InlineData("sh:path ex:p ; sh:datatype \"string\"", "sh:datatype")]
    [InlineData("sh:path ex:p ; sh:in ex:b", "list")]
    [InlineData("sh:path ex:p ; sh:maxInclusive ex:b", "sh:maxInclusive")]
    [InlineData("sh:path ex:p ; sh:pattern \"(\"", "pattern")]
    [InlineData("sh:path ex:p ; sh:pattern \"(?=a)\"", "pattern")]
    [InlineData("sh:path ex:p ; sh:pattern \"a\" ; sh:flags \"q\"", "flag")]
    [InlineData("sh:path ex:p ; sh:hasValue []", "blank node")]
    [InlineData("sh:path ex:p ; sh:node \"text\"", "shape")]
    public void What_is_not_supported_or_ill_formed_is_refused_and_named(string rules, string expected)
    {
        var refused = Assert.Throws<ShapesException>(() =>
            Shacl.Compile($"ex:S a sh:NodeShape ; sh:property ex:P . ex:P {rules} .")
        );
        Assert.Contains(expected, refused.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Shape);
    }

    [Theory]
    [InlineData("sh:minCount 1")]
    [InlineData("sh:maxCount 1")]
    [InlineData("sh:uniqueLang true")]
    [InlineData("sh:lessThan ex:q")]
    [InlineData("sh:property [ sh:minCount 1 ]")]
    public void Rules_of_properties_need_a_path(string rule) =>
        Assert.Throws<ShapesException>(() => Shacl.Compile($"ex:S sh:targetNode ex:a ; {rule} ."));

    [Fact]
    public void A_circular_list_is_refused() =>
        Assert.Throws<ShapesException>(() =>
            Shacl.Compile("ex:S sh:targetNode ex:a ; sh:in _:l . _:l rdf:first ex:b ; rdf:rest _:l .")
        );

    [Fact]
    public void Imports_are_followed_once_and_in_circles()
    {
        var graphs = new Dictionary<string, Dataset>
        {
            ["http://ex.example/one"] = Shacl.Read(
                "ex:one a owl:Ontology ; owl:imports ex:two . ex:S sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:minCount 1 ] ."
            ),
            ["http://ex.example/two"] = Shacl.Read(
                "ex:two a owl:Ontology ; owl:imports ex:one, ex:start . ex:T sh:targetNode ex:a ; sh:property [ sh:path ex:q ; sh:minCount 1 ] ."
            ),
        };
        var asked = new List<string>();
        var start = Shacl.Read("ex:start a owl:Ontology ; owl:imports ex:one, ex:two .");
        var shapes = ShapesGraph.Compile(
            [start],
            graph =>
            {
                asked.Add(graph);
                return graphs.GetValueOrDefault(graph);
            }
        );
        Assert.Equal(["http://ex.example/one", "http://ex.example/two"], asked.Order());
        Assert.Equal(["MinCount p -", "MinCount q -"], Shacl.Short(shapes.Validate(Shacl.Read("ex:a ex:r 1 ."))).Order());
    }

    [Fact]
    public void A_missing_import_is_an_error_that_names_it()
    {
        var start = Shacl.Read("ex:start a owl:Ontology ; owl:imports ex:one .");
        foreach (var loader in new Func<string, Dataset?>?[] { null, _ => null })
        {
            var refused = Assert.Throws<ShapesException>(() => ShapesGraph.Compile([start], loader));
            Assert.Contains("http://ex.example/one", refused.Problem, StringComparison.Ordinal);
        }
        Assert.Equal(0, ShapesGraph.Compile([start], _ => Dataset.Empty).Count);
        Assert.Equal(0, ShapesGraph.Compile([start, Shacl.Read("ex:one a owl:Ontology .")]).Count);
    }

    [Fact]
    public void Blank_nodes_of_two_graphs_are_two_shapes()
    {
        var one = Shacl.Read("ex:S sh:targetNode ex:a ; sh:property _:x . _:x sh:path ex:p ; sh:minCount 1 .");
        var two = Shacl.Read("ex:T sh:targetNode ex:a ; sh:property _:x . _:x sh:path ex:q ; sh:minCount 1 .");
        Assert.Equal(2, ShapesGraph.Compile([one, two]).Validate(Shacl.Read("ex:a ex:r 1 .")).Results.Count);
    }

    [Fact]
    public void Named_graphs_of_the_data_are_not_looked_at()
    {
        var data = Testamur.Rdf.Syntax.NQuads.Read(
            "<http://ex.example/a> <http://ex.example/p> \"1\" <http://ex.example/g> .\n<http://ex.example/b> <http://ex.example/p> \"1\" .\n"u8
        );
        var shapes = Shacl.Compile("ex:S sh:targetNode ex:a, ex:b ; sh:property [ sh:path ex:p ; sh:minCount 1 ] .");
        Assert.Equal(new Iri("http://ex.example/a"), Assert.Single(shapes.Validate(data).Results).FocusNode);
    }

    [Fact]
    public void A_shape_that_comes_back_to_a_node_takes_it_to_conform()
    {
        const string Shapes = """
            ex:S sh:targetNode ex:a ; sh:property ex:P, [ sh:path ex:name ; sh:minCount 1 ] . ex:P sh:path ex:next ; sh:node ex:S .
            """;
        Assert.True(Shacl.Validate(Shapes, "ex:a ex:next ex:b ; ex:name 1 . ex:b ex:next ex:a, ex:b ; ex:name 1 .").Conforms);
        Assert.Equal(
            ["Node next b"],
            Shacl.Short(
                Shacl.Validate(
                    Shapes,
                    "ex:a ex:next ex:b ; ex:name 1 . ex:b ex:next ex:a, ex:c ; ex:name 1 . ex:c ex:next ex:b ."
                )
            )
        );
    }

    [Theory]
    [InlineData("ex:a")]
    [InlineData("ex:b")]
    public void What_was_presumed_on_the_way_is_not_remembered_as_known(string order)
    {
        // b conforms only if a does, and a does not: also when b was asked about while a was open.
        var shapes = $$"""
            ex:S sh:property [ sh:path ex:next ; sh:node ex:S ], [ sh:path ex:name ; sh:minCount 1 ] .
            ex:T sh:targetNode {{order}}, ex:a, ex:b ; sh:node ex:S .
            """;
        Assert.Equal(
            ["Node - a", "Node - b"],
            Shacl.Short(Shacl.Validate(shapes, "ex:a ex:next ex:b . ex:b ex:next ex:a ; ex:name 1 .")).Order()
        );
    }

    [Theory]
    [InlineData("ex:S sh:not ex:S .")]
    [InlineData("ex:S sh:node ex:T . ex:T sh:xone ( ex:S ) .")]
    [InlineData("ex:S sh:property [ sh:path ex:p ; sh:not [ sh:node ex:S ] ] .")]
    public void A_shape_that_depends_on_its_own_denial_is_refused(string shapes) =>
        Assert.Throws<ShapesException>(() => Shacl.Compile("ex:S sh:targetNode ex:a . " + shapes));

    [Fact]
    public void A_denial_outside_a_circle_is_fine() =>
        Assert.True(
            Shacl
                .Validate(
                    "ex:S sh:targetNode ex:a ; sh:not ex:T . ex:T sh:property [ sh:path ex:p ; sh:node ex:T ; sh:minCount 1 ] .",
                    "ex:a ex:q 1 ."
                )
                .Conforms
        );

    [Fact]
    public void A_shape_says_its_severity_and_its_message_itself()
    {
        var report = Shacl.OfProperty(
            "sh:name \"shoe size\"@en, \"Schuhgröße\"@de ; sh:minCount 1 ; sh:severity sh:Warning ; sh:message \"Größe fehlt\"@de, \"Tell the size.\"@en",
            "ex:a ex:q 1 ."
        );
        var result = Assert.Single(report.Results);
        Assert.False(report.Conforms);
        Assert.Equal("http://www.w3.org/ns/shacl#Warning", result.Severity);
        Assert.Equal("Tell the size.", result.Message);
        var plain = Assert.Single(
            Shacl.OfProperty("sh:name \"shoe size\"@en, \"Schuhgröße\"@de ; sh:minCount 1", "ex:a ex:q 1 .").Results
        );
        Assert.Equal("“shoe size” is missing.", plain.Message);
        Assert.Equal("http://www.w3.org/ns/shacl#Violation", plain.Severity);
    }

    [Fact]
    public void A_value_without_its_form_says_what_it_lacks()
    {
        const string Rules = """
            sh:name "issuer" ; sh:node [ rdfs:label "Issuer" ; sh:property [ sh:path ex:q ; sh:name "legal name" ; sh:minCount 1 ] ]
            """;
        Assert.Equal(
            "A value of “issuer” does not have the required form (Issuer). “legal name” is missing.",
            Assert.Single(Shacl.OfProperty(Rules, "ex:a ex:p ex:b .").Results).Message
        );
        var own = Rules.Replace("rdfs:label", "sh:message \"It is no issuer.\" ; rdfs:label", StringComparison.Ordinal);
        Assert.Equal("It is no issuer.", Assert.Single(Shacl.OfProperty(own, "ex:a ex:p ex:b .").Results).Message);
    }

    [Fact]
    public void A_report_is_written_in_the_vocabulary_and_keeps_its_nodes_apart()
    {
        var report = Shacl.OfProperty("sh:class ex:C ; sh:minCount 3", "ex:a ex:p _:b0, ex:b .");
        var written = report.ToDataset();
        var quads = written.Select(quad => quad.ToString()).ToList();
        string Sh(string name) => $"<http://www.w3.org/ns/shacl#{name}>";
        Assert.Equal(3, quads.Count(quad => quad.Contains(Sh("result") + " ", StringComparison.Ordinal)));
        Assert.Single(quads, quad => quad.Contains(Sh("conforms") + " \"false\"", StringComparison.Ordinal));
        Assert.Single(quads, quad => quad.Contains(Sh("value") + " _:b0 ", StringComparison.Ordinal));
        Assert.DoesNotContain(quads, quad => quad.Contains(Sh("sourceShape") + " _:b0 ", StringComparison.Ordinal));
        // One shape is one node, though the results are three.
        Assert.Single(
            written
                .Where(quad => ((Iri)quad.Predicate).Value.EndsWith("sourceShape", StringComparison.Ordinal))
                .Select(quad => quad.Object)
                .Distinct()
        );
        Assert.Contains(Sh("ValidationReport"), string.Concat(quads), StringComparison.Ordinal);
        var good = Shacl.OfProperty("sh:minCount 0", "ex:a ex:q 1 .").ToDataset();
        Assert.Equal(2, good.Count);
    }
}
