using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Funding.Contracts;

/// <summary>What schemes pay, without the learner it is paid for.</summary>
internal interface ISupportFigures
{
    /// <summary>The support that a line of an account is about, as it stands now.</summary>
    /// <returns>Null when the line is about no support of the current institution.</returns>
    Task<SupportFigure?> FindAsync(Guid account, int line, CancellationToken cancel);
}

/// <param name="Enrolment">One enrolment has one support.</param>
/// <param name="Amount">What the scheme pays as things stand, in minor units; nothing once it was given back.</param>
/// <param name="Currency">ISO 4217.</param>
internal sealed record SupportFigure(
    InstitutionId Institution,
    Guid Enrolment,
    Guid Offering,
    Guid Specification,
    long Amount,
    string Currency,
    DateOnly StartsOn
);
