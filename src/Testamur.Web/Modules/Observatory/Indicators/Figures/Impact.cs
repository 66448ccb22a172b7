namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>
/// Which indicators speak of impact: in three domains and from four perspectives, as the ECIU's white paper of 2022 divides
/// them, and which measure what reviewers of European projects found lacking.
/// </summary>
internal static class Impact
{
    public static IReadOnlyList<(string Key, IReadOnlyList<string> Indicators)> Domains { get; } =
    [
        ("citizens", ["K02", "K11", "K24"]),
        ("learners", ["K03", "K07", "K12", "K19", "K24"]),
        ("earners", ["K01", "K13", "K23", "K24"]),
    ];

    public static IReadOnlyList<(string Key, IReadOnlyList<string> Indicators)> Perspectives { get; } =
    [
        ("learner", ["K13", "K19", "K21", "K22"]),
        ("society", ["K02", "K05", "K11", "K28"]),
        ("industry", ["K01", "K06", "K23"]),
        ("higherEducation", ["K17", "K18", "K20", "K29", "K30"]),
    ];

    /// <summary>Professional only, formal, not in person, out of reach for groups with fewer opportunities.</summary>
    public static IReadOnlyList<string> Critique { get; } = ["K01", "K07", "K08", "K11"];
}
