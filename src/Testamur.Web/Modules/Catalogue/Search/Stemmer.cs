using System.Runtime.InteropServices;
using System.Text;

namespace Testamur.Web.Modules.Catalogue.Search;

/// <summary>
/// Brings the forms of a word to one stem, by <see href="https://snowballstem.org/algorithms/">the Snowball algorithms</see> of libstemmer. What comes
/// out is no word, only the same for <c>courses</c> and <c>course</c>.
/// </summary>
internal static partial class Stemmer
{
    private const string Library = "libstemmer.so.0d";
    private const int LongestWord = 64;

    private static readonly (string Language, string Algorithm)[] Known =
    [
        ("de", "german"),
        ("en", "english"),
        ("es", "spanish"),
        ("fr", "french"),
        ("it", "italian"),
        ("ro", "romanian"),
    ];

    private static readonly Lazy<Dictionary<string, nint>> Stemmers = new(() =>
        Known.ToDictionary(known => known.Language, known => sb_stemmer_new(known.Algorithm, 0))
    );

    /// <summary>The languages whose words are stemmed, as BCP 47 primary subtags; words of other languages stay as they are.</summary>
    public static IReadOnlyList<string> Languages { get; } = [.. Known.Select(known => known.Language)];

    /// <summary>Whether this machine has the library and the library has every language.</summary>
    public static bool IsAvailable
    {
        get
        {
            try
            {
                return Stemmers.Value.Values.All(stemmer => stemmer != 0);
            }
            catch (DllNotFoundException)
            {
                return false;
            }
        }
    }

    /// <param name="word">In lower case with its accents, which the rules of most languages look at.</param>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    public static string Stem(string word, string language)
    {
        // The algorithms know endings; what is longer than any word is left alone.
        if (word.Length is 0 or > LongestWord)
            return word;
        var stemmer = Stemmers.Value[language];
        // The Romanian rules are written for the letters with a cedilla; today's spelling has a comma below.
        if (language == "ro")
            word = word.Replace('ș', 'ş').Replace('ț', 'ţ');
        var bytes = Encoding.UTF8.GetBytes(word);
        byte[] stem;
        // A stemmer holds its last answer: two threads at once would read each other's.
        lock (Stemmers)
        {
            var answer = sb_stemmer_stem(stemmer, bytes, bytes.Length);
            if (answer == 0)
                throw new InsufficientMemoryException("libstemmer could not stem a word.");
            stem = new byte[sb_stemmer_length(stemmer)];
            Marshal.Copy(answer, stem, 0, stem.Length);
        }

        return Encoding.UTF8.GetString(stem);
    }

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint sb_stemmer_new(string algorithm, nint encoding);

    [LibraryImport(Library)]
    private static partial nint sb_stemmer_stem(nint stemmer, byte[] word, int size);

    [LibraryImport(Library)]
    private static partial int sb_stemmer_length(nint stemmer);
}
