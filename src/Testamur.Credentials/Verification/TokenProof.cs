using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;

namespace Testamur.Credentials.Verification;

/// <summary>The signature of a token (<see href="https://www.w3.org/TR/vc-jose-cose/#with-jose">Securing Credentials using JOSE §3.1</see>).</summary>
internal sealed class TokenProof(KeyLookup keys)
{
    public async ValueTask<(Check Integrity, Check Binding)> RunAsync(Jws token, string? issuer, CancellationToken cancel)
    {
        if (token.Payload.ContainsKey("iss") && token.Payload.Text("iss") != issuer)
            return (
                Integrity(Outcome.Undetermined, Reasons.FormatNotChecked),
                Check.Of(CheckCode.IssuerBinding, Outcome.Failed, Reasons.IssuerBindingIssMismatch)
            );
        if (token.Payload.ContainsKey("jti") && token.Payload.Text("jti") != token.Payload.Text("id"))
            return (Integrity(Outcome.Failed, Reasons.IntegrityTokenRefused, "jti and id differ"), Unbound());
        return await SignatureAsync(token, issuer, cancel).ConfigureAwait(false);
    }

    /// <summary>The signature alone, of a token that is no credential.</summary>
    public async ValueTask<(Check Integrity, Check Binding)> SignatureAsync(Jws token, string? issuer, CancellationToken cancel)
    {
        if (KeyIdOf(token, issuer) is not { } kid)
            return (Integrity(Outcome.Undetermined, Reasons.IntegrityKeyUnavailable, "of the issuer"), Unbound());
        var (key, missing, binding) = await keys.FindAsync(
                kid,
                issuer,
                ProofPurpose.AssertionMethod,
                TokenTimes.SignedAt(token),
                cancel
            )
            .ConfigureAwait(false);
        if (key is null)
            return (missing!, binding); // one of the two is there
        return token.Verify(key)
            ? (Integrity(Outcome.Passed, Reasons.IntegrityVerified), binding)
            : (Integrity(Outcome.Failed, Reasons.IntegritySignatureMismatch), binding);
    }

    /// <summary>The full id of the key; null when neither the header nor the issuer says which.</summary>
    private static string? KeyIdOf(Jws token, string? issuer)
    {
        var kid = token.KeyId;
        if (string.IsNullOrEmpty(kid))
            return DidDocument.OnlyKeyOf(issuer);
        if (kid.StartsWith("did:", StringComparison.Ordinal))
            return kid;
        return issuer + (kid.StartsWith('#') ? kid : "#" + kid);
    }

    private static Check Integrity(Outcome outcome, string reason, params string[] arguments) =>
        Check.Of(CheckCode.Integrity, outcome, reason, arguments);

    private static Check Unbound() => Check.Of(CheckCode.IssuerBinding, Outcome.Undetermined, Reasons.FormatNotChecked);
}
