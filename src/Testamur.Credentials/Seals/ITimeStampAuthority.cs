namespace Testamur.Credentials.Seals;

/// <summary>A time stamp authority; how it is reached is the caller's matter (<see href="https://www.rfc-editor.org/rfc/rfc3161#section-3.4">RFC 3161 §3.4</see>).</summary>
public interface ITimeStampAuthority
{
    /// <summary>Asks for a time stamp.</summary>
    /// <param name="request">A TimeStampReq in DER, <c>application/timestamp-query</c>.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>The TimeStampResp in DER, <c>application/timestamp-reply</c>.</returns>
    ValueTask<ReadOnlyMemory<byte>> StampAsync(ReadOnlyMemory<byte> request, CancellationToken cancel);
}
