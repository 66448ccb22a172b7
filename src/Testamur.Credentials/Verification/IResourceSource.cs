namespace Testamur.Credentials.Verification;

/// <summary>Gives the bytes of resources that a credential relates to; may cache, never judges.</summary>
public interface IResourceSource
{
    /// <summary>The resource as it was served; null when it could not be had.</summary>
    ValueTask<ReadOnlyMemory<byte>?> FetchAsync(string id, CancellationToken cancel);
}
