using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.PriorLearning.Portfolio;

/// <summary>What an item of evidence is.</summary>
public enum EvidenceKind
{
    File,
    Link,

    /// <summary>Somebody else vouches for it, by a link that was sent to them.</summary>
    Reference,

    /// <summary>A credential of the applicant's wallet that our verifier found valid.</summary>
    Credential,

    /// <summary>A part in something a group did, confirmed by the group's contact.</summary>
    Group,
}

/// <summary>Where it was learnt.</summary>
public enum LearningContext
{
    Work,
    Training,
    Volunteering,
    Study,
    Life,
}

/// <summary>One item of a portfolio. Its file can be erased for good; that it was there stays on record.</summary>
internal sealed class EvidenceItem : ITenanted
{
    public const int LongestTitle = 200;
    public const int LongestText = 2000;
    public const int LongestUrl = 1000;

    public required InstitutionId Institution { get; init; }

    public required Guid Id { get; init; }

    public required RplCaseId Case { get; init; }

    public required EvidenceKind Kind { get; init; }

    public required LearningContext Context { get; init; }

    public required string Title { get; init; }

    /// <summary>Who it comes from: an employer, an association, the issuer of a credential.</summary>
    public required string Origin { get; init; }

    /// <summary>The day it was made or, for something that lasted, ended.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>Ids of the outcomes it speaks for, parted by spaces.</summary>
    public required string Outcomes { get; init; }

    /// <summary>What the applicant did; of a group activity, their own part in it.</summary>
    public string? Description { get; init; }

    public string? Url { get; init; }

    public string? FileName { get; init; }

    /// <summary>What its first bytes say, never what the sender said.</summary>
    public string? MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public int? Length { get; init; }

    /// <summary>SHA-256 of the file in hexadecimal.</summary>
    public string? Hash { get; init; }

    /// <summary>The <c>id</c> inside the document of a credential.</summary>
    public string? CredentialId { get; init; }

    public Guid? Activity { get; init; }

    /// <summary>Who is asked to confirm it.</summary>
    public string? ContactName { get; init; }

    public string? ContactEmail { get; init; }

    /// <summary>SHA-256 of the secret in the contact's link; null once they have answered.</summary>
    public string? SecretHash { get; private set; }

    public DateTimeOffset? AskedUntil { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public DateTimeOffset? DeclinedAt { get; private set; }

    /// <summary>What the contact said.</summary>
    public string? ContactNote { get; private set; }

    public required DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset? ErasedAt { get; private set; }

    public bool NeedsConfirmation => Kind is EvidenceKind.Reference or EvidenceKind.Group;

    /// <summary>Whether a claim may rest on it.</summary>
    public bool Counts => ErasedAt is null && (!NeedsConfirmation || ConfirmedAt is not null);

    public IReadOnlyList<string> OutcomeIds => Outcomes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public bool Speaks(string outcome) => OutcomeIds.Contains(outcome);

    public EvidenceItem AskedFor(string secretHash, DateTimeOffset until)
    {
        (SecretHash, AskedUntil) = (secretHash, until);
        return this;
    }

    /// <summary>The contact's answer; a link is for one.</summary>
    public void Answer(bool confirmed, string? note, DateTimeOffset now)
    {
        ConfirmedAt = confirmed ? now : null;
        DeclinedAt = confirmed ? null : now;
        (ContactNote, SecretHash) = (note, null);
    }

    public void Erase(DateTimeOffset now) => (ErasedAt, SecretHash) = (now, null);
}

/// <summary>The bytes of a file, so that lists need not load them.</summary>
internal sealed class EvidenceContent : ITenanted
{
    public required InstitutionId Institution { get; init; }

    /// <summary>The id of the item it belongs to.</summary>
    public required Guid Id { get; init; }

    public required byte[] Bytes { get; init; }
}

/// <summary>
/// Something several people did together, such as a season in an association. Whoever has its code may rest a claim on their own part in it; the code
/// opens nothing of anybody's case.
/// </summary>
internal sealed class GroupActivity : ITenanted
{
    public required InstitutionId Institution { get; init; }

    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required string Title { get; init; }

    /// <summary>The association, residence or other group.</summary>
    public required string Organisation { get; init; }

    public required DateOnly EndedOn { get; init; }

    public required string ContactName { get; init; }

    public required string ContactEmail { get; init; }

    public required PersonId StartedBy { get; init; }
}
