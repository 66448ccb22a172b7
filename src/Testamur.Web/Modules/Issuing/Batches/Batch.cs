using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Batches;

internal enum BatchSource
{
    /// <summary>Ratified awards of the platform.</summary>
    Awards,

    /// <summary>A list that a registrar handed in.</summary>
    List,
}

internal enum BatchState
{
    /// <summary>Read and shown, nothing is issued.</summary>
    Preview,

    /// <summary>Confirmed; its rows are being sealed.</summary>
    Sealing,
    Done,
}

/// <summary>Credentials issued together. What they say of the specification is frozen here when the batch is made.</summary>
internal sealed class Batch : ITenanted
{
    public required InstitutionId Institution { get; init; }

    public required BatchId Id { get; init; }

    public required BatchSource Source { get; init; }

    public required Guid Specification { get; init; }

    public required int Version { get; init; }

    /// <summary>In the specification's default language.</summary>
    public required string Title { get; init; }

    /// <summary>The specification's version as JSON.</summary>
    public required string Content { get; init; }

    public string? FileName { get; init; }

    /// <summary>Given by the caller so that the same request sent twice makes one batch.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>What the key stood for.</summary>
    public string? RequestHash { get; init; }

    public required PersonId By { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Changes from preview to sealing once only: a concurrency token.</summary>
    public BatchState State { get; private set; }

    public PersonId? ConfirmedBy { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    public void Confirm(PersonId by, DateTimeOffset at) => (State, ConfirmedBy, ConfirmedAt) = (BatchState.Sealing, by, at);

    public void Finish(DateTimeOffset at) => (State, DoneAt) = (BatchState.Done, at);
}
