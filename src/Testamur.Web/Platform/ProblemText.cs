using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;

namespace Testamur.Web.Platform;

/// <summary>Names the texts of refusals that belong to no module: ProblemText.resx beside it.</summary>
internal sealed class ProblemText;

internal static class ProblemSentences
{
    private static readonly ResourceManager Common = new(typeof(ProblemText));

    /// <summary>
    /// The refusal in the reader's language: the module's own <c>Problem.{code}</c>, else the common one, else what the API says.
    /// </summary>
    public static string Say(this IStringLocalizer text, Problem problem)
    {
        var key = KeyOf(problem);
        var sentence = text[key] is { ResourceNotFound: false } own
            ? own.Value
            : Common.GetString(key, CultureInfo.CurrentUICulture);
        return sentence is null ? problem.Detail : string.Format(CultureInfo.CurrentCulture, sentence, [.. problem.Arguments]);
    }

    /// <summary>The key of its text; a refusal with several sentences has one each.</summary>
    public static string KeyOf(Problem problem) =>
        problem.Variant is { } variant ? $"Problem.{problem.Code}.{variant}" : $"Problem.{problem.Code}";
}
