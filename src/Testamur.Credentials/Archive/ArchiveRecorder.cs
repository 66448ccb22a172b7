using System.Text;
using Testamur.Credentials.Json;
using Testamur.Credentials.Status;
using Testamur.Credentials.Verification;
using Testamur.Rdf.Json;
using Testamur.Rdf.JsonLd.Contexts;

namespace Testamur.Credentials.Archive;

/// <summary>
/// Makes an archive by watching a verification: what was fetched is what the next verifier will need. Give it to a
/// <see cref="CredentialVerifier"/> in place of the sources it wraps, verify, then ask for the archive. Not for use by several threads.
/// </summary>
/// <param name="keys">The source of DID documents.</param>
/// <param name="status">The source of status lists.</param>
/// <param name="resources">The source of related resources.</param>
public sealed class ArchiveRecorder(IKeyResolver? keys = null, IStatusSource? status = null, IResourceSource? resources = null)
    : IKeyResolver,
        IStatusSource,
        IResourceSource
{
    private readonly Dictionary<(ArchivedKind, string), ArchivedResource> seen = [];

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> ResolveAsync(string did, CancellationToken cancel) =>
        keys is null ? null : Keep(ArchivedKind.DidDocument, did, await keys.ResolveAsync(did, cancel).ConfigureAwait(false));

    /// <inheritdoc/>
    async ValueTask<ReadOnlyMemory<byte>?> IStatusSource.FetchAsync(string url, CancellationToken cancel) =>
        status is null ? null : Keep(ArchivedKind.StatusList, url, await status.FetchAsync(url, cancel).ConfigureAwait(false));

    /// <inheritdoc/>
    async ValueTask<ReadOnlyMemory<byte>?> IResourceSource.FetchAsync(string id, CancellationToken cancel) =>
        resources is null ? null : Keep(ArchivedKind.Resource, id, await resources.FetchAsync(id, cancel).ConfigureAwait(false));

    /// <summary>The credential with what was recorded, and the contexts it names that ship with the library.</summary>
    /// <param name="credential">The secured credential, byte for byte.</param>
    /// <param name="madeAt">The present time.</param>
    public CredentialArchive Archive(ReadOnlyMemory<byte> credential, DateTimeOffset madeAt)
    {
        foreach (var address in ContextsOf(credential))
        {
            if (BuiltInContexts.Loader.TryLoad(address, out var context))
                Keep(ArchivedKind.Context, address, context);
        }

        return new()
        {
            MadeAt = madeAt,
            Credential = credential,
            Resources = [.. seen.Values.OrderBy(one => one.Kind).ThenBy(one => one.Address, StringComparer.Ordinal)],
        };
    }

    private ReadOnlyMemory<byte>? Keep(ArchivedKind kind, string address, ReadOnlyMemory<byte>? content)
    {
        if (content is { IsEmpty: false } bytes)
            seen[(kind, address)] = new(kind, address, bytes);
        return content;
    }

    private static IEnumerable<string> ContextsOf(ReadOnlyMemory<byte> credential)
    {
        if (!StrictJson.TryParseObject(credential.Span, out var root, out _))
            return [];
        // A sealed credential is a text inside its container.
        if (
            root.Text("payload") is { } payload
            && StrictJson.TryParseObject(Encoding.UTF8.GetBytes(payload), out var inner, out _)
        )
            root = inner;
        return root.Texts("@context");
    }
}
