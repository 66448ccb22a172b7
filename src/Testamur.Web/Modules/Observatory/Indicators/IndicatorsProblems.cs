using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Observatory.Indicators;

/// <summary>Every refusal of the indicators.</summary>
internal static class IndicatorsProblems
{
    public static Problem BaselineName() =>
        new Problem(
            "indicators.baselineName",
            ProblemKind.Invalid,
            "Give the baseline a name of at most 120 characters by which it will be found again."
        ).About("name");

    public static Problem BaselineNameTaken() =>
        new Problem(
            "indicators.baselineNameTaken",
            ProblemKind.Conflict,
            "Another baseline has this name. Baselines stay as they are, so choose a new name."
        ).About("name");
}
