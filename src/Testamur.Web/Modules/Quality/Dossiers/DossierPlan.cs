namespace Testamur.Web.Modules.Quality.Dossiers;

/// <summary>In which order an agency asks for what. A further agency is a further plan.</summary>
/// <param name="Agency">In addresses and texts.</param>
internal sealed record DossierPlan(string Agency, IReadOnlyList<DossierHeading> Headings)
{
    /// <summary>
    /// The nine headings for short programmes of the Catalan agency (https://www.aqu.cat/en/Studies/Microcredentials): description,
    /// justification, internal quality assurance, objectives and outcomes, access and support, planning, staff, resources, results.
    /// </summary>
    private static readonly DossierPlan Aqu = new(
        "aqu",
        [
            new(
                "description",
                ["title", "summary", "awardingBody", "ects", "hours", "eqf", "field", "mode", "languages", "price"]
            ),
            new("justification", ["need", "partners", "targetGroup", "whatNext"]),
            new(
                "internalQuality",
                ["procedure", "decision", "approval", "conditions", "checklist", "files", "outside", "nextReview"]
            ),
            new("objectives", ["outcome"]),
            new("access", ["prerequisite", "entryHelp", "priorLearning", "guidance", "feeSupport"]),
            new("planning", ["activity", "weeks", "task", "passRule", "resit", "appeal"]),
            new("staff", ["staff"]),
            new("resources", ["accessibility", "responsible"]),
            new("results", ["stacking", "supplement", "feedback", "feedbackResults", "report"]),
        ]
    );

    public static IReadOnlyList<DossierPlan> All { get; } = [Aqu];

    public static DossierPlan? Find(string agency) => All.FirstOrDefault(plan => plan.Agency == agency);
}

/// <param name="Facts">Names of what stands under it: of the design, or of the quality records.</param>
internal sealed record DossierHeading(string Name, IReadOnlyList<string> Facts)
{
    // What need not exist: a design without conditions, prerequisites or reports lacks nothing.
    private static readonly string[] Optional =
    [
        "conditions",
        "prerequisite",
        "responsible",
        "feedback",
        "feedbackResults",
        "report",
    ];

    public static bool MayBeAbsent(string fact) => Optional.Contains(fact);
}
