using Testamur.Education.Observatory;

namespace Testamur.Education.Tests.Observatory;

public class ReproductionTests
{
    private static readonly Dictionary<string, string> Files = StudyTables.FileNames.ToDictionary(
        file => file,
        file =>
        {
            using var reader = new StreamReader(Resources.Open($"observatory.{file}"));
            return reader.ReadToEnd();
        }
    );

    public static TheoryData<string> Targets => [.. StudyTables.Published.Targets.Rows.Select(row => row["id"])];

    [Theory, MemberData(nameof(Targets))]
    public void The_verdict_is_the_one_that_a_person_found(string id)
    {
        var found = StudyTables.Published.Targets.Rows.Single(row => row["id"] == id);
        var figure = Run(Files).Single(one => one.Id == id);
        var expected = found["verdict"] switch
        {
            var verdict when verdict.StartsWith("match", StringComparison.Ordinal) => ReproductionVerdict.Matches,
            var verdict when verdict.StartsWith("MISMATCH", StringComparison.Ordinal) => ReproductionVerdict.DoesNotMatch,
            "derived" => ReproductionVerdict.NotStated,
            var verdict => throw new InvalidOperationException(verdict),
        };
        Assert.Equal((expected, found["printed"]), (figure.Verdict, figure.Printed));
        // Words in the list, such as "six months", are figures here.
        if (id is not ("RT10" or "RT22" or "RT24"))
            Assert.Equal(found["computed"], figure.Computed);
    }

    [Fact]
    public void Thirty_figures_six_of_which_do_not_match()
    {
        var figures = Run(Files);
        Assert.Equal(30, figures.Count);
        Assert.Equal(
            ["RT03", "RT05", "RT13", "RT20", "RT23", "RT24"],
            figures.Where(figure => figure.Verdict == ReproductionVerdict.DoesNotMatch).Select(figure => figure.Id)
        );
    }

    [Theory]
    [InlineData("RT03", "alliances-table2.csv", "ACROSS,X,,,,,,1", "ACROSS,,,X,,,,1", ReproductionVerdict.Matches)]
    [InlineData("RT05", "alliances-table2.csv", "ACROSS,X,,,,,,1", "ACROSS,,,X,,,,1", ReproductionVerdict.Matches)]
    [InlineData("RT04", "alliances-table2.csv", "CIVIS,X,X,X,X,,,4", "CIVIS,X,,X,X,,,4", ReproductionVerdict.DoesNotMatch)]
    [InlineData("RT09", "alliances-table2.csv", "CIVIS,X,X,X,X,,,4", "CIVIS,X,,X,X,,,4", ReproductionVerdict.DoesNotMatch)]
    [InlineData("RT10", "alliances-table2.csv", "CIVIS,X,X,X,X,,,4", "CIVIS,X,,X,X,,,4", ReproductionVerdict.DoesNotMatch)]
    [InlineData("RT11", "alliances-table2.csv", "ENHANCE,,,X,X,,X,3", "ENHANCE,,,X,X,,,3", ReproductionVerdict.DoesNotMatch)]
    [InlineData("RT01", "alliances-table2.csv", "YUFE,,,,X,,,1\n", "", ReproductionVerdict.DoesNotMatch)]
    [InlineData("RT02", "alliances-table2.csv", "YUFE,,,,X,,,1\n", "", ReproductionVerdict.DoesNotMatch)]
    [InlineData("RT13", "reproduction-targets.csv", "text says seven", "text says six", ReproductionVerdict.Matches)]
    [InlineData("RT15", "erasmus-topics-table1.csv", "Mobility,1", "Mobility,2", ReproductionVerdict.DoesNotMatch)]
    [InlineData("RT16", "erasmus-review-numbers.csv", "led by others,3", "led by others,4", ReproductionVerdict.DoesNotMatch)]
    [InlineData("RT17", "reproduction-targets.csv", "6 of 17,35%", "6 of 17,36%", ReproductionVerdict.DoesNotMatch)]
    [InlineData("RT18", "erasmus-review-numbers.csv", "personal growth,0", "personal growth,1", ReproductionVerdict.DoesNotMatch)]
    [InlineData(
        "RT19",
        "erasmus-review-numbers.csv",
        "tied to sustainability,5",
        "tied to sustainability,6",
        ReproductionVerdict.DoesNotMatch
    )]
    [InlineData("RT20", "erasmus-review-numbers.csv", "public body\",8", "public body\",7", ReproductionVerdict.Matches)]
    [InlineData(
        "RT21",
        "mce-numbers.csv",
        "identity not verified\",3",
        "identity not verified\",4",
        ReproductionVerdict.DoesNotMatch
    )]
    [InlineData(
        "RT22",
        "mce-numbers.csv",
        "recognition in a degree,11",
        "recognition in a degree,20",
        ReproductionVerdict.DoesNotMatch
    )]
    [InlineData(
        "RT23",
        "mce-numbers.csv",
        "accredited by an external agency,4",
        "accredited by an external agency,5",
        ReproductionVerdict.Matches
    )]
    [InlineData(
        "RT24",
        "mce-numbers.csv",
        "\"duration weeks, maximum\",26",
        "\"duration weeks, maximum\",22",
        ReproductionVerdict.Matches
    )]
    [InlineData("RT28", "enqa-survey.csv", "nearly 44%,28", "nearly 44%,29", ReproductionVerdict.DoesNotMatch)]
    [InlineData("RT30", "reproduction-targets.csv", "circa .04", "circa .05", ReproductionVerdict.DoesNotMatch)]
    public void A_changed_figure_changes_the_verdict(string id, string file, string was, string now, ReproductionVerdict verdict)
    {
        Assert.NotEqual(verdict, Run(Files).Single(figure => figure.Id == id).Verdict);
        Assert.Equal(verdict, Run(Changed(file, was, now)).Single(figure => figure.Id == id).Verdict);
    }

