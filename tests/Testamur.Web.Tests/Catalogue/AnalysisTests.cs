using Testamur.Education.Specifications;
using Testamur.Web.Modules.Catalogue.Search;
using Testamur.Web.Tests.Architecture;

namespace Testamur.Web.Tests.Catalogue;

public sealed class AnalysisTests
{
    [Theory]
    [InlineData("de", 1752)]
    [InlineData("en", 1470)]
    [InlineData("es", 1420)]
    [InlineData("fr", 1040)]
    [InlineData("it", 1775)]
    [InlineData("ro", 1129)]
    public void Words_of_the_published_vocabulary_get_their_published_stems(string language, int words)
    {
        var file = Path.Combine(Repository.Root, "tests/Testamur.Web.Tests/Catalogue/Stems", language + ".tsv");
        var pairs = File.ReadLines(file).Select(line => line.Split('\t')).ToList();
        Assert.Equal(words, pairs.Count);
        Assert.All(pairs, pair => Assert.Equal(pair[1], Stemmer.Stem(pair[0], language)));
    }

    [Fact]
    public void Both_spellings_of_a_Romanian_letter_have_one_stem() =>
        Assert.Equal(Stemmer.Stem("cunoştinţe", "ro"), Stemmer.Stem("cunoștințe", "ro"));

    [Theory]
    [InlineData("L'eau – c'est la vie!", "l eau c est la vie")]
    [InlineData("100% C++, R&D", "100 c r d")]
    [InlineData("e\u0301cologie ÖKOLOGIE", "écologie ökologie")]
    [InlineData("%_\\ \u200b \ud83c\udf31", "")]
    [InlineData("Αθήνα и Київ", "αθήνα и київ")]
    public void Words_are_runs_of_letters_and_digits(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Words.Split(text)));

    [Fact]
    public void A_word_without_end_is_cut()
    {
        Assert.Equal(64, Assert.Single(Words.Split(new string('a', 100_000))).Length);
        Assert.Single(Analysis.Tokens([LangText.Of("pl", new string('a', 100_000))]));
    }

    [Fact]
    public void Each_language_is_stemmed_by_its_own_rules_and_others_not_at_all()
    {
        Assert.Equal(["climate", "en.climat"], Analysis.Tokens([LangText.Of("en", "Climate")]));
        Assert.Equal(["de.kunst", "kunste"], Analysis.Tokens([LangText.Of("de-AT", "Künste")]));
        Assert.Equal(["umiejetnosci"], Analysis.Tokens([LangText.Of("pl", "Umiejętności")]));
    }

    [Theory]
    [InlineData("courses", "en", "course")]
    [InlineData("Nachhaltigkeiten", "de", "Nachhaltigkeit")]
    [InlineData("educaciones", "es", "educación")]
    [InlineData("écologiques", "fr", "écologique")]
    [InlineData("competenze", "it", "competenza")]
    [InlineData("competențelor", "ro", "competență")]
    public void Another_form_of_a_word_is_found(string searched, string language, string stored)
    {
        var word = Assert.Single(Analysis.Query(searched));
        Assert.Contains(Analysis.Forms(word), Analysis.Tokens([LangText.Of(language, stored)]).Contains);
    }

    [Theory]
    [InlineData("history of the art", "history art")]
    [InlineData("Geschichte und Kunst der Stadt", "geschichte kunst stadt")]
    [InlineData("of the", "of the")]
    [InlineData("art art ART", "art")]
    public void Words_that_only_join_others_are_not_searched_for(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Analysis.Query(text)));
}
