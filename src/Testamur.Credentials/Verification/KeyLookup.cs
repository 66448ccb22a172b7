using System.Collections.Concurrent;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Model;

namespace Testamur.Credentials.Verification;

/// <summary>Finds the key that a proof names, and says whether it may sign for whom the document names.</summary>
internal sealed class KeyLookup(IKeyResolver? resolver, IResourceSource? resources = null)
{
    /// <summary>How many identifiers that are keys themselves are remembered; then it starts over.</summary>
    private const int MaxRemembered = 1000;

    // What they say never changes, and the point of a compressed key costs as much to find as a signature to check.
    private readonly ConcurrentDictionary<string, DidDocument> remembered = new(StringComparer.Ordinal);

    private readonly WebKeys web = new(resources);

    /// <summary>The key, or why there is none; and whose it is.</summary>
    /// <param name="method">The full id of the key.</param>
    /// <param name="signer">Who should have signed: the issuer, or the holder; null when the document does not say.</param>
    /// <param name="purpose">What it signed for.</param>
    /// <param name="signedAt">When the document says that it was signed; whoever has a stolen key can write any time.</param>
    /// <param name="cancel">Stops look-ups.</param>
    public async ValueTask<(PublicKey? Key, Check? Missing, Check Binding)> FindAsync(
        string method,
        string? signer,
        ProofPurpose purpose,
        DateTimeOffset? signedAt,
        CancellationToken cancel
    )
    {
        if (Urls.IsWeb(method))
            return await web.FindAsync(method, signer, purpose, cancel).ConfigureAwait(false);
        // Some name the DID for its key; where it has exactly one, that is the one.
        if (!method.Contains('#', StringComparison.Ordinal))
            method = DidDocument.OnlyKeyOf(method) ?? method;
        var did = method.Split('#', 2)[0];
        var (document, refusal) = await ResolveAsync(did, cancel).ConfigureAwait(false);
        if (refusal is not null)
            return (null, Unavailable(method), Binding(Outcome.Failed, Reasons.IssuerBindingDocumentRefused, refusal));
        var binding = Bind(method, did, signer, purpose, document);
        if (binding.Outcome == Outcome.Passed && document?.RevokedSince(method) is { } since)
            binding = Revoked(since, signedAt);
        if (document is null || !document.Lists(method))
            return (null, Unavailable(method), binding);
        return document.FindKey(method) is { } key
            ? (key, null, binding)
            : (null, Check.Of(CheckCode.Integrity, Outcome.Undetermined, Reasons.IntegrityKeyUnusable, method), binding);
    }

    /// <summary>Whether a key that came with the document is the signer's all the same.</summary>
    public async ValueTask<Check> BindAsync(PublicKey key, string? signer, CancellationToken cancel)
    {
        if (signer is null)
            return Binding(Outcome.Failed, Reasons.IssuerBindingNoIssuer);
        if (!signer.StartsWith("did:", StringComparison.Ordinal))
            return await web.BindAsync(key, signer, cancel).ConfigureAwait(false);
        var (document, refusal) = await ResolveAsync(signer, cancel).ConfigureAwait(false);
        if (refusal is not null)
            return Binding(Outcome.Failed, Reasons.IssuerBindingDocumentRefused, refusal);
        if (document is null)
            return Binding(Outcome.Undetermined, Reasons.IssuerBindingDocumentUnavailable, signer);
        return document.Holds(key)
            ? Binding(Outcome.Passed, Reasons.IssuerBindingBound)
            : Binding(Outcome.Failed, Reasons.IssuerBindingNotListed);
    }

    /// <summary>The document of a DID, or why it is refused; neither when it could not be had.</summary>
    public async ValueTask<(DidDocument? Document, string? Refusal)> ResolveAsync(string did, CancellationToken cancel)
    {
        if (did.StartsWith("did:key:", StringComparison.Ordinal))
            return Remember(did, DidDocument.ForKey) is { } known
                ? (known, null)
                : (null, "the did:key is not well formed or of an unknown kind");
        if (did.StartsWith("did:jwk:", StringComparison.Ordinal))
            return Remember(did, DidDocument.ForJwk) is { } jwk
                ? (jwk, null)
                : (null, "the did:jwk is not well formed or of an unknown kind");
        if (did.StartsWith("did:web:", StringComparison.Ordinal) && !DidWeb.TryToUrl(did, out _))
            return (null, "the did:web is not well formed");
        if (resolver is null || !did.StartsWith("did:", StringComparison.Ordinal))
            return (null, null);
        if (await resolver.ResolveAsync(did, cancel).ConfigureAwait(false) is not { IsEmpty: false } json)
            return (null, null);
        return DidDocument.TryParse(json.Span, did, out var document, out var problem) ? (document, null) : (null, problem);
    }

    private DidDocument? Remember(string did, Func<string, DidDocument?> read)
    {
        if (remembered.TryGetValue(did, out var known))
            return known;
        if (read(did) is not { } document)
            return null;
        if (remembered.Count >= MaxRemembered)
            remembered.Clear();
        remembered[did] = document;
        return document;
    }

    private static Check Bind(string method, string did, string? signer, ProofPurpose purpose, DidDocument? document)
    {
        if (signer is null)
            return Binding(Outcome.Failed, Reasons.IssuerBindingNoIssuer);
        if (!signer.StartsWith("did:", StringComparison.Ordinal))
            return Binding(Outcome.Undetermined, Reasons.IssuerBindingIssuerIsNoDid, signer);
        if (signer != did)
            return Binding(Outcome.Failed, Reasons.IssuerBindingOtherController, did);
        if (document is null)
            return Binding(Outcome.Undetermined, Reasons.IssuerBindingDocumentUnavailable, did);
        return document.Allows(purpose, method)
            ? Binding(Outcome.Passed, Reasons.IssuerBindingBound)
            : Binding(Outcome.Failed, Reasons.IssuerBindingNotListed);
    }

    private static Check Revoked(DateTimeOffset since, DateTimeOffset? signedAt) =>
        signedAt is { } at && at < since
            ? Binding(Outcome.Undetermined, Reasons.IssuerBindingKeyRevokedLater, DateTimeStamp.Format(since))
            : Binding(Outcome.Failed, Reasons.IssuerBindingKeyRevoked, DateTimeStamp.Format(since));

    private static Check Unavailable(string method) =>
        Check.Of(CheckCode.Integrity, Outcome.Undetermined, Reasons.IntegrityKeyUnavailable, method);

    private static Check Binding(Outcome outcome, string reason, params string[] arguments) =>
        Check.Of(CheckCode.IssuerBinding, outcome, reason, arguments);
}
