namespace Testamur.Credentials.Seals;

/// <summary>What is looked at in a seal, in this order.</summary>
public enum SealStepCode
{
    /// <summary>The certificate is readable, is the one the header names, and may sign.</summary>
    Certificate,

    /// <summary>The signature fits the text.</summary>
    Signature,

    /// <summary>Every time stamp is intact and fits what it stamps; who made it is known.</summary>
    TimeStamps,

    /// <summary>The certificate leads to an authority the caller trusts.</summary>
    Authority,

    /// <summary>The certificate was not revoked when it sealed.</summary>
    Revocation,
}
