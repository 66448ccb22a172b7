using Testamur.Rdf.Json;

namespace Testamur.Credentials.Verification;

/// <summary>What one verification is about.</summary>
public sealed record VerificationOptions
{
    /// <summary>The time the credential must be valid at.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Only <see cref="CheckCode.Format"/> and <see cref="CheckCode.Integrity"/> are made and decide. Default: false.</summary>
    public bool ProofOnly { get; init; }

    /// <summary>Larger documents are refused unread. Default: 1 MiB.</summary>
    public int MaxBytes { get; init; } = StrictJson.DefaultMaxBytes;
}
