using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

/// <summary>The verb an outcome opens with, and the step of Bloom's ladder it stands on.</summary>
/// <param name="Verb">As the list of verbs has it.</param>
/// <param name="Level">Null for a verb that cannot be observed.</param>
/// <param name="Language">Language of the text it was found in.</param>
public sealed record OutcomeVerb(string Verb, VerbLevel? Level, string Language)
{
    /// <summary>The verb of a text in its first wanted language that has a list of verbs and a verb of it; null when none has.</summary>
    /// <param name="text">The outcome.</param>
    /// <param name="language">Looked at first; the others follow.</param>
    public static OutcomeVerb? Find(LangText text, string language)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var tag in text.Keys.OrderBy(tag => !tag.Equals(language, StringComparison.OrdinalIgnoreCase)))
            if (VerbList.For(tag) is { } list && Wording.Verb(text[tag], list) is { } found)
                return new(found.Verb, found.Level, tag);
        return null;
    }
}
