namespace Testamur.Credentials.Verification;

/// <summary>What forms are called in reports.</summary>
internal static class FormatNames
{
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
            CredentialFormat.Pdf => "PDF",
            _ => "unknown",
        };
}
