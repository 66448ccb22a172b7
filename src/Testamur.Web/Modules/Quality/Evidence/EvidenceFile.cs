using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality.Evidence;

/// <summary>A file that confirms an answer. Its content lies in a row of its own and can be erased; that it was there stays on record.</summary>
internal sealed class EvidenceFile : IPartOf<Review>
{
    public required InstitutionId Institution { get; init; }

    public required Guid Id { get; init; }

    public required ReviewId Review { get; init; }

    public required Question Question { get; init; }

    public required string Name { get; init; }

    /// <summary>What its first bytes say, never what the sender said.</summary>
    public required string MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public required int Length { get; init; }

    /// <summary>SHA-256 of the content in hexadecimal.</summary>
    public required string Hash { get; init; }

    public required PersonId AddedBy { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public PersonId? ErasedBy { get; private set; }

    public DateTimeOffset? ErasedAt { get; private set; }

    public void Erase(PersonId by, DateTimeOffset now) => (ErasedBy, ErasedAt) = (by, now);
}

/// <summary>The bytes of a file, so that lists need not load them.</summary>
internal sealed class StoredContent : IPartOf<EvidenceFile>
{
    public required InstitutionId Institution { get; init; }

    /// <summary>The id of the file it belongs to.</summary>
    public required Guid Id { get; init; }

    public required byte[] Bytes { get; init; }
}
