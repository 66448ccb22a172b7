namespace Testamur.Credentials.Verification;

/// <summary>What a trust source answers.</summary>
/// <param name="Identity">Whether the issuer is who it seems to be; never <see cref="Outcome.NotApplicable"/>.</param>
/// <param name="Authority">Whether it may award this; never <see cref="Outcome.NotApplicable"/>.</param>
/// <param name="IdentityText">The registered name, or why it is refused.</param>
/// <param name="AuthorityText">The entitlement, or why it is refused.</param>
public sealed record IssuerTrust(Outcome Identity, Outcome Authority, string IdentityText = "", string AuthorityText = "")
{
    /// <summary>
    /// Who gave the issuer the mandate that the question named, if that decided about <see cref="Authority"/>: then <see cref="AuthorityText"/> is about this one's
    /// entitlement. Null when the issuer acts in its own right.
    /// </summary>
    public string? Mandator { get; init; }

    /// <summary>What that mandate rests on, such as the number of a decision or contract.</summary>
    public string MandateText { get; init; } = "";
}
