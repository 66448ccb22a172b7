using Testamur.Education.Specifications;
using Testamur.Web.Modules.Stacks.Pathways;

namespace Testamur.Web.Modules.Stacks;

/// <summary>How one person stands toward one larger certificate today.</summary>
/// <param name="Pathway">With the version of the rules it was evaluated by.</param>
/// <param name="HomeName">The institution to turn to; null when the pathway names none of the alliance.</param>
/// <param name="Decided">False when it was not found out in time: then somebody has to look at it.</param>
/// <param name="MissingInTotal">Credits the whole still lacks beyond its parts, when the sum itself is a rule.</param>
/// <param name="MissingEcts">The least credits that further credentials must bring; null when that is not known.</param>
/// <param name="Next">The requirement to turn to first; null when nothing is missing.</param>
public sealed record StackView(
    PathwaySummary Pathway,
    string? HomeName,
    bool Decided,
    bool Satisfied,
    decimal CountedEcts,
    IReadOnlyList<Requirement> Requirements,
    IReadOnlyList<NotCounted> NotCounted,
    OrderRule? Order,
    decimal MissingInTotal,
    decimal? MissingEcts,
    Requirement? Next
)
{
    /// <summary>The best next course, with price and date where a run is open; null when nothing is missing or nothing fits.</summary>
    public NextStep? Step { get; init; }

    /// <summary>Ways to finish with runs that are open, each better than the others in something.</summary>
    public IReadOnlyList<Way> Ways { get; init; } = [];
}

/// <summary>One leaf of the rules.</summary>
/// <param name="State">An unmet way of a choice that is not needed any more is <see cref="RequirementState.NotNeeded"/>.</param>
/// <param name="IsOneWay">Another branch may do instead.</param>
/// <param name="Need">Credits, or a number of credentials, the rule asks for.</param>
/// <param name="HaveEcts">Credits of what counts here.</param>
/// <param name="Course">What the catalogue knows of the credential the rule names; null when it names none or it is not listed.</param>
/// <param name="Elsewhere">What would fit here and was used for another certificate.</param>
public sealed record Requirement(
    string Path,
    RequirementKind Kind,
    RequirementState State,
    bool IsOneWay,
    decimal Need,
    decimal HaveEcts,
    string? SpecificationUri,
    string? Theme,
    Course? Course,
    IReadOnlyList<Held> Counted,
    IReadOnlyList<HeldElsewhere> Elsewhere
);

/// <summary>How a requirement stands.</summary>
public enum RequirementState
{
    Met,
    Missing,
    NotNeeded,
}

/// <summary>What the catalogue says about a credential that a rule names.</summary>
/// <param name="Entry">Its key in the catalogue.</param>
/// <param name="Field">ISCED-F broad field, two digits.</param>
public sealed record Course(Guid Entry, LangText Title, string Provider, decimal Ects, string Field);

/// <summary>A credential in the person's wallet.</summary>
public sealed record Held(Guid Holding, string Title, string IssuerName, decimal Ects, DateOnly AwardedOn);

/// <summary>A credential that was counted for another certificate and cannot count here.</summary>
public sealed record HeldElsewhere(Held Credential, LangText Certificate);

/// <summary>A credential that fits a rule but may not count.</summary>
/// <param name="Reason"><c>status</c>, <c>notYetAwarded</c>, <c>maxAge</c>, <c>validAtDecision</c>, <c>minGrade</c>, <c>before</c> or
/// <c>elsewhere</c>.</param>
public sealed record NotCounted(Held Credential, string Reason);

/// <summary>Something has to come first, and the person holds later parts without it: those would not count after it.</summary>
public sealed record OrderRule(string FirstUri, LangText? FirstTitle);

/// <summary>The course to take next.</summary>
/// <param name="Run">The run to enrol in; null when none is open now.</param>
/// <param name="Price">In EUR; 0 is free, null is not stated.</param>
public sealed record NextStep(Course Course, string SpecificationUri, Run? Run, decimal? Price);

/// <param name="EnrolUntil">The last day to enrol.</param>
public sealed record Run(Guid Id, string Name, DateOnly StartsOn, DateOnly EndsOn, DateOnly EnrolUntil, string? Place);

/// <summary>A way to finish.</summary>
/// <param name="Kinds">What it is best in: <c>cheapest</c>, <c>fastest</c>, <c>fewestEcts</c>.</param>
/// <param name="Price">In EUR; null when one of the courses states none.</param>
/// <param name="Weeks">One course after the other.</param>
public sealed record Way(IReadOnlyList<string> Kinds, IReadOnlyList<NextStep> Courses, decimal? Price, int? Weeks, decimal Ects);
