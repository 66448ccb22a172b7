using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Learning.Contracts;

/// <summary>
/// What the current institution has decided that somebody need not show again for one of its specifications. Every module in which that is decided offers
/// one; an enrolment asks them all.
/// </summary>
internal interface IExemptions
{
    /// <param name="specification">In whichever version.</param>
    /// <returns>Decisions that stand now, the oldest first. One that is appealed against settles nothing.</returns>
    Task<IReadOnlyList<ExemptionView>> ListAsync(
        Guid specification,
        IReadOnlyCollection<PersonId> people,
        CancellationToken cancel
    );
}

/// <param name="Source"><see cref="PriorLearning"/> or <see cref="Transfer"/>.</param>
/// <param name="Case">The key of the decided case in its module.</param>
/// <param name="Version">The version of the specification that was decided by.</param>
/// <param name="Outcomes">Ids of the outcomes that are settled; none where only credits were accepted.</param>
/// <param name="Ects">In hundredths of a credit.</param>
internal sealed record ExemptionView(
    PersonId Person,
    string Source,
    Guid Case,
    int Version,
    IReadOnlyList<string> Outcomes,
    int Ects,
    DateOnly DecidedOn
)
{
    /// <summary>A panel has seen the outcomes shown, by the criteria of those who are taught.</summary>
    public const string PriorLearning = AwardView.PriorLearning;

    /// <summary>Outcomes of a credential from elsewhere were found to cover them.</summary>
    public const string Transfer = "transfer";

    /// <summary>How the assessments were watched: a code of the vocabulary <c>supervision</c>; null when they were not this institution's.</summary>
    public string? Supervision { get; init; }

    /// <summary>How the person was identified; null when not recorded.</summary>
    public string? IdentityChecked { get; init; }

    /// <summary>Credentials in the person's hands that say the same: the award names them as its parts, so that they never count beside it.</summary>
    public IReadOnlyList<AwardPartView> Documents { get; init; } = [];
}
