namespace Testamur.Credentials.Verification;

/// <summary>Knows when documents were signed from something else than what they say themselves, such as the issuer's own register or a time stamp.</summary>
public interface ISigningRecord
{
    /// <summary>A time at which exactly this document was already signed; null when nothing shows one.</summary>
    /// <param name="document">JSON, or a compact token.</param>
    /// <param name="cancel">Stops the look-up.</param>
    ValueTask<DateTimeOffset?> SignedAtAsync(ReadOnlyMemory<byte> document, CancellationToken cancel);
}
