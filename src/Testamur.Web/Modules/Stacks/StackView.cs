using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Stacks;

/// <summary>How one person stands toward one larger certificate today.</summary>
/// <param name="HomeName">The institution to turn to; null when the pathway names none of the alliance.</param>
/// <param name="Decided">False when it was not found out in time: then somebody has to look at it.</param>
/// <param name="MissingInTotal">Credits the whole still lacks beyond its parts, when the sum itself is a rule.</param>
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
    Requirement? Next
);

/// <summary>One leaf of the rules.</summary>
/// <param name="State">An unmet way of a choice that is not needed any more is <see cref="RequirementState.NotNeeded"/>.</param>
/// <param name="IsOneWay">Another branch may do instead.</param>
/// <param name="Need">Credits, or a number of credentials, the rule asks for.</param>
/// <param name="HaveEcts">Credits of what counts here.</param>
/// <param name="Course">What the catalogue knows of the credential the rule names; null when it names none or it is not listed.</param>
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
    IReadOnlyList<Held> Counted
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

/// <summary>A credential that fits a rule but may not count.</summary>
/// <param name="Reason"><c>status</c>, <c>notYetAwarded</c>, <c>maxAge</c>, <c>validAtDecision</c>, <c>minGrade</c> or <c>before</c>.</param>
public sealed record NotCounted(Held Credential, string Reason);

/// <summary>Something has to come first, and the person holds later parts without it: those would not count after it.</summary>
public sealed record OrderRule(string FirstUri, LangText? FirstTitle);
