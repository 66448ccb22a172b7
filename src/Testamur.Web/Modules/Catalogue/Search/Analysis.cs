using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Catalogue.Search;

/// <summary>
/// Turns text into the tokens that are stored and searched: each word folded (<c>kultur</c>), and its stem with the language it was found in
/// (<c>de.kultur</c>). A point stands in no word, so the two kinds cannot meet.
/// </summary>
internal static class Analysis
{
    /// <summary>The tokens of a text in each of its languages, each once, in ordinal order.</summary>
    public static IReadOnlyCollection<string> Tokens(IEnumerable<LangText> texts)
    {
        var tokens = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (tag, text) in texts.SelectMany(text => text))
            Add(tokens, text, tag.Split('-')[0].ToLowerInvariant());
        return tokens;
    }

    /// <summary>The words somebody searches for. Words that only join others count when there are no others.</summary>
    public static IReadOnlyList<string> Query(string text)
    {
        string[] words = [.. Words.Split(text).Distinct(StringComparer.Ordinal)];
        string[] telling = [.. words.Where(word => !FunctionWords.Contains(Fold.Text(word)))];
        return telling.Length > 0 ? telling : words;
    }

    /// <summary>The token of a word as it stands.</summary>
    public static string Exact(string word) => Fold.Text(word);

    /// <summary>The tokens under which other forms of the word are found. Nobody says in which language they search, so it is stemmed in each.</summary>
    public static IEnumerable<string> Forms(string word) => Stemmer.Languages.Select(language => Form(word, language));

    private static void Add(SortedSet<string> tokens, string text, string language)
    {
        var stems = Stemmer.Languages.Contains(language);
        foreach (var word in Words.Split(text))
        {
            tokens.Add(Exact(word));
            if (stems)
                tokens.Add(Form(word, language));
        }
    }

    private static string Form(string word, string language) => $"{language}.{Fold.Text(Stemmer.Stem(word, language))}";
}
