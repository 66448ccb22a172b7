namespace Testamur.Credentials.Verification;

/// <summary>Gives the bytes of pages that a credential names: related resources, pages of issuers, their keys and lists, hosted badges. May cache and refuse addresses, never judges.</summary>
public interface IResourceSource
{
    /// <summary>The resource as it was served; null when it could not be had.</summary>
    ValueTask<ReadOnlyMemory<byte>?> FetchAsync(string id, CancellationToken cancel);
}
