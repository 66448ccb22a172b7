using System.Text;
using Testamur.Rdf.Shacl;
using Testamur.Rdf.Shacl.Compiling;

namespace Testamur.Rdf.Tests.Shacl;

/// <summary>Shapes and data made to hold up or fill a validator end in a clear error.</summary>
public sealed class HostileShapesTests
{
    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|aa)+$")]
    [InlineData("^(.*)*b$")]
    public void Patterns_that_explode_elsewhere_are_answered_in_time(string pattern)
    {
        var text = new string('a', 50_000) + "!";
        Assert.Single(Shacl.OfProperty($"sh:pattern \"{pattern}\"", $"ex:a ex:p \"{text}\" .").Results);
    }

    [Theory]
    [InlineData("(((a{100}){100}){100}){100}")]
    [InlineData("a{99999}")]
    [InlineData("([ab]{1,500}c{500}){200}")]
    [InlineData("(a{2147483648}){2}")]
    public void Patterns_that_grow_when_written_out_are_refused(string pattern)
    {
        var refused = Assert.Throws<ShaclLimitException>(() => Shacl.OfProperty($"sh:pattern \"{pattern}\"", "ex:a ex:p 1 ."));
        Assert.Equal(nameof(ShaclLimits.MaxPatternParts), refused.Limit);
    }

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("[^]a{9}]{2}x", 3)]
    [InlineData("(ab){3}c", 10)]
    [InlineData("a{2,7}", 7)]
    [InlineData("a{3,}", 3)]
    [InlineData(@"\{9\}a{x}", 7)]
    public void Parts_of_a_pattern_are_counted_with_their_repetitions(string pattern, long parts) =>
        Assert.InRange(PatternReader.Parts(pattern), parts, parts + 3);

    [Fact]
    public void Results_are_limited()
    {
        const string Shapes = "ex:S sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:class ex:C ] .";
        var data = Shacl.Read($"ex:a ex:p {string.Join(", ", Enumerable.Range(0, 101))} .");
        var all = Shacl.Compile(Shapes, new() { MaxResults = 101 }).Validate(data);
        Assert.Equal((101, false), (all.Results.Count, all.IsTruncated));
        var first = Shacl.Compile(Shapes, new() { MaxResults = 100 }).Validate(data);
        Assert.Equal((100, true), (first.Results.Count, first.IsTruncated));
        var none = Shacl.Compile(Shapes, new() { MaxResults = 0 }).Validate(data);
        Assert.False(none.Conforms);
    }

    [Fact]
    public void Results_that_are_many_are_not_undone_by_a_lack_of_time()
    {
        const string Shapes = "ex:S sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:class ex:C, ex:D ] .";
        var data = Shacl.Read($"ex:a ex:p {string.Join(", ", Enumerable.Range(0, 500))} .");
        var report = Shacl.Compile(Shapes, new() { MaxResults = 100, MaxWork = 600 }).Validate(data);
        Assert.Equal((100, true), (report.Results.Count, report.IsTruncated));
    }

    [Fact]
    public void A_result_stands_when_there_is_no_time_left_to_say_why()
    {
        const string Shapes = """
            ex:S sh:targetNode ex:a ; sh:node ex:T . ex:T rdfs:label "T" ; sh:property [ sh:path ex:p ; sh:class ex:C ] .
            """;
        var data = Shacl.Read($"ex:a ex:p {string.Join(", ", Enumerable.Range(0, 500))} .");
        // Enough to find the first value at fault; not for all of them again.
        var report = Shacl.Compile(Shapes, new() { MaxWork = 900 }).Validate(data);
        Assert.Equal("This does not have the required form (T).", Assert.Single(report.Results).Message);
        Assert.StartsWith(
            "This does not have the required form (T). A value of",
            Assert.Single(Shacl.Compile(Shapes).Validate(data).Results).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Work_is_limited()
    {
        // Every node refers to every other: questions about all paths through them.
        var names = Enumerable.Range(0, 40).Select(i => $"ex:n{i}").ToArray();
        var data = Shacl.Read(string.Concat(names.Select(name => $"{name} ex:next {string.Join(", ", names)} . ")));
        const string Shapes =
            "ex:S sh:targetSubjectsOf ex:next ; sh:property [ sh:path ex:next ; sh:node ex:S ; sh:class ex:C ] .";
        var refused = Assert.Throws<ShaclLimitException>(() => Shacl.Compile(Shapes, new() { MaxWork = 2_000 }).Validate(data));
        Assert.Equal(nameof(ShaclLimits.MaxWork), refused.Limit);
    }

    [Fact]
    public void A_crowd_of_nodes_that_refer_to_each_other_ends()
    {
        var names = Enumerable.Range(0, 60).Select(i => $"ex:n{i}").ToArray();
        var data = Shacl.Read(string.Concat(names.Select(name => $"{name} ex:next {string.Join(", ", names)} . ")));
        const string Shapes = "ex:S sh:targetSubjectsOf ex:next ; sh:property [ sh:path ex:next ; sh:node ex:S ] .";
        try
        {
            Assert.True(Shacl.Compile(Shapes, new() { MaxWork = 5_000_000 }).Validate(data).Conforms);
        }
        catch (ShaclLimitException e)
        {
            Assert.Equal(nameof(ShaclLimits.MaxWork), e.Limit);
        }
    }

    [Fact]
    public void Depth_is_limited()
    {
        var chain = new StringBuilder();
        for (var i = 0; i < 100_000; i++)
            chain.Append(System.Globalization.CultureInfo.InvariantCulture, $"ex:n{i} ex:next ex:n{i + 1} . ");
        var data = Shacl.Read(chain.ToString());
        foreach (var rule in new[] { "sh:node ex:S", "sh:property ex:P" })
        {
            var shapes = Shacl.Compile($"ex:S sh:targetNode ex:n0 ; sh:property ex:P . ex:P sh:path ex:next ; {rule} .");
            var refused = Assert.Throws<ShaclLimitException>(() => shapes.Validate(data));
            Assert.Equal(nameof(ShaclLimits.MaxDepth), refused.Limit);
        }
    }

    [Fact]
    public void A_long_string_of_shapes_is_compiled_without_deep_calls()
    {
        var chain = new StringBuilder("ex:s0 sh:targetNode ex:a . ");
        for (var i = 0; i < 30_000; i++)
            chain.Append(System.Globalization.CultureInfo.InvariantCulture, $"ex:s{i} sh:node ex:s{i + 1} . ");
        var shapes = Shacl.Compile(chain.ToString());
        Assert.Equal(30_001, shapes.Count);
        Assert.Equal(
            nameof(ShaclLimits.MaxDepth),
            Assert.Throws<ShaclLimitException>(() => shapes.Validate(Shacl.Read("ex:a ex:p 1 ."))).Limit
        );
        var refused = Assert.Throws<ShaclLimitException>(() => Shacl.Compile(chain.ToString(), new() { MaxShapes = 30_000 }));
        Assert.Equal(nameof(ShaclLimits.MaxShapes), refused.Limit);
    }

    [Fact]
    public void Imports_without_end_are_limited()
    {
        var count = 0;
        var refused = Assert.Throws<ShaclLimitException>(() =>
            ShapesGraph.Compile([Shacl.Read("ex:o owl:imports ex:o0 .")], _ => Shacl.Read($"ex:o owl:imports ex:o{++count} ."))
        );
        Assert.Equal(nameof(ShaclLimits.MaxImports), refused.Limit);
    }

    [Fact]
    public void Classes_in_circles_end() =>
        Assert.Equal(
            ["Class p b"],
            Shacl.Short(
                Shacl.OfProperty(
                    "sh:class ex:C",
                    "ex:a ex:p ex:b . ex:b a ex:D . ex:D rdfs:subClassOf ex:E . ex:E rdfs:subClassOf ex:D ."
                )
            )
        );
}
