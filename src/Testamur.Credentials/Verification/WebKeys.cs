using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Model;
using Testamur.Rdf.Json;

namespace Testamur.Credentials.Verification;

/// <summary>
/// Keys that are named by an address on the web. What stands there speaks for whoever has that address, and for nobody else; without a source, a key
/// that is written into its own address is still a key, but says nothing about whose it is.
/// </summary>
internal sealed class WebKeys(IResourceSource? resources)
{
    public async ValueTask<(PublicKey? Key, Check? Missing, Check Binding)> FindAsync(
        string method,
        string? signer,
        ProofPurpose purpose,
        CancellationToken cancel
    )
    {
        var parts = method.Split('#', 2);
        var page = await PageAsync(parts[0], cancel).ConfigureAwait(false);
        if (page is { } json && DidDocument.TryParse(json.Span, parts[0], out var document, out _) && document.Lists(method))
        {
            var binding = Bind(document, method, parts[0], signer, purpose);
            return document.FindKey(method) is { } listed
                ? (listed, null, binding)
                : (null, Integrity(Reasons.IntegrityKeyUnusable, method), binding);
        }
        if (page is { } set && JwkOf(set.Span, parts.ElementAtOrDefault(1)) is { } jwk)
            return (jwk, null, Owner(parts[0], signer));
        // Open Badges 3.0 has examples with the key as the fragment of an address at which nothing need be.
        if (parts.Length == 2 && PublicKey.TryParseMultikey(parts[1], out var own))
            return (own, null, Unpublished(parts[0], signer));
        return (null, Integrity(Reasons.IntegrityKeyUnavailable, method), Unpublished(parts[0], signer));
    }

    /// <summary>Whether the page of a signer names this key as one of its own.</summary>
    public async ValueTask<Check> BindAsync(PublicKey key, string signer, CancellationToken cancel)
    {
        if (
            await PageAsync(signer, cancel).ConfigureAwait(false) is { } page
            && DidDocument.TryParse(page.Span, signer, out var document, out _)
            && document.NamesAssertionMethods
        )
            return document.Holds(key)
                ? Binding(Outcome.Passed, Reasons.IssuerBindingBound)
                : Binding(Outcome.Failed, Reasons.IssuerBindingNotListed);
        return Binding(Outcome.Undetermined, Reasons.IssuerBindingKeyCameAlong, signer);
    }

    private async ValueTask<ReadOnlyMemory<byte>?> PageAsync(string url, CancellationToken cancel) =>
        resources is not null && Urls.IsHttps(url) ? await resources.FetchAsync(url, cancel).ConfigureAwait(false) : null;

    private static Check Bind(DidDocument document, string method, string page, string? signer, ProofPurpose purpose)
    {
        if (signer is null)
            return Binding(Outcome.Failed, Reasons.IssuerBindingNoIssuer);
        if (signer != page)
            return Binding(Outcome.Failed, Reasons.IssuerBindingOtherController, page);
        return document.Allows(purpose, method)
            ? Binding(Outcome.Passed, Reasons.IssuerBindingBound)
            : Binding(Outcome.Failed, Reasons.IssuerBindingNotListed);
    }

    /// <summary>
    /// A bare key says not whose it is (<see href="https://www.imsglobal.org/spec/ob/v3p0/#joseheader">Open Badges 3.0 §8.2.4.1</see>). It is the signer's if it stands
    /// below the signer's own address; the same host is not enough, for many share one.
    /// </summary>
    private static Check Owner(string page, string? signer)
    {
        if (signer is null)
            return Binding(Outcome.Failed, Reasons.IssuerBindingNoIssuer);
        var below = signer.TrimEnd('/') + "/";
        // What is asked for is what stands here only if nothing of it would be rewritten on the way, such as "/../".
        var isPlain = Uri.TryCreate(page, UriKind.Absolute, out var address) && address.AbsoluteUri == page;
        return page == signer || (isPlain && Urls.IsHttps(signer) && page.StartsWith(below, StringComparison.Ordinal))
            ? Binding(Outcome.Passed, Reasons.IssuerBindingBound)
            : Binding(Outcome.Undetermined, Reasons.IssuerBindingKeyCameAlong, signer);
    }

    private static Check Unpublished(string page, string? signer)
    {
        if (signer is null)
            return Binding(Outcome.Failed, Reasons.IssuerBindingNoIssuer);
        return signer == page
            ? Binding(Outcome.Undetermined, Reasons.IssuerBindingKeyCameAlong, signer)
            : Binding(Outcome.Failed, Reasons.IssuerBindingOtherController, page);
    }

    /// <summary>One key, or that of a set which is called so; the only one of a set where the method does not say which.</summary>
    private static PublicKey? JwkOf(ReadOnlySpan<byte> json, string? name)
    {
        if (!StrictJson.TryParseObject(json, out var root, out _))
            return null;
        var found = root;
        if (root.ContainsKey("keys"))
        {
            JsonObject[] keys = [.. root.Many("keys").OfType<JsonObject>().Where(key => name is null || key.Text("kid") == name)];
            if (keys.Length != 1)
                return null;
            found = keys[0];
        }
        return JsonWebKey.TryParse(found, out var key) ? key : null;
    }

    private static Check Integrity(string reason, string method) =>
        Check.Of(CheckCode.Integrity, Outcome.Undetermined, reason, method);

    private static Check Binding(Outcome outcome, string reason, params string[] arguments) =>
        Check.Of(CheckCode.IssuerBinding, outcome, reason, arguments);
}
