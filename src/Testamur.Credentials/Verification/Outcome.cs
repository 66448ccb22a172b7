namespace Testamur.Credentials.Verification;

/// <summary>How one check ended.</summary>
public enum Outcome
{
    /// <summary>Checked, and good.</summary>
    Passed,

    /// <summary>Checked, and not good.</summary>
    Failed,

    /// <summary>Could not be checked.</summary>
    Undetermined,

    /// <summary>There is nothing to check.</summary>
    NotApplicable,
}
