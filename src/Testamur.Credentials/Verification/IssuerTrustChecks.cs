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
        {
            var awarded = DateTimeStamp.Parse(credential.Text("validFrom") ?? credential.Text("issuanceDate"));
            answer = await trust
                .AssessAsync(new TrustQuestion(issuer, credential.Texts("type"), awarded, now), cancel)
                .ConfigureAwait(false);
        }
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
            answer.Authority switch
            {
                Outcome.Passed => Check.Of(
                    CheckCode.IssuerAuthority,
                    Outcome.Passed,
                    Reasons.IssuerAuthorityConfirmed,
                    answer.AuthorityText
                ),
                Outcome.Failed => Check.Of(
                    CheckCode.IssuerAuthority,
                    Outcome.Failed,
                    Reasons.IssuerAuthorityRejected,
                    answer.AuthorityText
                ),
                _ => Check.Of(CheckCode.IssuerAuthority, Outcome.Undetermined, Reasons.IssuerAuthorityUnknown),
            },
        ];
    }
}
