namespace Testamur.Web.Modules.Verification.Contracts;

/// <summary>Packs a credential with everything it takes to verify it when the network is gone.</summary>
internal interface IArchives
{
    /// <returns>A ZIP of plain files.</returns>
    Task<byte[]> MakeAsync(ReadOnlyMemory<byte> credential, CancellationToken cancel);
}
