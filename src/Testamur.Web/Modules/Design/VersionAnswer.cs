using System.Text.Json;
using System.Text.Json.Nodes;

namespace Testamur.Web.Modules.Design;

/// <summary>A version as the API gives it.</summary>
/// <param name="Uri">The stable address, the same for every version.</param>
/// <param name="Revision">What the next change names as the one it started from.</param>
/// <param name="Content">The whole specification.</param>
internal sealed record VersionAnswer(
    Guid Id,
    int Version,
    string Uri,
    SpecificationState State,
    int Revision,
    IReadOnlyList<Guid> Authors,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    DateTimeOffset? SubmittedAt,
    DateOnly? ApprovedUntil,
    DateTimeOffset? PublishedAt,
    JsonNode Content
)
{
    public static VersionAnswer Of(SpecificationVersion version) =>
        new(
            version.Specification.Value,
            version.Number,
            version.Read().Id,
            version.State,
            version.Version,
            [.. version.Authors.Select(author => author.Person.Value)],
            version.CreatedAt,
            version.ChangedAt,
            version.SubmittedAt,
            version.ApprovedUntil,
            version.PublishedAt,
            JsonNode.Parse(version.Content) ?? throw new JsonException("A stored specification is an object.")
        );
}
