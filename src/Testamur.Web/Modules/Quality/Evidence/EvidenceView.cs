namespace Testamur.Web.Modules.Quality.Evidence;

/// <summary>A file as the API and the pages give it.</summary>
/// <param name="Hash">SHA-256 of the content in hexadecimal.</param>
/// <param name="ErasedAt">Null while the content is there.</param>
internal sealed record EvidenceView(
    Guid Id,
    Question Question,
    string Name,
    string MediaType,
    int Length,
    string Hash,
    Guid AddedBy,
    DateTimeOffset AddedAt,
    DateTimeOffset? ErasedAt
)
{
    public static EvidenceView Of(EvidenceFile file) =>
        new(
            file.Id,
            file.Question,
            file.Name,
            file.MediaType,
            file.Length,
            file.Hash,
            file.AddedBy.Value,
            file.AddedAt,
            file.ErasedAt
        );
}
