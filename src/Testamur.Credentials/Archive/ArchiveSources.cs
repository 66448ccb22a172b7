using Testamur.Credentials.Keys;
using Testamur.Credentials.Status;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Archive;

/// <summary>Lets a verifier read from an archive instead of the network.</summary>
/// <param name="archive">The archive.</param>
/// <param name="trustedKeys">
/// The keys that the caller knows to be an issuer's, by DID. A DID document out of the archive is used only when every key it lists for signing credentials is among
/// them: otherwise whoever made the archive could name any key as the issuer's.
/// </param>
public sealed class ArchiveSources(
    CredentialArchive archive,
    IReadOnlyDictionary<string, IReadOnlyCollection<PublicKey>> trustedKeys
) : IKeyResolver, IStatusSource, IResourceSource
{
    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> ResolveAsync(string did, CancellationToken cancel)
    {
        var document = Find(ArchivedKind.DidDocument, did);
        var believed =
            document is { } json
            && trustedKeys.TryGetValue(did, out var known)
            && DidDocument.TryParse(json.Span, did, out var parsed, out _)
            && parsed.KeysFor(ProofPurpose.AssertionMethod) is { Count: > 0 } keys
            && keys.All(key => key is not null && known.Contains(key));
        return ValueTask.FromResult(believed ? document : null);
    }

    /// <inheritdoc/>
    ValueTask<ReadOnlyMemory<byte>?> IStatusSource.FetchAsync(string url, CancellationToken cancel) =>
        ValueTask.FromResult(Find(ArchivedKind.StatusList, url));

    /// <inheritdoc/>
    ValueTask<ReadOnlyMemory<byte>?> IResourceSource.FetchAsync(string id, CancellationToken cancel) =>
        ValueTask.FromResult(Find(ArchivedKind.Resource, id));

    private ReadOnlyMemory<byte>? Find(ArchivedKind kind, string address) =>
        archive.Resources.FirstOrDefault(one => one.Kind == kind && one.Address == address)?.Content;
}
