namespace Testamur.Credentials.Verification;

/// <summary>The forms of credential that are told apart.</summary>
public enum CredentialFormat
{
    /// <summary>None that is known.</summary>
    Unknown,

    /// <summary>JSON with a Data Integrity proof.</summary>
    DataIntegrity,

    /// <summary>A compact token, <c>vc+jwt</c>.</summary>
    VcJwt,

    /// <summary>An <c>EnvelopedVerifiableCredential</c> around a <c>vc+jwt</c>.</summary>
    EnvelopedVcJwt,

    /// <summary>A token of the data model 1.1, with a <c>vc</c> claim; known by name only.</summary>
    LegacyVcJwt,

    /// <summary>SD-JWT VC; known by name only.</summary>
    SdJwtVc,

    /// <summary>A European Digital Credential with its JAdES seal; known by name only.</summary>
    EdcJades,

    /// <summary>Open Badges 2.0; known by name only.</summary>
    OpenBadges2,

    /// <summary>A badge baked into a PNG picture; known by name only.</summary>
    BakedPng,

    /// <summary>A badge baked into an SVG picture; known by name only.</summary>
    BakedSvg,

    /// <summary>A PDF in which no credential was found; one that carries a credential has the form of that.</summary>
    Pdf,
}
