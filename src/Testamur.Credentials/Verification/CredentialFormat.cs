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

    /// <summary>A token with registered claims beside the credential or around it, as the data model 1.1 and Open Badges 3.0 have it.</summary>
    LegacyVcJwt,

    /// <summary>SD-JWT VC; known by name only.</summary>
    SdJwtVc,

    /// <summary>A European Digital Credential with its JAdES seal.</summary>
    EdcJades,

    /// <summary>An assertion of Open Badges 2.0, hosted or signed.</summary>
    OpenBadges2,

    /// <summary>A Blockcerts certificate 1.x; known by name only.</summary>
    Blockcerts1,

    /// <summary>A Blockcerts certificate 2.x. Those of version 3 are <see cref="DataIntegrity"/>.</summary>
    Blockcerts2,

    /// <summary>A PNG picture out of which no badge could be taken. One that could gives the report of the badge.</summary>
    BakedPng,

    /// <summary>An SVG picture out of which no badge could be taken. One that could gives the report of the badge.</summary>
    BakedSvg,

    /// <summary>A PDF in which no credential was found; one that carries a credential has the form of that.</summary>
    Pdf,
}
