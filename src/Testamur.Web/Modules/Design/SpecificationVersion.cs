using Testamur.Education.Specifications;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design;

/// <summary>One version: its text, where it stands, and who wrote it. Once published the text never changes.</summary>
internal sealed class SpecificationVersion : IPartOf<SpecificationRoot>
{
    private SpecificationVersion() { }

    public InstitutionId Institution { get; private init; }

    public SpecificationId Specification { get; private init; }

    /// <summary>From 1 up.</summary>
    public int Number { get; private init; }

    public SpecificationState State { get; private set; }

    /// <summary>The specification as JSON.</summary>
    public string Content { get; private set; } = "";

    /// <summary>The title in the default language, for lists.</summary>
    public string Title { get; private set; } = "";

    public List<SpecificationAuthor> Authors { get; } = [];

    public List<SpecificationStep> Steps { get; } = [];

    /// <summary>Counts the changes; what a change names as the one it started from.</summary>
    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset ChangedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>The last day of the approval.</summary>
    public DateOnly? ApprovedUntil { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public static SpecificationVersion Start(SpecificationRoot root, Specification content, PersonId author, DateTimeOffset now)
    {
        var version = new SpecificationVersion
        {
            Institution = root.Institution,
            Specification = root.Id,
            Number = content.Version,
            State = SpecificationState.Draft,
            CreatedAt = now,
        };
        version.Write(content, author, now);
        version.Note(SpecificationState.Draft, author, null, now);
        return version;
    }

    public Specification Read() => SpecificationJson.Read(Content);

    /// <summary>Replaces the text. Whoever does it is an author from now on.</summary>
    /// <returns>Why not, or null.</returns>
    public Problem? Change(Specification content, PersonId author, DateTimeOffset now)
    {
        if (SpecificationLife.CheckEdit(State, PublishedAt is not null) is { } refused)
            return refused;
        if (State == SpecificationState.ChangesRequested)
            Make(Move.Revise, author, null, now);
        Write(content, author, now);
        return null;
    }

    /// <exception cref="InvalidOperationException">The move may not be made from here; the caller checks first.</exception>
    public void Make(Move move, PersonId? by, string? note, DateTimeOffset now)
    {
        State =
            SpecificationLife.After(move, State) ?? throw new InvalidOperationException($"{move} cannot be made from {State}.");
        ChangedAt = now;
        Version++;
        if (State == SpecificationState.Submitted)
            SubmittedAt = now;
        if (State == SpecificationState.Published)
            PublishedAt ??= now;
        Note(State, by, note, now);
    }

    public void Approve(PersonId by, DateOnly until, DateTimeOffset now)
    {
        Make(Move.Approve, by, null, now);
        ApprovedUntil = until;
    }

    /// <summary>The approval of a version that stays where it is was given again.</summary>
    public void Renew(DateOnly until, DateTimeOffset now)
    {
        ApprovedUntil = until;
        ChangedAt = now;
        Version++;
    }

    private void Write(Specification content, PersonId author, DateTimeOffset now)
    {
        Content = SpecificationJson.Write(content);
        var title = content.Title.In(content.DefaultLanguage);
        Title = title.Length > 300 ? title[..300] : title;
        ChangedAt = now;
        Version++;
        if (Authors.All(known => known.Person != author))
            Authors.Add(new(Institution, Specification, Number, author, now));
    }

    private void Note(SpecificationState state, PersonId? by, string? note, DateTimeOffset now) =>
        Steps.Add(new(Institution, Guid.CreateVersion7(now), Specification, Number, state, by, note, now));
}

/// <summary>Somebody who changed a version, and so may not approve it.</summary>
internal sealed record SpecificationAuthor(
    InstitutionId Institution,
    SpecificationId Specification,
    int Number,
    PersonId Person,
    DateTimeOffset Since
) : IPartOf<SpecificationVersion>;

/// <summary>One step in the life of a version.</summary>
/// <param name="By">Null when the platform did it by itself.</param>
internal sealed record SpecificationStep(
    InstitutionId Institution,
    Guid Id,
    SpecificationId Specification,
    int Number,
    SpecificationState State,
    PersonId? By,
    string? Note,
    DateTimeOffset At
) : IPartOf<SpecificationVersion>;
