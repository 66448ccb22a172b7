using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.Specifications;

namespace Testamur.Education.Elm;

/// <summary>
/// The credential in place of which another was issued: a note of the achievement that holds its identifier and nothing else. The model has no member for it, and an
/// <c>identifier</c> would say that the new one has the old one's.
/// </summary>
internal static class ElmReplaced
{
    private const string About = "replaced-credential";

    public static JsonObject? Of(string? replaced, ElmIds ids, string language) =>
        replaced is null ? null : ElmParts.Note(ids.Of(About), LangText.Of(language, replaced), About);

    public static string? Read(DocumentNode claim, string language)
    {
        // Notes of others stay unread, and are told as such.
        foreach (var note in claim.Nodes("additionalNote"))
            if (ElmIds.Is(note.Id, About) && ElmReading.Note(note, language).In(language) is { Length: > 0 } replaced)
                return replaced;
        return null;
    }
}
