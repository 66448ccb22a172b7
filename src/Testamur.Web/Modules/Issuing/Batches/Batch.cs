using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Batches;

public enum BatchSource
{
    /// <summary>Ratified awards of the platform.</summary>
    Awards,

    /// <summary>A list that a registrar handed in.</summary>
    List,

    /// <summary>Credentials that are issued anew in place of others.</summary>
    Reissue,
}

public enum BatchState
{
    /// <summary>Read and shown, nothing is issued.</summary>
    Preview,

    /// <summary>Confirmed; what will be signed is being fixed, so that somebody else can sign it off.</summary>
    Preparing,

    /// <summary>Fixed, with a fingerprint; waits for the second person.</summary>
    Proposed,

    /// <summary>Waits for its day and hour.</summary>
    Scheduled,

    /// <summary>Its rows are being sealed.</summary>
    Sealing,

    /// <summary>Stopped between two chunks; goes on when somebody says so.</summary>
    Paused,
    Done,

    /// <summary>Given up; what was sealed before stands.</summary>
    Cancelled,
}

/// <summary>What somebody may do with a batch as a whole.</summary>
internal enum BatchAct
{
    Confirm,
    Approve,
    SendBack,
    Pause,
    Resume,
    Cancel,
    CorrectRows,
}

/// <summary>Credentials issued together. What they say of the specification is frozen here when the batch is made.</summary>
internal sealed class Batch : IOfSpecification
{
    public required InstitutionId Institution { get; init; }

    public required BatchId Id { get; init; }

    public required BatchSource Source { get; init; }

    public required Guid Specification { get; init; }

    public required int Version { get; init; }

    /// <summary>The mandate under which it is sealed for another institution, whose specification it is; null for the institution's own.</summary>
    public Guid? Mandate { get; init; }

    /// <summary>In the specification's default language.</summary>
    public required string Title { get; init; }

    /// <summary>The specification's version as JSON.</summary>
    public required string Content { get; init; }

    public string? FileName { get; init; }

    /// <summary>Given by the caller so that the same request sent twice makes one batch.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>What the key stood for.</summary>
    public string? RequestHash { get; init; }

    /// <summary>Why credentials are issued anew; null unless they are.</summary>
    public string? ReissueReason { get; init; }

    public required PersonId By { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Each change is made once, whoever else wants another: a concurrency token.</summary>
    public BatchState State { get; private set; }

    public PersonId? ConfirmedBy { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Nothing is sealed before; null for at once.</summary>
    public DateTimeOffset? StartsAt { get; private set; }

    /// <summary>SHA-256 over everything that is going to be signed; null unless a second person signs it off.</summary>
    public string? Fingerprint { get; private set; }

    public PersonId? ApprovedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>Why it was sent back or given up.</summary>
    public string? Reason { get; private set; }

    /// <summary>Since when it has been sealing without a pause.</summary>
    public DateTimeOffset? SealingSince { get; private set; }

    /// <summary>How many rows were sealed by then.</summary>
    public int SealedBefore { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    public bool Allows(BatchAct act) =>
        act switch
        {
            BatchAct.Confirm => State == BatchState.Preview,
            BatchAct.Approve or BatchAct.SendBack => State == BatchState.Proposed,
            BatchAct.Pause => State is BatchState.Sealing or BatchState.Scheduled,
            BatchAct.Resume => State == BatchState.Paused,
            BatchAct.Cancel => State is not (BatchState.Done or BatchState.Cancelled),
            BatchAct.CorrectRows => State is BatchState.Preview or BatchState.Proposed or BatchState.Done,
            _ => false,
        };

    /// <summary>Four eyes: neither who made the batch nor who confirmed it.</summary>
    public bool MayBeApprovedBy(PersonId person) => person != By && person != ConfirmedBy;

    /// <param name="needsApproval">Whether a second person signs it off first.</param>
    /// <param name="sealedSoFar">Rows that were sealed in an earlier round.</param>
    public void Confirm(
        PersonId by,
        DateTimeOffset at,
        DateTimeOffset? startsAt = null,
        bool needsApproval = false,
        int sealedSoFar = 0
    )
    {
        (ConfirmedBy, ConfirmedAt, StartsAt) = (by, at, startsAt);
        (Fingerprint, ApprovedBy, ApprovedAt, Reason) = (null, null, null, null);
        if (needsApproval)
            State = BatchState.Preparing;
        else
            Release(at, sealedSoFar);
    }

    public void Propose(string fingerprint) => (State, Fingerprint) = (BatchState.Proposed, fingerprint);

    public void Approve(PersonId by, DateTimeOffset at, int sealedSoFar)
    {
        (ApprovedBy, ApprovedAt) = (by, at);
        Release(at, sealedSoFar);
    }

    /// <summary>Back to where it is corrected and confirmed; what was confirmed or approved no longer counts.</summary>
    public void Reopen(string? reason)
    {
        (ConfirmedBy, ConfirmedAt, StartsAt) = (null, null, null);
        (Fingerprint, ApprovedBy, ApprovedAt) = (null, null, null);
        (State, Reason, SealingSince, DoneAt) = (BatchState.Preview, reason, null, null);
    }

    public void Pause() => (State, SealingSince) = (BatchState.Paused, null);

    /// <summary>Goes on, or begins when its hour has come.</summary>
    public void Release(DateTimeOffset at, int sealedSoFar)
    {
        if (StartsAt > at)
            (State, SealingSince, SealedBefore) = (BatchState.Scheduled, null, sealedSoFar);
        else
            (State, SealingSince, SealedBefore) = (BatchState.Sealing, at, sealedSoFar);
    }

    public void Cancel(string reason) => (State, Reason, SealingSince) = (BatchState.Cancelled, reason, null);

    public void Finish(DateTimeOffset at) => (State, DoneAt, SealingSince) = (BatchState.Done, at, null);
}
