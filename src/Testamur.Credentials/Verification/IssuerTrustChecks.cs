using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Verification;

/// <summary>What the caller's trust source says of an issuer: the two checks that it decides.</summary>
internal sealed class IssuerTrustChecks(ITrustSource? trust)
{
    public async ValueTask<Check[]> AssessAsync(
        JsonObject credential,
        Check binding,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (trust is null)
            return
            [
                Check.Of(CheckCode.IssuerIdentity, Outcome.Undetermined, Reasons.IssuerIdentityNoTrustSource),
                Check.Of(CheckCode.IssuerAuthority, Outcome.Undetermined, Reasons.IssuerAuthorityNoTrustSource),
            ];
        var answer = new IssuerTrust(Outcome.Undetermined, Outcome.Undetermined);
        // What is known about an issuer says nothing about a document that somebody else signed.
        if (binding.Outcome == Outcome.Passed && JsonReading.IdOf(credential["issuer"]) is { } issuer)
            answer = await trust.AssessAsync(TrustQuestion.Of(credential, issuer, now), cancel).ConfigureAwait(false);
        return
        [
            answer.Identity switch
            {
                Outcome.Passed => Check.Of(
                    CheckCode.IssuerIdentity,
                    Outcome.Passed,
                    Reasons.IssuerIdentityConfirmed,
                    answer.IdentityText
                ),
                Outcome.Failed => Check.Of(
                    CheckCode.IssuerIdentity,
                    Outcome.Failed,
                    Reasons.IssuerIdentityRejected,
                    answer.IdentityText
                ),
                _ => Check.Of(CheckCode.IssuerIdentity, Outcome.Undetermined, Reasons.IssuerIdentityUnknown),
            },
            Authority(answer),
        ];
    }

    /// <summary>What the answer says about the right to award, of the issuer itself or of whoever gave it a mandate.</summary>
    public static Check Authority(IssuerTrust answer) =>
        (answer.Authority, answer.Mandator) switch
        {
            (Outcome.Passed, { } mandator) => Of(
                Outcome.Passed,
                Reasons.IssuerAuthorityByMandate,
                mandator,
                answer.MandateText,
                answer.AuthorityText
            ),
            (Outcome.Passed, _) => Of(Outcome.Passed, Reasons.IssuerAuthorityConfirmed, answer.AuthorityText),
            (Outcome.Failed, { } mandator) => Of(
                Outcome.Failed,
                Reasons.IssuerAuthorityOutsideMandate,
                mandator,
                answer.MandateText
            ),
            (Outcome.Failed, _) => Of(Outcome.Failed, Reasons.IssuerAuthorityRejected, answer.AuthorityText),
            _ => Of(Outcome.Undetermined, Reasons.IssuerAuthorityUnknown),
        };

    private static Check Of(Outcome outcome, string reason, params string[] arguments) =>
        Check.Of(CheckCode.IssuerAuthority, outcome, reason, arguments);
}
