using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>A systematic review: what it asks, where and how it searches, and what it takes in. It belongs to the alliance.</summary>
internal sealed class Review
{
    public const int LongestTitle = 200;
    public const int LongestText = 4000;

    /// <summary>Records of all its searches together.</summary>
    public const int MostRecords = 20_000;

    public required ReviewId Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string Title { get; private set; } = "";

    public string Question { get; private set; } = "";

    /// <summary>Where is searched, one source a line.</summary>
    public IReadOnlyList<string> Sources { get; private set; } = [];

    /// <summary>The spellings searched for, one a line.</summary>
    public IReadOnlyList<string> Spellings { get; private set; } = [];

    /// <summary>What a report must be to be taken in; a report is excluded by naming one that it does not meet.</summary>
    public IReadOnlyList<Criterion> Criteria { get; private set; } = [];

    /// <summary>Null while it is worked on. Published, it never changes.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyCollection<string> Reasons => [.. Criteria.Select(criterion => criterion.Code)];

    public void Write(Protocol protocol)
    {
        (Title, Question) = (protocol.Title.Trim(), protocol.Question.Trim());
        (Sources, Spellings) = (Protocol.Lines(protocol.Sources), Protocol.Lines(protocol.Spellings));
        // A criterion keeps its code when the list grows: votes name it.
        Criteria = [.. Protocol.Lines(protocol.Criteria).Select(CriterionOf)];
        Version++;
    }

    public Protocol AsProtocol() =>
        new(
            Title,
            Question,
            string.Join('\n', Sources),
            string.Join('\n', Spellings),
            string.Join('\n', Criteria.Select(criterion => criterion.Text))
        );

    public void Publish(DateTimeOffset now)
    {
        PublishedAt = now;
        Version++;
    }

    private Criterion CriterionOf(string text, int at) =>
        Criteria.FirstOrDefault(known => known.Text == text)
        ?? new(
            $"c{Criteria.Select(known => int.Parse(known.Code.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max() + at + 1}",
            text
        );
}

/// <param name="Code">Stable within the review.</param>
internal sealed record Criterion(string Code, string Text);

/// <summary>What people write down before they search; lists have one entry a line.</summary>
public sealed record Protocol(string Title, string Question, string Sources, string Spellings, string Criteria)
{
    private const int MostLines = 40;

    public static IReadOnlyList<string> Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    /// <summary>The first field that is missing or too long; null when all is well.</summary>
    public string? Flaw() =>
        Title.Trim() is not { Length: > 0 and <= Review.LongestTitle } ? "title"
        : Question.Trim() is not { Length: > 0 and <= Review.LongestText } ? "question"
        : Lines(Sources) is not { Count: > 0 and <= MostLines } || Sources.Length > Review.LongestText ? "sources"
        : Lines(Spellings) is not { Count: > 0 and <= MostLines } || Spellings.Length > Review.LongestText ? "spellings"
        : Lines(Criteria) is not { Count: > 0 and <= MostLines } || Criteria.Length > Review.LongestText ? "criteria"
        : null;
}

/// <summary>Somebody who works on a review.</summary>
internal sealed class ReviewMember
{
    public required ReviewId Review { get; init; }

    public required PersonId Person { get; init; }

    public required DateTimeOffset Since { get; init; }
}

/// <summary>One search at one source with one spelling, as it was run.</summary>
internal sealed class ReviewSearch
{
    public required ReviewId Review { get; init; }

    public required SearchId Id { get; init; }

    public required string Source { get; init; }

    public required string Spelling { get; init; }

    /// <summary>The query as it was entered.</summary>
    public required string Query { get; init; }

    public required DateOnly RanOn { get; init; }

    /// <summary>How many the source said it found; null when it did not say.</summary>
    public required int? Hits { get; init; }
}
