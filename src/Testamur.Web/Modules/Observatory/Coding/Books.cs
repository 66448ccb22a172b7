using Testamur.Education.Observatory;

namespace Testamur.Web.Modules.Observatory.Coding;

/// <summary>The code books by which alliances are coded. A wave keeps the version with which it began.</summary>
internal static class Books
{
    public static IReadOnlyList<CodeBook> ForAlliances { get; } = [CodeBooks.Approaches, CodeBooks.AllianceMatrix];

    /// <returns>Null for a name that is none of theirs.</returns>
    public static CodeBook? Newest(string? id) => ForAlliances.LastOrDefault(book => book.Id == id);

    /// <summary>Of a stored wave: no version of a book ever goes.</summary>
    public static CodeBook Required(string id, string version) =>
        ForAlliances.FirstOrDefault(book => book.Id == id && book.Version == version)
        ?? throw new InvalidOperationException($"The code book {id} {version} is not there.");
}
