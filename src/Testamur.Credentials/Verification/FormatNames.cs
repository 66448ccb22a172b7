using Testamur.Credentials.Seals;

namespace Testamur.Credentials.Verification;

/// <summary>What forms are called in reports.</summary>
internal static class FormatNames
{
    /// <summary>The name of a sealed form with how much stands in the seal.</summary>
    public static string Of(CredentialFormat format, SealLevel level) =>
        level == SealLevel.None ? Of(format) : $"European Digital Credential (JAdES BASELINE-{level})";

    /// <summary>With the picture that it was baked into, if it was.</summary>
    public static string Of(SecuredDocument document) => Within(document.Picture, Of(document.Format));

    public static string Within(CredentialFormat? picture, string name) => picture is { } around ? $"{Of(around)}: {name}" : name;

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
            CredentialFormat.Blockcerts1 => "Blockcerts 1",
            CredentialFormat.Blockcerts2 => "Blockcerts 2",
            CredentialFormat.BakedPng => "baked badge (PNG)",
            CredentialFormat.BakedSvg => "baked badge (SVG)",
            CredentialFormat.Pdf => "PDF",
            _ => "unknown",
        };
}
