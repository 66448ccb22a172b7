namespace Testamur.Credentials.Verification;

/// <summary>Fetches DID documents; may cache, never judges. did:key needs none.</summary>
public interface IKeyResolver
{
    /// <summary>The document of <paramref name="did"/> as it was served; null (or nothing) when it could not be had or the method is not known.</summary>
    ValueTask<ReadOnlyMemory<byte>?> ResolveAsync(string did, CancellationToken cancel);
}
