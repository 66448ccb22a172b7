namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>
/// What speaks of impact: in three domains and from four perspectives, as the ECIU's white paper of 2022 divides them, each by the question of the
/// follow-up surveys that asks for it and by indicators; and which indicators measure what reviewers of European projects found lacking.
/// </summary>
internal static class Impact
{
    /// <summary>The indicator whose figures are the answers of the follow-up surveys: a question and its round name a figure.</summary>
    public const string Surveys = "K24";

    public static IReadOnlyList<(string Key, string Question, IReadOnlyList<string> Indicators)> Domains { get; } =
    [
        ("citizens", "activeCitizen", ["K02", "K11"]),
        ("learners", "empoweredLearner", ["K03", "K07", "K12", "K19"]),
        ("earners", "thrivingEarner", ["K01", "K13", "K23"]),
    ];

    public static IReadOnlyList<(string Key, string Question, IReadOnlyList<string> Indicators)> Perspectives { get; } =
    [
        ("learner", "learner", ["K13", "K19", "K21", "K22"]),
        ("society", "society", ["K02", "K05", "K11", "K28"]),
        ("industry", "industry", ["K01", "K06", "K23"]),
        ("higherEducation", "higherEducation", ["K17", "K18", "K20", "K29", "K30"]),
    ];

    /// <summary>Professional only, formal, not in person, out of reach for groups with fewer opportunities.</summary>
    public static IReadOnlyList<string> Critique { get; } = ["K01", "K07", "K08", "K11"];
}
