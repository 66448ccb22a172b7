using Testamur.Education.Specifications;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Stacks.Contracts;

/// <summary>How somebody stands toward the larger certificates, for those who may see it. The caller answers for the consent.</summary>
internal interface IStackStandings
{
    /// <summary>Every certificate, the nearest first, with ways to finish.</summary>
    Task<IReadOnlyList<StackStanding>> ReadAsync(PersonId person, CancellationToken cancel);
}

/// <param name="Version">The version of the rules it was evaluated by.</param>
/// <param name="Home">The institution to turn to; null when the certificate names none of the alliance.</param>
/// <param name="Headline">How it stands, in a sentence of the reader's language.</param>
/// <param name="Missing">What is missing, in a sentence; null when nothing is or nobody knows.</param>
/// <param name="Open">Courses of the catalogue that a rule names and that are missing.</param>
internal sealed record StackStanding(
    string Pathway,
    int Version,
    LangText Title,
    string? Home,
    bool Satisfied,
    decimal CountedEcts,
    decimal Ects,
    string Headline,
    string? Missing,
    IReadOnlyList<StandingCredential> Counted,
    IReadOnlyList<StandingCredential> NotCounted,
    IReadOnlyList<StandingCourse> Open,
    IReadOnlyList<StandingWay> Ways
);

/// <param name="Reason">Why it does not count, in words; null when it does.</param>
internal sealed record StandingCredential(string Title, string IssuerName, DateOnly AwardedOn, decimal Ects, string? Reason);

/// <summary>A course to take.</summary>
/// <param name="Entry">Its key in the catalogue.</param>
/// <param name="Run">The run to enrol in; null when none is open.</param>
internal sealed record StandingCourse(Guid Entry, LangText Title, string Provider, decimal Ects, StandingRun? Run);

/// <param name="EnrolUntil">The last day to enrol.</param>
internal sealed record StandingRun(Guid Id, string Name, DateOnly StartsOn, DateOnly EndsOn, DateOnly EnrolUntil);

/// <summary>A way to finish.</summary>
/// <param name="Name">What it is best in, in words.</param>
/// <param name="Weeks">One course after the other; null when that is not known.</param>
internal sealed record StandingWay(string Name, IReadOnlyList<StandingCourse> Courses, int? Weeks, decimal Ects);
