namespace Testamur.Web.Platform;

internal static class ProblemFields
{
    /// <summary>A refusal that is about one field says its sentence there, too.</summary>
    public static Problem About(this Problem problem, string field) =>
        problem with
        {
            Fields = new Dictionary<string, string[]> { [field] = [problem.Detail] },
        };
}
