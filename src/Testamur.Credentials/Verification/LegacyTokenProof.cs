using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Model;
using Testamur.Credentials.Proofs;

namespace Testamur.Credentials.Verification;

/// <summary>
/// The signature of a token of <see cref="LegacyToken"/>. Its header may bring the key along
/// (<see href="https://www.imsglobal.org/spec/ob/v3p0/#joseheader">Open Badges 3.0 §8.2.4.1</see>): such a key shows that nothing was changed since whoever has it signed, and only the
/// issuer's own word can say that it is the issuer's.
/// </summary>
internal sealed class LegacyTokenProof(KeyLookup keys)
{
    public async ValueTask<(Check Integrity, Check Binding)> RunAsync(Jws token, string? issuer, CancellationToken cancel)
    {
        PublicKey? own = null;
        if (token.Header.ContainsKey("jwk") && !JsonWebKey.TryParse(token.Header.Object("jwk"), out own))
            return Refused("the key in its header is private or of an unknown kind");
        if (KeyIdOf(token, issuer) is { } kid && !(own is not null && string.IsNullOrEmpty(token.KeyId)))
        {
            var (key, missing, binding) = await keys.FindAsync(
                    kid,
                    issuer,
                    ProofPurpose.AssertionMethod,
                    TokenTimes.SignedAt(token),
                    cancel
                )
                .ConfigureAwait(false);
            if (key is not null && own is not null && !own.Equals(key))
                return Refused("it names one key and brings another");
            if (key is not null && !token.Verify(key))
                return (Mismatch(), binding);
            if (key is not null && binding.Reason != Reasons.IssuerBindingKeyCameAlong)
                return (Verified(), binding);
            own ??= key;
            if (own is null)
                return (missing!, binding); // one of the two is there
        }
        if (own is null)
            return (Integrity(Outcome.Undetermined, Reasons.IntegrityKeyUnavailable, "of the issuer"), Unbound());
        if (!token.Verify(own))
            return (Mismatch(), Unbound());
        var whose = await keys.BindAsync(own, issuer, cancel).ConfigureAwait(false);
        var isIssuers = whose.Outcome == Outcome.Passed;
        return (isIssuers ? Verified() : Integrity(Outcome.Passed, Reasons.IntegrityVerifiedWithOwnKey), whose);
    }

    private static string? KeyIdOf(Jws token, string? issuer)
    {
        var kid = token.KeyId;
        if (string.IsNullOrEmpty(kid))
            return DidDocument.OnlyKeyOf(issuer);
        if (kid.StartsWith("did:", StringComparison.Ordinal) || Urls.IsWeb(kid))
            return kid;
        return issuer + (kid.StartsWith('#') ? kid : "#" + kid);
    }

    private static Check Verified() => Integrity(Outcome.Passed, Reasons.IntegrityVerified);

    private static Check Mismatch() => Integrity(Outcome.Failed, Reasons.IntegritySignatureMismatch);

    private static (Check, Check) Refused(string why) =>
        (Integrity(Outcome.Failed, Reasons.IntegrityTokenRefused, why), Unbound());

    private static Check Integrity(Outcome outcome, string reason, params string[] arguments) =>
        Check.Of(CheckCode.Integrity, outcome, reason, arguments);

    private static Check Unbound() => Check.Of(CheckCode.IssuerBinding, Outcome.Undetermined, Reasons.FormatNotChecked);
}
