namespace Testamur.Credentials.Audit;

/// <summary>What is wrong at one place of an audit log.</summary>
public enum AuditFlaw
{
    /// <summary>The act does not say what it said when it was chained.</summary>
    Changed,

    /// <summary>The act is not there.</summary>
    Removed,

    /// <summary>Another act has the same number.</summary>
    Inserted,

    /// <summary>The act stands after one with a higher number.</summary>
    Moved,

    /// <summary>The act does not follow the one before it: one of the two was put in place of another.</summary>
    Unlinked,

    /// <summary>The act belongs to another institution's log.</summary>
    Foreign,

    /// <summary>The chain does not end as its head says.</summary>
    OtherEnd,

    /// <summary>The hash that somebody kept is not in this chain: it was written anew.</summary>
    KeptHashMissing,
}
