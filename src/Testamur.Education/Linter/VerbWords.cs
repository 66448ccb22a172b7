using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

/// <summary>Names of the steps of the verb ladder, as messages in English and German write them.</summary>
internal static class VerbWords
{
    public static (string English, string German) Of(VerbLevel level) =>
        level switch
        {
            VerbLevel.Remember => ("remember", "erinnern"),
            VerbLevel.Understand => ("understand", "verstehen"),
            VerbLevel.Apply => ("apply", "anwenden"),
            VerbLevel.Analyse => ("analyse", "analysieren"),
            VerbLevel.Evaluate => ("evaluate", "bewerten"),
            _ => ("create", "erschaffen"),
        };
}
