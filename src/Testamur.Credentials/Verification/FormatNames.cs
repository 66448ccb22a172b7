using Testamur.Credentials.Seals;

namespace Testamur.Credentials.Verification;

/// <summary>What forms are called in reports.</summary>
internal static class FormatNames
{
    /// <summary>The name of a sealed form with how much stands in the seal.</summary>
    public static string Of(CredentialFormat format, SealLevel level) =>
        level == SealLevel.None ? Of(format) : $"European Digital Credential (JAdES BASELINE-{level})";

    public static string Of(CredentialFormat format) =>
        format switch
        {
            CredentialFormat.DataIntegrity => "Data Integrity",
            CredentialFormat.VcJwt => "vc+jwt",
            CredentialFormat.EnvelopedVcJwt => "EnvelopedVerifiableCredential (vc+jwt)",
            CredentialFormat.LegacyVcJwt => "VC-JWT 1.1",
            CredentialFormat.SdJwtVc => "SD-JWT VC",
            CredentialFormat.EdcJades => "European Digital Credential (JAdES)",
            CredentialFormat.OpenBadges2 => "Open Badges 2.0",
            CredentialFormat.BakedPng => "baked badge (PNG)",
            CredentialFormat.BakedSvg => "baked badge (SVG)",
            _ => "unknown",
        };
}
