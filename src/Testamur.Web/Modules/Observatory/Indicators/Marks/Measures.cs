namespace Testamur.Web.Modules.Observatory.Indicators.Marks;

/// <summary>The names of what is measured. They stand in stored facts and aggregates, so they stay.</summary>
internal static class Measures
{
    /// <summary>One for each fact that counts, whatever it is of.</summary>
    public const string Fact = "fact";

    // Of a published micro-credential.
    public const string Specification = "specification";
    public const string OnlyProfessional = "onlyProfessional";
    public const string Civic = "civic";
    public const string Growth = "growth";

    /// <summary>Sums in millionths of a credit.</summary>
    public const string CreditsByPurpose = "creditsByPurpose";
    public const string Partners = "partners";
    public const string Actors = "actors";

    /// <summary>The part is the kind of partner, the count how many of them endorsed it.</summary>
    public const string Endorsed = "endorsed";
    public const string PriorLearningRoute = "priorLearningRoute";
    public const string Mode = "mode";

    /// <summary>Sums in percent.</summary>
    public const string Synchronous = "synchronous";
    public const string Schedule = "schedule";
    public const string GroupWork = "groupWork";
    public const string Audience = "audience";

    /// <summary>The part is the size in hundredths of a credit.</summary>
    public const string Size = "size";
    public const string DeclaredRange = "declaredRange";

    /// <summary>The part is the level.</summary>
    public const string Level = "level";

    /// <summary>One for each task that decides; the part is the code of the vocabulary.</summary>
    public const string Supervision = "supervision";
    public const string Quality = "quality";
    public const string Stacking = "stacking";
    public const string Joint = "joint";

    /// <summary>Sums in percent of the elements of Annex I.</summary>
    public const string Elements = "elements";

    /// <summary>Sums of findings of the design check that are errors.</summary>
    public const string Findings = "findings";

    /// <summary>The part is the number of days.</summary>
    public const string DaysToPublication = "daysToPublication";

    // Of what happens with it.
    public const string Offering = "offering";
    public const string Enrolment = "enrolment";

    /// <summary>Sums in cents of euro: <c>of</c> the price, <c>support</c> what schemes pay of it.</summary>
    public const string Fee = "fee";
    public const string Completion = "completion";

    /// <summary>The part is the route to the award.</summary>
    public const string Award = "award";

    /// <summary>Sums in hundredths of a credit: <c>of</c> what was issued, <c>stacked</c> what of it was counted for something larger.</summary>
    public const string Credential = "credential";
    public const string Accepted = "accepted";
    public const string Shared = "shared";
    public const string Holder = "holder";

    // Of recognition.
    public const string Decision = "decision";
    public const string Route = "route";

    /// <summary>The part is the number of days.</summary>
    public const string DaysToDecision = "daysToDecision";
    public const string InTime = "inTime";
    public const string Appeal = "appeal";

    /// <summary>Measures whose parts are whole numbers: they are told as medians and groups, never part by part.</summary>
    public static IReadOnlySet<string> Numbered { get; } = new HashSet<string> { Size, Level, DaysToPublication, DaysToDecision };

    /// <summary>What is said by a published specification, which everybody can read.</summary>
    public static IReadOnlySet<string> OfSpecifications { get; } =
        new HashSet<string>
        {
            Specification,
            OnlyProfessional,
            Civic,
            Growth,
            CreditsByPurpose,
            Partners,
            Actors,
            Endorsed,
            PriorLearningRoute,
            Mode,
            Synchronous,
            Schedule,
            GroupWork,
            Audience,
            Size,
            DeclaredRange,
            Level,
            Supervision,
            Quality,
            Stacking,
            Joint,
            Elements,
            Findings,
            DaysToPublication,
            Offering,
        };
}
