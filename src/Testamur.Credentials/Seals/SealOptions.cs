namespace Testamur.Credentials.Seals;

/// <summary>How a seal is made.</summary>
public sealed record SealOptions
{
    /// <summary>When it is made, in whole seconds.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>
    /// Writes the time as <c>iat</c>, as ETSI TS 119 182-1 V1.2.1 has it, in place of <c>sigT</c>, which readers of European Digital Credentials expect. Default: false.
    /// </summary>
    public bool UseIssuedAt { get; init; }

    /// <summary>The header's <c>cty</c>. Default: <c>json</c>.</summary>
    public string ContentType { get; init; } = "json";

    /// <summary>Stamps the signature: level T. Null: level B.</summary>
    public ITimeStampAuthority? TimeStamps { get; init; }

    /// <summary>What proves in later years that the certificate was good: level LT. Needs <see cref="TimeStamps"/>.</summary>
    public ValidationData? Evidence { get; init; }

    /// <summary>Stamps all of it once more: level LTA. Needs <see cref="Evidence"/>. Default: false.</summary>
    public bool Archive { get; init; }
}
