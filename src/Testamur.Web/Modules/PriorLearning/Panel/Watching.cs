using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Web.Modules.PriorLearning.Panel;

/// <summary>Whether somebody was watched and identified as well as those who are taught. Pure.</summary>
internal static class Watching
{
    /// <param name="code">Of the vocabulary <c>supervision</c>.</param>
    public static bool Identified(string code) => code.EndsWith("with-id-verification", StringComparison.Ordinal);

    /// <summary>An unknown code, one without a check of identity, and one that is weaker than a task of the specification asks are none.</summary>
    public static bool Satisfies(Specification specification, string code) =>
        Vocabulary.Get("supervision").Find(code) is not null
        && Identified(code)
        && (
            Watched(code)
            || !specification.Assessments.Any(task => task is { Summative: true, Supervision: { } asked } && Watched(asked))
        );

    private static bool Watched(string code) => code.StartsWith("supervised", StringComparison.Ordinal);
}
