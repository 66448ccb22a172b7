using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Testamur.Education.Vocabularies;
using Testamur.Web.Modules.Issuing;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Verification;
using Testamur.Web.Platform;

namespace Testamur.Web.Tests.Architecture;

/// <summary>Whatever a page may have to say about a refusal, a row or a check, it can say in every language.</summary>
public sealed partial class ProblemTextTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void Every_refusal_has_a_sentence_and_fills_in_only_what_it_is_given(string language)
    {
        var problems = ProblemCodes.All().Concat(Flaws().Select(IssuingProblems.ListUnreadable)).ToList();
        Assert.True(problems.Count > 80);
        foreach (var problem in problems.Where(problem => problem is not { Code: "issuing.listUnreadable", Variant: null }))
        {
            var key = ProblemSentences.KeyOf(problem);
            var sentence = TextsOf(problem.Code, language).GetString(key);
            Assert.False(string.IsNullOrWhiteSpace(sentence), $"{key} in {language}");
            var places = Place()
                .Matches(sentence!)
                .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
            Assert.True(places.All(place => place < problem.Arguments.Count), $"{key} in {language} fills in too much");
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void Every_finding_about_a_row_of_a_list_has_a_sentence(string language)
    {
        var texts = TextsOf("issuing.x", language);
        var codes = Sources("src/Testamur.Web/Modules/Issuing/Batches/")
            .SelectMany(source => RowCode().Matches(source).Select(match => match.Groups[1].Value))
            .Distinct()
            .ToList();
        Assert.True(codes.Count > 8);
        Assert.DoesNotContain(codes, code => string.IsNullOrWhiteSpace(texts.GetString($"Row.{code}")));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void Every_phrase_with_which_the_verifier_fills_in_a_reason_is_translated(string language)
    {
        var texts = Set(typeof(VerificationText), language);
        // Why an archive cannot be used is said at the command line only.
        var phrases = Sources("src/Testamur.Credentials/", except: "src/Testamur.Credentials/Archive/")
            .Concat(Sources("src/Testamur.Rdf/Json/"))
            .SelectMany(source => Phrase().Matches(source).Select(match => match.Groups[1].Value))
            .Concat(
                Sources("src/Testamur.Credentials/Model/")
                    .SelectMany(source => Broken().Matches(source).Select(match => match.Groups[1].Value))
            )
            .Concat(
                Sources("src/Testamur.Credentials/Model/")
                    .SelectMany(source => Built().Matches(source))
                    .Select(match => $"{match.Groups[1].Value}{{0}}{match.Groups[2].Value}")
            )
            .Distinct()
            .ToList();
        Assert.True(phrases.Count > 45, $"Only {phrases.Count} were found.");
        Assert.DoesNotContain(phrases, phrase => string.IsNullOrWhiteSpace(texts.GetString($"Phrase.{phrase}")));
    }

    [Fact]
    public void Every_term_but_the_narrow_fields_of_study_has_a_german_label()
    {
        var own = Set(typeof(UI.TermText), "de");
        var missing = Vocabulary
            .Names.SelectMany(name => Vocabulary.Get(name).Terms.Select(term => (Vocabulary: name, Term: term)))
            .Where(entry => entry.Vocabulary != "isced-f" || entry.Term.Code.Length == 2)
            .Where(entry => !entry.Term.Labels.Has("de") && own.GetString($"{entry.Vocabulary}.{entry.Term.Code}") is null);
        Assert.Empty(missing.Select(entry => $"{entry.Vocabulary}.{entry.Term.Code}"));
    }

    private static IEnumerable<ListFlaw> Flaws() =>
        [
            ListFlaw.TooLarge(5),
            ListFlaw.NotUtf8(),
            ListFlaw.NoWorkbook(),
            ListFlaw.TooManyRows(7),
            ListFlaw.Quotes(3),
            ListFlaw.Header(["a"], ["b"]),
            ListFlaw.NoRows(),
        ];

    private static ResourceSet TextsOf(string code, string language)
    {
        var module = code.Split('.')[0];
        var name = char.ToUpperInvariant(module[0]) + module[1..];
        var type = module switch
        {
            "platform" => typeof(ProblemText),
            "identity" => typeof(Platform.Identity.IdentityText),
            // A room of a module has texts of its own.
            _ => typeof(Problem)
                .Assembly.GetTypes()
                .Single(type => type.Name == $"{name}Text" && type.Namespace!.EndsWith($".{name}", StringComparison.Ordinal)), // every type of ours has a namespace
        };
        return Set(type, language);
    }

    // Without parents: a text missing in German must not be found in English.
    private static ResourceSet Set(Type type, string language) =>
        new ResourceManager(type).GetResourceSet(
            language == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language),
            createIfNotExists: true,
            tryParents: false
        )!; // asserted by what is read from it

    private static IEnumerable<string> Sources(string below, string except = "none") =>
        Repository
            .Files.Where(path => path.StartsWith(below, StringComparison.Ordinal))
            .Where(path => !path.StartsWith(except, StringComparison.Ordinal))
            .Where(path =>
                path.EndsWith(".cs", StringComparison.Ordinal) && !path.EndsWith("ReasonTexts.cs", StringComparison.Ordinal)
            )
            .Select(path => File.ReadAllText(Path.Combine(Repository.Root, path)));

    [GeneratedRegex(@"\{(\d)")]
    private static partial Regex Place();

    [GeneratedRegex(
        "(?:Wrong\\(\"\\w+\", |\\?  *\"missing\" : |new\\((?:\"\\w+\"|null), |new RowProblem\\((?:\"\\w+\"|null), )\"(\\w+)\""
    )]
    private static partial Regex RowCode();

    [GeneratedRegex(
        "(?:Malformed\\(|Refused\\(|RefusedException\\(|Reasons\\.\\w+, |\\(null, |null, null, |problem = |why = |: \\(null, |return |\\? |: )\"([a-z@][^\"{}+]* [^\"{}+]*)\"(?! \\+)"
    )]
    private static partial Regex Phrase();

    [GeneratedRegex("(?:DataModelRules\\.\\w+|rule),\\s*(?:path|\"[^\"]*\"),\\s*\"([a-z@][^\"{}+]* [^\"{}+]*)\"(?! \\+)")]
    private static partial Regex Broken();

    [GeneratedRegex("(?:, |\", )(?:\"([^\"]*)\" \\+ )?name \\+ \"([^\"]*)\"")]
    private static partial Regex Built();
}
