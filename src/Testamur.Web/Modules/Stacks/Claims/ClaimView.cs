using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Stacks.Claims;

/// <summary>A claim as its owner and the officer see it.</summary>
/// <param name="Version">The version of the rules it is measured by.</param>
/// <param name="Institution">Who decides.</param>
/// <param name="Satisfied">What the rules answered; null before they were asked.</param>
/// <param name="Counted">What counts, in the order of the rules.</param>
/// <param name="Reason">Why it was decided so.</param>
/// <param name="Credential">The <c>id</c> of the issued document.</param>
/// <param name="MayAppeal">Whether its owner may appeal now.</param>
public sealed record ClaimView(
    Guid Id,
    string Pathway,
    int Version,
    LangText Title,
    decimal Ects,
    string Institution,
    ClaimState State,
    string? Note,
    bool? Satisfied,
    DateTimeOffset? EvaluatedAt,
    IReadOnlyList<CountedCredential> Counted,
    bool? Granted,
    string? Reason,
    string? Appeal,
    string? Credential,
    bool MayAppeal,
    IReadOnlyList<ClaimStep> Steps
);

/// <summary>One step of its history.</summary>
/// <param name="By">Null when the platform did it itself, or the person has no account any more.</param>
public sealed record ClaimStep(ClaimState State, DateTimeOffset At, string? By, string? Text);

/// <summary>A claim in a list.</summary>
/// <param name="Since">When it came into its state.</param>
public sealed record ClaimRow(Guid Id, string Pathway, LangText Title, string Who, ClaimState State, DateTimeOffset Since);
