using System.Text.Json;
using Testamur.Web.Modules.Issuing.Status;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Batches;

internal enum ItemState
{
    /// <summary>Needs a correction and is left out.</summary>
    HeldBack,
    Waiting,

    /// <summary>Everything that is going to be signed is fixed; signing may be repeated and gives the same credential.</summary>
    Prepared,
    Sealed,
}

/// <summary>One row of a batch.</summary>
internal sealed class BatchItem : ITenanted
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new IdJsonConverter() },
    };

    public required InstitutionId Institution { get; init; }

    public required BatchId Batch { get; init; }

    /// <summary>From 1; of a list, the line in the file.</summary>
    public required int Row { get; init; }

    public required string LearnerName { get; init; }

    public required string LearnerEmail { get; init; }

    public Guid? Award { get; init; }

    /// <summary>The award as it was when the batch was made; null for a row that is held back.</summary>
    public string? AwardJson { get; init; }

    /// <summary>What is wrong, as <see cref="RowProblem"/>s; null for nothing.</summary>
    public string? Problems { get; private set; }

    /// <summary>Only one worker moves it on: a concurrency token.</summary>
    public ItemState State { get; private set; }

    public CredentialId? Credential { get; private set; }

    public string? PublicId { get; private set; }

    public StatusListId? List { get; private set; }

    public int? Index { get; private set; }

    /// <summary>Whole seconds.</summary>
    public DateTimeOffset? IssuedAt { get; private set; }

    /// <summary>The unsigned credential.</summary>
    public string? Payload { get; private set; }

    /// <summary>The unsealed European Digital Credential; null without a seal.</summary>
    public string? European { get; private set; }

    /// <summary>The seal whose certificate names the issuer of <see cref="European"/>.</summary>
    public SealKeyId? Seal { get; private set; }

    public static BatchItem Waiting(InstitutionId institution, BatchId batch, int row, AwardView award) =>
        new()
        {
            Institution = institution,
            Batch = batch,
            Row = row,
            LearnerName = award.LearnerName,
            LearnerEmail = award.LearnerEmail,
            Award = award.Id,
            AwardJson = JsonSerializer.Serialize(award, Json),
            State = ItemState.Waiting,
        };

    public static BatchItem HeldBack(
        InstitutionId institution,
        BatchId batch,
        int row,
        string name,
        string email,
        IReadOnlyList<RowProblem> problems
    ) =>
        new()
        {
            Institution = institution,
            Batch = batch,
            Row = row,
            LearnerName = name,
            LearnerEmail = email,
            Problems = JsonSerializer.Serialize(problems, Json),
            State = ItemState.HeldBack,
        };

    public AwardView ReadAward() =>
        JsonSerializer.Deserialize<AwardView>(AwardJson ?? "null", Json)
        ?? throw new InvalidOperationException($"Row {Row} has no award.");

    public IReadOnlyList<RowProblem> ReadProblems() =>
        Problems is null ? [] : JsonSerializer.Deserialize<List<RowProblem>>(Problems, Json) ?? [];

    public void Prepare(
        CredentialId credential,
        string publicId,
        StatusListId list,
        int index,
        DateTimeOffset at,
        string payload,
        string? european,
        SealKeyId? seal
    )
    {
        (Credential, PublicId, List, Index, IssuedAt) = (credential, publicId, list, index, at);
        (Payload, European, Seal) = (payload, european, seal);
        State = ItemState.Prepared;
    }

    /// <summary>The payload now stands in the credential; a second copy of personal data is not kept.</summary>
    public void Sealed() => (State, Payload, European) = (ItemState.Sealed, null, null);

    public void HoldBack(RowProblem problem)
    {
        (Payload, European) = (null, null);
        (State, Problems) = (ItemState.HeldBack, JsonSerializer.Serialize(new[] { problem }, Json));
    }
}

/// <summary>What is wrong with one row.</summary>
/// <param name="Column">The column's name; null for the row as a whole.</param>
/// <param name="Code">Stable; the texts are <c>Row.{Code}</c>.</param>
/// <param name="Value">What stands there, cut to 100 characters.</param>
/// <param name="Detail">What would have been right, where that can be said.</param>
internal sealed record RowProblem(string? Column, string Code, string? Value = null, string? Detail = null);
