namespace Testamur.Education.Elm;

/// <summary>What an ELM document needs besides the award.</summary>
public sealed record ElmOptions
{
    /// <summary>The version that is written. Default: the current one.</summary>
    public ElmVersion Version { get; init; } = ElmVersion.Current;

    /// <summary>Application profile of a credential.</summary>
    public ElmProfile Profile { get; init; }

    /// <summary>
    /// Statement of the mandate, for <see cref="ElmProfile.IssuedByMandate"/> where the award has no <see cref="OpenBadges.AwardFacts.Mandate"/>, or instead of it.
    /// </summary>
    public string? MandateStatement { get; init; }

    /// <summary>The original document, for <see cref="ElmProfile.Converted"/>.</summary>
    public ReadOnlyMemory<byte> Original { get; init; }

    /// <summary>The picture shown for the credential, a PNG; a neutral one when empty.</summary>
    public ReadOnlyMemory<byte> Picture { get; init; }
}
