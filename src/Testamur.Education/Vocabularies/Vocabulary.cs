using System.Text.Json;
using Testamur.Education.Specifications;

namespace Testamur.Education.Vocabularies;

/// <summary>One value of a controlled list.</summary>
/// <param name="Code">Short code a specification stores; ours, stable.</param>
/// <param name="Uri">The concept's URI.</param>
/// <param name="Labels">Labels as the source has them: English, and German where given.</param>
public sealed record Term(string Code, string Uri, LangText Labels);

/// <summary>A controlled list of the EU Vocabularies.</summary>
/// <param name="Scheme">URI of the list.</param>
/// <param name="Name">Name of the list.</param>
/// <param name="Sources">Where it was read.</param>
/// <param name="Licence">Licence of the content.</param>
/// <param name="Terms">Its values in the source's order.</param>
public sealed record Vocabulary(
    string Scheme,
    string Name,
    IReadOnlyList<string> Sources,
    string Licence,
    IReadOnlyList<Term> Terms
)
{
    private static readonly Dictionary<string, Vocabulary> Known = Load();

    /// <summary>eqf, assessment, quality-assurance, supervision, participation, isced-f.</summary>
    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>The list of that name.</summary>
    /// <exception cref="KeyNotFoundException">No such list.</exception>
    public static Vocabulary Get(string name) => Known[name];

    /// <summary>The value with that code, or null.</summary>
    public Term? Find(string? code) => Terms.FirstOrDefault(term => term.Code == code);

    private static Dictionary<string, Vocabulary> Load()
    {
        using var stream = Resources.Open("vocabularies.json");
        return JsonSerializer.Deserialize(stream, DataJsonContext.Default.VocabulariesFile)!.Vocabularies;
    }
}

internal sealed record VocabulariesFile(string Comment, Dictionary<string, Vocabulary> Vocabularies);
