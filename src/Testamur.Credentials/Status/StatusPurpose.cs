namespace Testamur.Credentials.Status;

/// <summary>What a set bit means (<see href="https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry">Bitstring Status List v1.0 §2.1</see>).</summary>
public enum StatusPurpose
{
    /// <summary>Withdrawn for good.</summary>
    Revocation,

    /// <summary>Withdrawn for now.</summary>
    Suspension,
}
