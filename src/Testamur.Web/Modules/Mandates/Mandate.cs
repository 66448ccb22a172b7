using Testamur.Web.Platform;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Mandates;

internal readonly record struct MandateId(Guid Value) : IId<MandateId>
{
    public static MandateId From(Guid value) => new(value);
}

/// <summary>
/// What an institution, the mandator, lets another one seal in its name. It is the mandator's row: what was recorded is never rewritten, since credentials point at it, only
/// signed off once and withdrawn once. What the other one says to it is a <see cref="MandateAnswer"/>.
/// </summary>
internal sealed class Mandate : ITenanted
{
    public const int LongestStatement = 2000;
    public const int LongestReference = 300;
    public const int LongestReason = 500;
    public const int MostSpecifications = 100;

    /// <summary>The mandator.</summary>
    public required InstitutionId Institution { get; init; }

    public required MandateId Id { get; init; }

    /// <summary>Who may seal.</summary>
    public required InstitutionId Mandatary { get; init; }

    /// <summary>What the mandate says; credentials carry it.</summary>
    public required string Statement { get; init; }

    /// <summary>The law, contract or decision that it rests on.</summary>
    public required string Reference { get; init; }

    /// <summary>The specifications it is for, separated by blanks; empty for all of the mandator.</summary>
    public required string SpecificationIds { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day; null while it is not limited.</summary>
    public DateOnly? ValidUntil { get; init; }

    public required PersonId RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public PersonId? SignedBy { get; private set; }

    /// <summary>Whole seconds, as a credential that is sealed right afterwards dates itself.</summary>
    public DateTimeOffset? SignedAt { get; private set; }

    public PersonId? WithdrawnBy { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnReason { get; private set; }

    /// <summary>Counts the changes: a concurrency token.</summary>
    public int Revision { get; private set; }

    public IReadOnlyList<Guid> Specifications =>
        [.. SpecificationIds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];

    public static string Join(IEnumerable<Guid> specifications) => string.Join(' ', specifications.Distinct().Order());

    /// <returns>Null when it is signed off now.</returns>
    public Problem? Sign(PersonId by, DateTimeOffset at)
    {
        if (SignedAt is not null || WithdrawnAt is not null)
            return MandatesProblems.WrongState();
        if (by == RecordedBy)
            return MandatesProblems.SamePerson();
        (SignedBy, SignedAt, Revision) = (by, MandateLife.WholeSeconds(at), Revision + 1);
        return null;
    }

    /// <returns>Null when it is withdrawn now.</returns>
    public Problem? Withdraw(PersonId by, DateTimeOffset at, string reason)
    {
        if (WithdrawnAt is not null)
            return MandatesProblems.WrongState();
        (WithdrawnBy, WithdrawnAt, WithdrawnReason, Revision) = (by, at, reason, Revision + 1);
        return null;
    }
}
