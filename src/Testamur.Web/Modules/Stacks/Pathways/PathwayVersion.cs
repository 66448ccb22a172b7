using Testamur.Education.Specifications;
using Testamur.Stacking;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Stacks.Pathways;

/// <summary>The states of a version: each is reached once, in this order.</summary>
public enum PathwayState
{
    /// <summary>Being written; its rules may still contradict themselves.</summary>
    Draft,

    /// <summary>What learners are measured by; it never changes again.</summary>
    Published,

    /// <summary>No longer offered. Claims that were made under it keep it.</summary>
    Retired,
}

/// <summary>What a version says, as its authors write it.</summary>
/// <param name="Awards">Stable address of the specification of the larger credential; null when none is issued here.</param>
/// <param name="Exclusive">Whether a credential counted here counts toward no other larger certificate.</param>
/// <param name="Sources">Where the rules are laid down, an address each.</param>
/// <param name="Document">The member <c>pathway</c> of a stacking document, as JSON.</param>
internal sealed record PathwayContent(
    LangText Title,
    LangText Summary,
    string? Awards,
    bool Exclusive,
    IReadOnlyList<string> Sources,
    string Document
);

/// <summary>One version of a pathway. Every evaluation names the version it was made with.</summary>
internal sealed class PathwayVersion
{
    public const int LongestText = 4000;
    public const int LongestAddress = 500;
    public const int MostSources = 20;

    public required string Pathway { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public PathwayState State { get; private set; }

    public LangText Title { get; private set; } = LangText.Empty;

    public LangText Summary { get; private set; } = LangText.Empty;

    public string? Awards { get; private set; }

    public bool Exclusive { get; private set; }

    /// <summary>Addresses, one a line.</summary>
    public string Sources { get; private set; } = "";

    /// <summary>The member <c>pathway</c> of a stacking document, as JSON.</summary>
    public string Document { get; private set; } = "{}";

    /// <summary>Ids of everybody who changed it, parted by spaces: none of them may publish it.</summary>
    public string Authors { get; private set; } = "";

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; private set; }

    public PersonId? PublishedBy { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>Raised by each change, so that two changes at once cannot both succeed.</summary>
    public int Revision { get; private set; }

    /// <summary>Of a version that was published: it was read before, so it reads again.</summary>
    public Pathway Rules() => StackJson.ReadPathway(Document) with { Version = Name(Number) };

    public PathwayContent Content() => new(Title, Summary, Awards, Exclusive, SourceList(), Document);

    public IReadOnlyList<string> SourceList() => Sources.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public bool WasWrittenBy(PersonId person) => AuthorList().Contains(person.Value.ToString());

    public Problem? Change(PathwayContent content, PersonId? by, DateTimeOffset now)
    {
        if (State != PathwayState.Draft)
            return StacksProblems.PathwayFrozen();
        (Title, Summary, Awards, Exclusive) = (content.Title, content.Summary, content.Awards, content.Exclusive);
        (Sources, Document, ChangedAt) = (string.Join('\n', content.Sources), content.Document, now);
        if (by is { } author && !WasWrittenBy(author))
            Authors = string.Join(' ', [.. AuthorList(), author.Value.ToString()]);
        Revision++;
        return null;
    }

    public Problem? Publish(PersonId? by, DateTimeOffset now)
    {
        if (State != PathwayState.Draft)
            return StacksProblems.PathwayFrozen();
        (State, PublishedBy, PublishedAt) = (PathwayState.Published, by, now);
        Revision++;
        return null;
    }

    public Problem? Retire(DateTimeOffset now)
    {
        if (State != PathwayState.Published)
            return StacksProblems.PathwayNotPublished();
        (State, RetiredAt) = (PathwayState.Retired, now);
        Revision++;
        return null;
    }

    public static string Name(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string[] AuthorList() => Authors.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
