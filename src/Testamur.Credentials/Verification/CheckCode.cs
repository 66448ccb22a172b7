namespace Testamur.Credentials.Verification;

/// <summary>The checks of every report, in this order; none is ever left out.</summary>
public enum CheckCode
{
    /// <summary>Whether the document is in a known form.</summary>
    Format,

    /// <summary>Whether nothing was changed since it was signed.</summary>
    Integrity,

    /// <summary>Whether the key belongs to the named issuer.</summary>
    IssuerBinding,

    /// <summary>Whether the issuer is who it seems to be.</summary>
    IssuerIdentity,

    /// <summary>Whether the issuer may award this.</summary>
    IssuerAuthority,

    /// <summary>Whether it is valid at the time asked about.</summary>
    Validity,

    /// <summary>Whether it was revoked or suspended.</summary>
    Status,

    /// <summary>Whether it follows the data model.</summary>
    Schema,

    /// <summary>Whether it was shown by its holder.</summary>
    HolderBinding,

    /// <summary>Whether its evidence holds.</summary>
    Evidence,
}
