using Testamur.Education.Observatory.Reviews;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Observatory.Reviews;

public sealed class DuplicatesTests
{
    private static FoundRecord Of(string title, int? year = 2020, string? identifier = null) => new(title, year, identifier);

    private static (int First, int Second, DuplicateKind Kind)[] Pairs(params FoundRecord[] records) =>
        [.. Duplicates.Find(records).Select(pair => (pair.First, pair.Second, pair.Kind))];

    [Theory]
    [InlineData("https://doi.org/10.1000/ABC", "doi: 10.1000/abc")]
    [InlineData("2020-1-DE01-KA203-005", " 2020-1-de01-ka203-005 ")]
    public void The_same_identifier_is_the_same_record_whatever_its_title(string one, string other) =>
        Assert.Equal([(0, 1, DuplicateKind.Exact)], Pairs(Of("A", 2020, one), Of("B", 2021, other)));

    [Fact]
    public void The_same_title_in_the_same_year_is_the_same_record_unless_identifiers_differ()
    {
        Assert.Equal([(0, 1, DuplicateKind.Exact)], Pairs(Of("Café: small  steps!"), Of("CAFE small steps")));
        Assert.Equal([(0, 1, DuplicateKind.Exact)], Pairs(Of("Small steps", 2020, "a"), Of("Small steps")));
        Assert.Equal([(0, 1, DuplicateKind.Likely)], Pairs(Of("Small steps", 2020, "a"), Of("Small steps", 2020, "b")));
        Assert.Equal([(0, 1, DuplicateKind.Likely)], Pairs(Of("Small steps", null), Of("Small steps", null)));
    }

    [Fact]
    public void Titles_alike_within_a_year_are_for_a_person_to_decide()
    {
        var one = Of("Micro credentials for green skills in rural regions of Europe");
        var near = Of("Micro credentials for green skills in rural regions of Northern Europe", 2021);
        Assert.Equal([(0, 1, DuplicateKind.Likely)], Pairs(one, near));
        Assert.Empty(Pairs(one, near with { Year = 2023 }));
        Assert.Empty(Pairs(one, Of("Micro credentials for digital skills in urban regions of Spain")));
    }

    [Fact]
    public void A_record_that_is_there_three_times_is_merged_into_the_first() =>
        Assert.Equal([(0, 1, DuplicateKind.Exact), (0, 2, DuplicateKind.Exact)], Pairs(Of("Same"), Of("same"), Of("Same.")));

    [Fact]
    public void Records_without_a_letter_in_their_titles_are_not_taken_for_each_other() =>
        Assert.Empty(Pairs(Of("???"), Of("!!!")));

    [Fact]
    public void What_the_index_finds_are_the_five_likeliest_that_comparing_everything_finds()
    {
        string[] words = ["green", "skills", "micro", "credential", "europe", "rural", "teachers", "health", "bank", "music"];
        var source = new SeededSource(7);
        var records = Enumerable
            .Range(0, 70)
            .Select(at => Of(string.Join(' ', words.OrderBy(_ => source.Next()).Take(4 + source.Below(5))), 2020, $"id{at}"))
            .ToArray();
        var found = Duplicates.Find(records).Select(pair => (pair.First, pair.Second)).ToHashSet();
        var expected = Enumerable.Range(0, records.Length).SelectMany(Partners).ToHashSet();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, found);

        IEnumerable<(int First, int Second)> Partners(int second) =>
            Enumerable
                .Range(0, second)
                .Select(first =>
                    (first, second, likeness: Jaccard(records[first].Title.Split(' '), records[second].Title.Split(' ')))
                )
                .Where(pair => pair.likeness >= 0.8)
                .OrderByDescending(pair => pair.likeness)
                .ThenBy(pair => pair.first)
                .Take(5)
                .Select(pair => (pair.first, pair.second));

        static double Jaccard(string[] one, string[] other) => (double)one.Intersect(other).Count() / one.Union(other).Count();
    }

    [Fact]
    public void Twenty_thousand_records_with_the_same_title_end_soon()
    {
        var records = Enumerable
            .Range(0, RecordReader.MostRecords)
            .Select(at => Of("All the same words", 2020, $"id{at}"))
            .ToList();
        Assert.InRange(Duplicates.Find(records).Count, 1, RecordReader.MostRecords * 5);
    }
}