    [Fact]
    public void What_somebody_computed_before_is_not_read()
    {
        var rows = Files["reproduction-targets.csv"]
            .Split('\n')
            .Select(line => line.Split(',')[0] == "id" ? line : line.Replace("MISMATCH", "match", StringComparison.Ordinal));
        var changed = new Dictionary<string, string>(Files) { ["reproduction-targets.csv"] = string.Join('\n', rows) };
        Assert.Equal(Run(Files).Select(figure => figure.Verdict), Run(changed).Select(figure => figure.Verdict));
    }

    [Fact]
    public void A_figure_whose_table_lacks_a_row_is_not_stated()
    {
        var figure = Run(Changed("mce-numbers.csv", "accredited by an external agency", "something else"))
            .Single(one => one.Id == "RT23");
        Assert.Equal((ReproductionVerdict.NotStated, ReproductionReason.InputMissing), (figure.Verdict, figure.Reason));
    }

    [Theory]
    [InlineData("alliances-table2.csv", "alliance,Projects", "alliance,Project", "column Projects is missing")]
    [InlineData("alliances-table2.csv", "ARQUS,,,X", "ARQUS,,X", "line 5 has 7 fields")]
    [InlineData("enqa-survey.csv", "external QA", "\"external QA", "quotation marks")]
    public void A_table_that_cannot_be_read_is_named_with_its_fault(string file, string was, string now, string problem)
    {
        Assert.False(StudyTables.TryRead(Changed(file, was, now).GetValueOrDefault, out _, out var found));
        Assert.StartsWith(file, found, StringComparison.Ordinal);
        Assert.Contains(problem, found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_table_is_named()
    {
        Assert.False(StudyTables.TryRead(_ => null, out _, out var problem));
        Assert.Equal("alliances-table2.csv: there is no such file", problem);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void Every_figure_reason_and_verdict_has_its_words(string language)
    {
        var words = Run(Files)
            .SelectMany(figure => (string[])[ReproductionText.Item(figure, language), ReproductionText.Study(figure, language)]);
        var reasons = Enum.GetValues<ReproductionReason>()
            .Select(reason =>
                ReproductionText.Reason(new("RT01", "alliances", "", "", "", default, reason, ["1", "2", "3"]), language)
            );
        var verdicts = Enum.GetValues<ReproductionVerdict>().Select(verdict => ReproductionText.Verdict(verdict, language));
        Assert.All(words.Concat(reasons).Concat(verdicts), text => Assert.NotEmpty(text));
    }

    [Fact]
    public void The_matrix_has_33_printed_codes_and_six_of_ours()
    {
        var codes = CodeBooks.AllianceMatrix.Codes.ToList();
        Assert.Equal(33, codes.Count(code => code.Origin == CodeOrigin.Printed));
        Assert.Equal(
            ["RM1", "RM2", "RM3", "RM4", "RM5", "RM6"],
            codes.Where(code => code.Origin == CodeOrigin.Extension).Select(code => code.Id)
        );
        Assert.All(CodeBooks.All, book => Assert.Equal(book.Codes.Count(), book.Codes.DistinctBy(code => code.Id).Count()));
        Assert.All(StudyTables.InferredCodings, coding => Assert.NotNull(CodeBooks.AllianceMatrix.Find(coding.Code)));
        Assert.Equal((6, 30), (CodeBooks.Approaches.Codes.Count(), StudyTables.Indicators.Count));
    }

    private static Dictionary<string, string> Changed(string file, string was, string now)
    {
        Assert.Contains(was, Files[file], StringComparison.Ordinal);
        return new(Files) { [file] = Files[file].Replace(was, now, StringComparison.Ordinal) };
    }

    private static IReadOnlyList<ReproducedFigure> Run(IReadOnlyDictionary<string, string> files)
    {
        Assert.True(StudyTables.TryRead(files.GetValueOrDefault, out var tables, out var problem), problem);
        return Reproduction.Run(tables!); // it was read
    }
}
