using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Design.Contracts;

/// <summary>Versions of the current institution's specifications, for the modules that act on them.</summary>
internal interface ISpecifications
{
    Task<SpecificationVersionView?> FindAsync(Guid specification, int version, CancellationToken cancel);

    /// <summary>The newest published version of each.</summary>
    Task<IReadOnlyList<SpecificationVersionView>> ListPublishedAsync(CancellationToken cancel);
}

/// <param name="State">As in the life of a specification version: Draft, Submitted, InReview, Approved, Published, …</param>
/// <param name="Authors">Everybody who changed this version: none of them may approve it.</param>
internal sealed record SpecificationVersionView(
    Guid Id,
    int Version,
    string State,
    Specification Content,
    IReadOnlyList<Guid> Authors,
    DateTimeOffset? PublishedAt
)
{
    /// <summary>When the version was begun.</summary>
    public DateTimeOffset? StartedAt { get; init; }
}
