using Testamur.Rdf.Json;

namespace Testamur.Credentials.Verification;

/// <summary>What one verification of a presentation is about.</summary>
public sealed record PresentationOptions
{
    /// <summary>The time the credentials must be valid at.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Whom it has to be meant for: <c>domain</c> of a proof, <c>aud</c> of a token. Null: not asked.</summary>
    public string? Domain { get; init; }

    /// <summary>What it has to answer, so that it serves once: <c>challenge</c> of a proof, <c>nonce</c> of a token. Null: not asked.</summary>
    public string? Challenge { get; init; }

    /// <summary>Larger documents are refused unread. Default: 1 MiB.</summary>
    public int MaxBytes { get; init; } = StrictJson.DefaultMaxBytes;

    /// <summary>More credentials than this are refused: each is verified. Default: 20.</summary>
    public int MaxCredentials { get; init; } = 20;
}
