using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Model;
using Testamur.Credentials.Verification;
using Testamur.Rdf.Json;

namespace Testamur.Credentials.Blockcerts;

/// <summary>
/// Whether a certificate was written to a block chain by its issuer: the sender has to be one of the addresses on the page of the issuer
/// (<see href="https://github.com/blockchain-certificates/cert-schema/blob/master/cert_schema/3.2/issuerSchema.json">Blockcerts issuer profile</see>), which is found by the
/// issuer's own address or DID, never by what the certificate says of it.
/// </summary>
internal sealed class AnchorOwner(KeyLookup keys, IResourceSource? resources)
{
    private const string AddressPrefix = "ecdsa-koblitz-pubkey:";

    /// <param name="issuer">Who is named as issuer: a DID or the address of its page.</param>
    /// <param name="method">The key that the proof names, or an address of the block chain.</param>
    /// <param name="transaction">What the block chain holds; null when it was not asked.</param>
    /// <param name="cancel">Stops look-ups.</param>
    public async ValueTask<Check> BindAsync(
        string? issuer,
        string? method,
        ChainTransaction? transaction,
        CancellationToken cancel
    )
    {
        if (issuer is null)
            return Of(Outcome.Failed, Reasons.IssuerBindingNoIssuer);
        var named = AddressOf(method);
        var controller = method?.Split('#', 2)[0];
        if (named is null && controller != issuer)
            return Of(Outcome.Failed, Reasons.IssuerBindingOtherController, controller ?? "");
        var (document, profile, refusal) = await LookUpAsync(issuer, cancel).ConfigureAwait(false);
        if (refusal is not null)
            return Of(Outcome.Failed, Reasons.IssuerBindingDocumentRefused, refusal);
        if (named is null && document is not null && !IsListed(document, method!)) // it equals the issuer up to its fragment
            return Of(Outcome.Failed, Reasons.IssuerBindingNotListed);
        if (transaction is null)
            return Of(Outcome.Undetermined, Reasons.IssuerBindingSenderUnknown);
        if (profile is null || (named is null && document is null))
            return Of(Outcome.Undetermined, Reasons.IssuerBindingPageUnavailable, document?.IssuerProfile ?? issuer);
        var sender = transaction.Sender;
        return (named is null || IsSame(named, sender)) && Owns(profile, sender, transaction.Time)
            ? Of(Outcome.Passed, Reasons.IssuerBindingBound)
            : Of(Outcome.Failed, Reasons.IssuerBindingOtherSender, sender);
    }

    private async ValueTask<(DidDocument? Document, JsonObject? Profile, string? Refusal)> LookUpAsync(
        string issuer,
        CancellationToken cancel
    )
    {
        if (!issuer.StartsWith("did:", StringComparison.Ordinal))
        {
            if (await PageAsync(issuer, cancel).ConfigureAwait(false) is not { } page)
                return (null, null, null);
            // A page of version 2 has no list of verification methods, but is a page all the same.
            return DidDocument.TryParse(JsonText.Write(page), issuer, out var own, out _)
                ? (own, page, null)
                : (null, page.Text("id") == issuer ? page : null, null);
        }
        var (document, refusal) = await keys.ResolveAsync(issuer, cancel).ConfigureAwait(false);
        var profile = document?.IssuerProfile is { } url ? await PageAsync(url, cancel).ConfigureAwait(false) : null;
        return (document, profile, refusal);
    }

    private async ValueTask<JsonObject?> PageAsync(string url, CancellationToken cancel)
    {
        if (resources is null || !Urls.IsHttps(url))
            return null;
        return
            await resources.FetchAsync(url, cancel).ConfigureAwait(false) is { } bytes
            && StrictJson.TryParseObject(bytes.Span, out var page, out _)
            ? page
            : null;
    }

    /// <summary>A document that says of no key what it is for says at least whose it is.</summary>
    private static bool IsListed(DidDocument document, string method) =>
        document.Allows(ProofPurpose.AssertionMethod, method) || (!document.NamesAssertionMethods && document.Lists(method));

    private static bool Owns(JsonObject profile, string sender, DateTimeOffset? time) =>
        profile
            .Many("publicKey")
            .Any(node =>
                IsSame(AddressOf(JsonReading.IdOf(node)) ?? JsonReading.IdOf(node) ?? "", sender)
                && (node is not JsonObject key || time is not { } at || IsActive(key, at))
            );

    private static bool IsActive(JsonObject key, DateTimeOffset at) =>
        !(DateTimeStamp.Parse(key.Text("created")) > at)
        && !(DateTimeStamp.Parse(key.Text("revoked")) <= at)
        && !(DateTimeStamp.Parse(key.Text("expires")) <= at);

    private static string? AddressOf(string? method) =>
        method is not null && method.StartsWith(AddressPrefix, StringComparison.Ordinal) ? method[AddressPrefix.Length..] : null;

    // Addresses of Ethereum are hexadecimal, in which case is but a checksum; those of Bitcoin are not.
    private static bool IsSame(string one, string other) =>
        string.Equals(
            one,
            other,
            one.StartsWith("0x", StringComparison.Ordinal) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal
        );

    private static Check Of(Outcome outcome, string reason, params string[] arguments) =>
        Check.Of(CheckCode.IssuerBinding, outcome, reason, arguments);
}
