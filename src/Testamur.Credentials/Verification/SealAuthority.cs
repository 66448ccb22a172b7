using System.Text.Json.Nodes;
using Testamur.Credentials.Seals;

namespace Testamur.Credentials.Verification;

/// <summary>
/// Who sealed and whether it may award. The certificate says who, if an authority that is trusted issued it; only then is a trust source asked about
/// the registered identifier in it. The identifier inside the credential is the issuer's own invention.
/// </summary>
internal sealed class SealAuthority(ITrustSource? trust)
{
    public async ValueTask<Check[]> AssessAsync(
        JsonObject credential,
        SealReport seal,
        Check binding,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var identity = seal.Identity.ToCheck(CheckCode.IssuerIdentity);
        if (trust is null)
            return [identity, Authority(Outcome.Undetermined, Reasons.IssuerAuthorityNoTrustSource)];
        if (
            identity.Outcome != Outcome.Passed
            || binding.Outcome != Outcome.Passed
            || seal.OrganizationIdentifier is not { } identifier
        )
            return [identity, Authority(Outcome.Undetermined, Reasons.IssuerAuthorityUnknown)];
        var answer = await trust.AssessAsync(TrustQuestion.Of(credential, identifier, now), cancel).ConfigureAwait(false);
        if (answer.Identity == Outcome.Failed)
            identity = Check.Of(CheckCode.IssuerIdentity, Outcome.Failed, Reasons.IssuerIdentityRejected, answer.IdentityText);
        return [identity, IssuerTrustChecks.Authority(answer)];
    }

    private static Check Authority(Outcome outcome, string reason, params string[] arguments) =>
        Check.Of(CheckCode.IssuerAuthority, outcome, reason, arguments);
}
