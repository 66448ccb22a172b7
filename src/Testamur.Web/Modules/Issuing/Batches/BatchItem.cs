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

    /// <summary>Not issued, since the batch was given up.</summary>
    LeftOut,
}

/// <summary>One row of a batch.</summary>
internal sealed class BatchItem : IPartOf<Batch>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new IdJsonConverter() },
    };

    // Read when it is prepared and again when it is issued, mostly by the same worker.
    private (string Json, AwardView Award)? _award;

    public required InstitutionId Institution { get; init; }

    public required BatchId Batch { get; init; }

    /// <summary>From 1; of a list, the line in the file.</summary>
    public required int Row { get; init; }

    public required string LearnerName { get; set; }

    public required string LearnerEmail { get; set; }

    public Guid? Award { get; private set; }

    /// <summary>The award as it was when the batch was made; null for a row that is held back.</summary>
    public string? AwardJson { get; private set; }

    /// <summary>Of a list, what stands in the row, as <see cref="ListFields"/>.</summary>
    public string? Given { get; private set; }

    /// <summary>The credential in place of which this one is issued.</summary>
    public CredentialId? Replaces { get; init; }

    /// <summary>Counts the credentials of one award: 1 unless it replaces another.</summary>
    public int Issue { get; init; } = 1;

    /// <summary>What is wrong, as <see cref="RowProblem"/>s; null for nothing.</summary>
    public string? Problems { get; private set; }

    /// <summary>Only one worker moves it on: a concurrency token.</summary>
    public ItemState State { get; private set; }

    public CredentialId? Credential { get; private set; }

    public string? PublicId { get; private set; }

    public StatusListId? List { get; private set; }

    public int? Index { get; private set; }

    /// <summary>Whether it names an entry by which it can be suspended, besides the one by which it is revoked.</summary>
    public bool Suspendable { get; private set; }

    /// <summary>Whole seconds.</summary>
    public DateTimeOffset? IssuedAt { get; private set; }

    /// <summary>The unsigned credential.</summary>
    public string? Payload { get; private set; }

    /// <summary>The unsealed European Digital Credential; null without a seal.</summary>
    public string? European { get; private set; }

    /// <summary>The seal whose certificate names the issuer of <see cref="European"/>.</summary>
    public SealKeyId? Seal { get; private set; }

    /// <summary>SHA-256 of both texts, so that what is signed is what was signed off.</summary>
    public string? Fingerprint { get; private set; }

    public static BatchItem Waiting(
        InstitutionId institution,
        BatchId batch,
        int row,
        AwardView award,
        ListFields? given = null,
        (CredentialId Credential, int Issue)? replaces = null
    ) =>
        new()
        {
            Institution = institution,
            Batch = batch,
            Row = row,
            LearnerName = award.LearnerName,
            LearnerEmail = award.LearnerEmail,
            Award = award.Id,
            AwardJson = JsonSerializer.Serialize(award, Json),
            Given = given is null ? null : JsonSerializer.Serialize(given, Json),
            Replaces = replaces?.Credential,
            Issue = replaces?.Issue ?? 1,
            State = ItemState.Waiting,
        };

    public static BatchItem HeldBack(
        InstitutionId institution,
        BatchId batch,
        int row,
        string name,
        string email,
        ListFields given,
        IReadOnlyList<RowProblem> problems
    ) =>
        new()
        {
            Institution = institution,
            Batch = batch,
            Row = row,
            LearnerName = name,
            LearnerEmail = email,
            Given = JsonSerializer.Serialize(given, Json),
            Problems = JsonSerializer.Serialize(problems, Json),
            State = ItemState.HeldBack,
        };

    public AwardView ReadAward()
    {
        if (_award is { } read && read.Json == AwardJson)
            return read.Award;
        var award =
            JsonSerializer.Deserialize<AwardView>(AwardJson ?? "null", Json)
            ?? throw new InvalidOperationException($"Row {Row} has no award.");
        _award = (AwardJson!, award);
        return award;
    }

    public IReadOnlyList<RowProblem> ReadProblems() =>
        Problems is null ? [] : JsonSerializer.Deserialize<List<RowProblem>>(Problems, Json) ?? [];

    public ListFields? ReadGiven() => Given is null ? null : JsonSerializer.Deserialize<ListFields>(Given, Json);

    /// <summary>What was corrected takes the place of what stood there, and the row waits again.</summary>
    public void Correct(AwardView award, ListFields given)
    {
        Unprepare();
        (LearnerName, LearnerEmail, Given) = (award.LearnerName, award.LearnerEmail, JsonSerializer.Serialize(given, Json));
        (State, Award, AwardJson, Problems) = (ItemState.Waiting, award.Id, JsonSerializer.Serialize(award, Json), null);
    }

    /// <summary>Another attempt with the same award.</summary>
    public void TryAgain()
    {
        Unprepare();
        (State, Problems) = (ItemState.Waiting, null);
    }

    public void Prepare(PreparedPlace place, string payload, string? european, SealKeyId? seal)
    {
        (Credential, PublicId, IssuedAt) = (place.Credential, place.PublicId, place.At);
        (List, Index, Suspendable) = (place.List, place.Index, place.Suspendable);
        (Payload, European, Seal) = (payload, european, seal);
        Fingerprint = Fingerprints.OfRow(payload, european);
        State = ItemState.Prepared;
    }

    /// <summary>Whether the texts are those of which the fingerprint was taken.</summary>
    public bool IsAsFixed() => Fingerprint == Fingerprints.OfRow(Payload ?? "", European);

    /// <summary>The payload now stands in the credential; a second copy of personal data is not kept.</summary>
    public void Sealed() => (State, Payload, European) = (ItemState.Sealed, null, null);

    public void HoldBack(params RowProblem[] problems)
    {
        Unprepare();
        (State, Problems) = (ItemState.HeldBack, JsonSerializer.Serialize(problems, Json));
    }

    // Its status entry and identifiers are burnt; the next attempt gets its own.
    private void Unprepare()
    {
        (Payload, European, Seal, Fingerprint) = (null, null, null, null);
        (Credential, PublicId, List, Index, IssuedAt) = (null, null, null, null, null);
    }
}

/// <summary>What a row is given when its text is fixed.</summary>
/// <param name="At">Whole seconds.</param>
internal sealed record PreparedPlace(
    CredentialId Credential,
    string PublicId,
    StatusListId List,
    int Index,
    bool Suspendable,
    DateTimeOffset At
);

/// <summary>What is wrong with one row.</summary>
/// <param name="Column">The column's name; null for the row as a whole.</param>
/// <param name="Code">Stable; the texts are <c>Row.{Code}</c>.</param>
/// <param name="Value">What stands there, cut to 100 characters.</param>
/// <param name="Detail">What would have been right, where that can be said.</param>
internal sealed record RowProblem(string? Column, string Code, string? Value = null, string? Detail = null);
