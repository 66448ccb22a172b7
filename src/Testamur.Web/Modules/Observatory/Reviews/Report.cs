using Testamur.Education.Observatory.Reviews;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>A record that a search found.</summary>
internal sealed class Report
{
    public required ReviewId Review { get; init; }

    public required ReportId Id { get; init; }

    public required SearchId Search { get; init; }

    /// <summary>Its place in the review, from 0: of two that are the same, the one that came first stays.</summary>
    public required int Place { get; init; }

    public required string Title { get; init; }

    public required int? Year { get; init; }

    public required string? Identifier { get; init; }

    public required string? Country { get; init; }

    public required string? Abstract { get; init; }

    public required string? Address { get; init; }
}

public enum PairAnswer
{
    Open,
    Same,
    Different,
}

/// <summary>Two records that may be the same. The second one is left out while the answer is that they are; so every answer can be undone.</summary>
internal sealed class ReportPair
{
    public required ReviewId Review { get; init; }

    public required ReportId First { get; init; }

    public required ReportId Second { get; init; }

    public required DuplicateKind Kind { get; init; }

    /// <summary>Share of common words in percent.</summary>
    public required int Likeness { get; init; }

    public PairAnswer Answer { get; private set; }

    /// <summary>Null while nobody decided, and for exact ones that the platform merged.</summary>
    public PersonId? DecidedBy { get; private set; }

    public int Version { get; private set; }

    public void Decide(PairAnswer answer, PersonId? by)
    {
        (Answer, DecidedBy) = (answer, by);
        Version++;
    }
}

/// <summary>One person's decision about one record in one step; hidden from the other screener until both have decided.</summary>
internal sealed class ReportVote
{
    public required ReviewId Review { get; init; }

    public required ReportId Report { get; init; }

    public required ScreeningStage Stage { get; init; }

    /// <summary>The first or the second voice: a key, so that there never is a third.</summary>
    public required int Voice { get; init; }

    public required PersonId Person { get; init; }

    public required ScreeningDecision Decision { get; init; }

    public required string? Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>How a disagreement ended.</summary>
internal sealed class ReportResolution
{
    public required ReviewId Review { get; init; }

    public required ReportId Report { get; init; }

    public required ScreeningStage Stage { get; init; }

    public required ScreeningDecision Decision { get; init; }

    public required string? Reason { get; init; }

    public required PersonId By { get; init; }

    /// <summary>Whether both screeners agreed on it together; otherwise a third person decided.</summary>
    public required bool Consensus { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>What was found in an included report.</summary>
internal sealed class ReportCoding
{
    public required ReviewId Review { get; init; }

    public required ReportId Report { get; init; }

    public ReviewCoding Coding { get; private set; } = new(null, null, [], [], null, null, null, []);

    public PersonId By { get; private set; }

    public DateTimeOffset At { get; private set; }

    public int Version { get; private set; }

    public void Write(ReviewCoding coding, PersonId by, DateTimeOffset now)
    {
        (Coding, By, At) = (coding, by, now);
        Version++;
    }
}
