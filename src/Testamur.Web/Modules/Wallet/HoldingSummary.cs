namespace Testamur.Web.Modules.Wallet;

/// <summary>A credential as a card of the wallet shows it.</summary>
/// <param name="Ects">In credits, such as 2.5.</param>
/// <param name="IsStatement">Whether it is a statement of recognition: what was learned elsewhere counts by it, and there is no certificate of it.</param>
/// <param name="Standing">By the wallet's own records; whether the seal holds is for the verifier.</param>
public sealed record HoldingSummary(
    Guid Id,
    HoldingState State,
    HoldingStanding Standing,
    string Title,
    string IssuerName,
    decimal Ects,
    int? EqfLevel,
    string? Field,
    string SpecificationUri,
    DateOnly AwardedOn,
    DateTimeOffset IssuedAt,
    DateTimeOffset? ValidUntil,
    DateTimeOffset? RevokedAt,
    string? RevocationReason,
    int OpenShares,
    bool IsStatement
)
{
    /// <summary>While it is suspended.</summary>
    public DateTimeOffset? SuspendedAt { get; init; }

    public string? SuspensionReason { get; init; }

    /// <summary>Of a statement of recognition the title of what was recognised; null of every other credential.</summary>
    public string? Recognised { get; init; }

    internal static HoldingSummary Of(Holding holding, int openShares, DateTimeOffset now) =>
        new(
            holding.Id.Value,
            holding.State,
            holding.StandingAt(now),
            holding.Title,
            holding.IssuerName,
            holding.Ects / 100m,
            holding.EqfLevel,
            holding.Field,
            holding.SpecificationUri,
            holding.AwardedOn,
            holding.IssuedAt,
            holding.ValidUntil,
            holding.RevokedAt,
            holding.RevocationReason,
            openShares,
            holding.Source == Holding.Transfer
        )
        {
            SuspendedAt = holding.SuspendedAt,
            SuspensionReason = holding.SuspensionReason,
            Recognised = holding.Recognised(),
        };
}
