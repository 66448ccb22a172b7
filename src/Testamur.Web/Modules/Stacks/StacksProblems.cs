using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Stacks;

/// <summary>Every refusal of this module.</summary>
internal static class StacksProblems
{
    public static Problem PathwayNotFound() =>
        new("stacks.pathwayNotFound", ProblemKind.NotFound, "There is no such larger certificate. See the list of all.");

    public static Problem PathwayUnreadable(string detail) =>
        new("stacks.pathwayUnreadable", ProblemKind.Invalid, $"The pathway could not be read. {detail}") { Arguments = [detail] };

    public static Problem PathwayTexts() =>
        new(
            "stacks.pathwayTexts",
            ProblemKind.Invalid,
            "Give the pathway a title and a summary, each at most 4000 characters over all languages."
        );
}
