using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Rdf.JsonLd.Contexts;

namespace Testamur.Credentials.Verification;

/// <summary>
/// Whether the resources that a credential vouches for are those that were signed
/// (<see href="https://www.w3.org/TR/vc-data-model-2.0/#integrity-of-related-resources">VC Data Model 2.0 §5.3</see>).
/// </summary>
internal static class RelatedResources
{
    /// <summary>More than this are not looked at: each may cost a fetch.</summary>
    private const int MaxResources = 20;

    /// <summary>Null when there are none or all of them fit.</summary>
    public static async ValueTask<Check?> CheckAsync(JsonObject credential, IResourceSource? source, CancellationToken cancel)
    {
        var resources = credential.Many("relatedResource");
        if (resources.Count > MaxResources)
            return Of(Outcome.Undetermined, Reasons.IntegrityTooHard);
        Check? open = null;
        foreach (var resource in resources.OfType<JsonObject>())
        {
            var check = await OneAsync(resource, source, cancel).ConfigureAwait(false);
            if (check?.Outcome == Outcome.Failed)
                return check;
            open ??= check;
        }
        return open;
    }

    private static async ValueTask<Check?> OneAsync(JsonObject resource, IResourceSource? source, CancellationToken cancel)
    {
        if (resource.Text("id") is not { } id)
            return Of(Outcome.Failed, Reasons.IntegrityResourceMismatch, "(without id)");
        if (!BuiltInContexts.Loader.TryLoad(id, out var bytes))
        {
            if (source is null || await source.FetchAsync(id, cancel).ConfigureAwait(false) is not { } fetched)
                return Of(Outcome.Undetermined, Reasons.IntegrityResourceUnavailable, id);
            bytes = fetched;
        }
        return Fits(resource, bytes.Span) ? null : Of(Outcome.Failed, Reasons.IntegrityResourceMismatch, id);
    }

    /// <summary>Whether every digest of a resource is that of its bytes; without any, it is not.</summary>
    public static bool Fits(JsonObject resource, ReadOnlySpan<byte> bytes)
    {
        var any = false;
        foreach (
            var digest in resource.Texts("digestSRI").SelectMany(sri => sri.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        )
        {
            if (!FitsSri(digest, bytes))
                return false;
            any = true;
        }
        foreach (var digest in resource.Texts("digestMultibase"))
        {
            if (!FitsMultibase(digest, bytes))
                return false;
            any = true;
        }
        return any;
    }

    /// <summary>Subresource Integrity: "sha256-", "sha384-" or "sha512-" and base64 (<see href="https://www.w3.org/TR/SRI/#integrity-metadata-description">§3.1</see>).</summary>
    private static bool FitsSri(string digest, ReadOnlySpan<byte> bytes)
    {
        var dash = digest.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0)
            return false;
        var expected = digest[(dash + 1)..].Replace('+', '-').Replace('/', '_').TrimEnd('=');
        return Multibase.TryFromBase64Url(expected, out var hash)
            && (
                digest[..dash] switch
                {
                    "sha256" => hash.AsSpan().SequenceEqual(SHA256.HashData(bytes)),
                    "sha384" => hash.AsSpan().SequenceEqual(SHA384.HashData(bytes)),
                    "sha512" => hash.AsSpan().SequenceEqual(SHA512.HashData(bytes)),
                    _ => false,
                }
            );
    }

    /// <summary>A multihash of SHA-2 in base58 or base64url (<see href="https://www.w3.org/TR/cid-1.0/#multihash">Controlled Identifiers 1.0 §2.5</see>).</summary>
    private static bool FitsMultibase(string digest, ReadOnlySpan<byte> bytes)
    {
        byte[]? hash;
        if (
            digest.StartsWith('u')
                ? !Multibase.TryFromBase64Url(digest.AsSpan(1), out hash)
                : !Multibase.TryFromBase58(digest, out hash)
        )
            return false;
        return hash switch
        {
            [0x12, 0x20, .. var rest] => rest.AsSpan().SequenceEqual(SHA256.HashData(bytes)),
            [0x20, 0x30, .. var rest] => rest.AsSpan().SequenceEqual(SHA384.HashData(bytes)),
            [0x13, 0x40, .. var rest] => rest.AsSpan().SequenceEqual(SHA512.HashData(bytes)),
            _ => false,
        };
    }

    private static Check Of(Outcome outcome, string reason, params string[] arguments) =>
        Check.Of(CheckCode.Integrity, outcome, reason, arguments);
}
