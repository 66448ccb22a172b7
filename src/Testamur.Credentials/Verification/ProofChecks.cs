using Testamur.Credentials.Blockcerts;
using Testamur.Credentials.Json;
using Testamur.Credentials.Proofs;
using Testamur.Rdf.JsonLd;

namespace Testamur.Credentials.Verification;

/// <summary>Checks signatures and whose keys made them.</summary>
internal sealed class ProofChecks(
    KeyLookup keys,
    JsonLdProcessor? jsonLd,
    IChainSource? chain = null,
    IResourceSource? resources = null
)
{
    private readonly TokenProof tokens = new(keys);
    private readonly LegacyTokenProof oldTokens = new(keys);
    private readonly EmbeddedProofs embedded = new(
        keys,
        jsonLd ?? JsonLdProcessor.ForCredentials,
        new AnchoredProofs(jsonLd ?? JsonLdProcessor.ForCredentials, chain, new AnchorOwner(keys, resources))
    );

    /// <summary>The two checks of a document that carries a credential.</summary>
    public ValueTask<(Check Integrity, Check Binding)> RunAsync(SecuredDocument document, CancellationToken cancel)
    {
        if (document.Seal is not null)
            return ValueTask.FromResult(SealedElsewhere());
        var issuer = JsonReading.IdOf(document.Credential!["issuer"]); // callers ask only about documents with a credential
        if (document is { Format: CredentialFormat.LegacyVcJwt, Token: { } old })
            return oldTokens.RunAsync(old, issuer, cancel);
        return document.Token is { } token
            ? tokens.RunAsync(token, issuer, cancel)
            : embedded.RunAsync(document, issuer, ProofDemand.OfCredential, cancel);
    }

    // Seals have certificates, no keys of an issuer's own document; only the verifier of credentials takes them.
    private static (Check, Check) SealedElsewhere() =>
        (
            Check.Of(
                CheckCode.Integrity,
                Outcome.Undetermined,
                Reasons.IntegrityFormatNotSupported,
                FormatNames.Of(CredentialFormat.EdcJades)
            ),
            Check.Of(CheckCode.IssuerBinding, Outcome.Undetermined, Reasons.FormatNotChecked)
        );

    /// <summary>The two checks of a token that carries no credential.</summary>
    public ValueTask<(Check Integrity, Check Binding)> RunAsync(Jws token, string? signer, CancellationToken cancel) =>
        tokens.SignatureAsync(token, signer, cancel);

    /// <summary>The two checks of a presentation: what binds it is its holder, where it names one.</summary>
    public ValueTask<(Check Integrity, Check Binding)> RunAsync(
        SecuredDocument presentation,
        string? holder,
        ProofDemand demand,
        CancellationToken cancel
    ) => embedded.RunAsync(presentation, holder, demand, cancel);
}
