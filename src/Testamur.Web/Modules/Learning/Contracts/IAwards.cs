using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Learning.Contracts;

/// <summary>Ratified awards of the current institution.</summary>
internal interface IAwards
{
    Task<AwardView?> FindAsync(Guid award, CancellationToken cancel);

    /// <param name="offering">Null for all.</param>
    Task<IReadOnlyList<AwardView>> ListRatifiedAsync(Guid? offering, CancellationToken cancel);
}

/// <summary>One decision about one person. It is appended to, never changed.</summary>
/// <param name="Learner">Null for somebody without an account, known by e-mail only.</param>
/// <param name="Outcomes">Ids of the outcomes shown.</param>
/// <param name="Supervision">Code of the vocabulary <c>supervision</c>; null when not recorded.</param>
/// <param name="IdentityChecked">How the learner was identified; null when not recorded.</param>
/// <param name="Source"><c>taught</c>, <c>list</c> when a registrar handed in a signed list, <c>stack</c> when credentials were counted for it,
/// <c>rpl</c> when prior learning was assessed, or stands for most of the outcomes.</param>
internal sealed record AwardView(
    Guid Id,
    PersonId? Learner,
    string LearnerName,
    string LearnerEmail,
    Guid Specification,
    int Version,
    Guid? Offering,
    DateOnly AwardedOn,
    string? Grade,
    IReadOnlyList<string> Outcomes,
    string? Supervision,
    string? IdentityChecked,
    string Source
)
{
    /// <summary>The <see cref="Source"/> of an award that rests on prior learning.</summary>
    public const string PriorLearning = "rpl";

    /// <summary>Of the outcomes, those that a credential from elsewhere stands for: nobody assessed them here.</summary>
    public IReadOnlyList<string> FromElsewhere { get; init; } = [];

    /// <summary>Credentials that were counted for it: those of a stack in the order of the rules, or what was recognised as a part of it.</summary>
    public IReadOnlyList<AwardPartView> Parts { get; init; } = [];

    /// <summary>Whether the learner wants the credential to say that it was earned by prior learning.</summary>
    public bool RouteShown { get; init; }

    /// <summary>Null when a signed list stood in for the decision.</summary>
    public PersonId? DecidedBy { get; init; }
}

/// <summary>A credential that was counted for an award.</summary>
/// <param name="CredentialId">The <c>id</c> inside its document.</param>
/// <param name="AchievementId">Identifier of the version of the specification it was awarded for.</param>
/// <param name="IssuerCountry">ISO 3166-1 alpha-2.</param>
/// <param name="Ects">In hundredths of a credit.</param>
internal sealed record AwardPartView(
    string CredentialId,
    string AchievementId,
    string Title,
    string IssuerName,
    string? IssuerCountry,
    int Ects,
    DateOnly AwardedOn
);
