namespace Testamur.Credentials.Verification;

/// <summary>What a report comes to.</summary>
public enum Verdict
{
    /// <summary>Every check that decides was made and passed.</summary>
    Valid,

    /// <summary>A check failed.</summary>
    Invalid,

    /// <summary>Nothing failed, but a check that decides could not be made.</summary>
    Undetermined,
}
