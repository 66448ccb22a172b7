using Testamur.Web.Modules.Funding.Ledger;

namespace Testamur.Web.Modules.Funding.Funders;

/// <summary>
/// What the platform asks of a funder and tells it. Another funder is another implementation. Telling happens after our own line is
/// written and may happen twice, so an implementation knows an act by its key and does it once.
/// </summary>
internal interface IFunder
{
    /// <summary>The eligibility register: the schemes with the offers they pay for, or why they cannot be read now.</summary>
    Task<Register> ReadRegisterAsync(CancellationToken cancel);

    /// <summary>What somebody has at a scheme; null for somebody the funder does not know there.</summary>
    /// <param name="email">The confirmed address of the account.</param>
    Task<Entitlement?> FindEntitlementAsync(string scheme, string email, CancellationToken cancel);

    /// <summary>Tells of a reservation, a use, a release or a refund.</summary>
    /// <returns>Null when the funder has it; otherwise its reason, as it writes it.</returns>
    Task<string?> TellAsync(FunderAct act, CancellationToken cancel);

    /// <summary>Everything the funder has on record for one institution at a scheme, in its order, or why it cannot be read now.</summary>
    Task<Statement> ReadStatementAsync(string scheme, string institution, CancellationToken cancel);

    /// <summary>Hands in a report.</summary>
    /// <param name="csv">The report as text.</param>
    /// <returns>What the funder calls it.</returns>
    Task<string> ReportAsync(string scheme, string institution, string csv, CancellationToken cancel);
}

/// <param name="Flaw">What is wrong with the register; null when it could be read.</param>
internal sealed record Register(IReadOnlyList<Scheme> Schemes, string? Flaw)
{
    public Scheme? Find(string id) => Schemes.FirstOrDefault(scheme => scheme.Id == id);
}

/// <param name="Flaw">What is wrong with the record; null when it could be read.</param>
internal sealed record Statement(IReadOnlyList<FunderAct> Acts, string? Flaw);

/// <param name="Account">The number by which the funder knows it.</param>
/// <param name="Granted">In minor units of the scheme's currency.</param>
internal sealed record Entitlement(string Account, long Granted);

/// <param name="Key">Names the act at both sides.</param>
/// <param name="Reference">What it was for: the enrolment.</param>
internal sealed record FunderAct(
    string Key,
    string Scheme,
    string Account,
    string Institution,
    Guid Reference,
    LedgerAct Act,
    long Amount,
    string Currency,
    DateTimeOffset At
);
