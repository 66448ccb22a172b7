namespace Testamur.Credentials.Seals;

/// <summary>
/// How much of what a later verifier needs stands in the seal itself
/// (<see href="https://www.etsi.org/deliver/etsi_ts/119100_119199/11918201/">ETSI TS 119 182-1 §6</see>). Only what is present and consistent counts.
/// </summary>
public enum SealLevel
{
    /// <summary>Nothing that could be relied on.</summary>
    None,

    /// <summary>A signature with its certificate.</summary>
    B,

    /// <summary>With a time stamp of the signature.</summary>
    T,

    /// <summary>With certificates and revocation data as well.</summary>
    LT,

    /// <summary>With an archive time stamp over all of it.</summary>
    LTA,
}
