using System.Collections.Frozen;

namespace Testamur.Education.Grades;

/// <summary>A reference group with the rule that its institution published for ties.</summary>
/// <param name="Group">Who got which grade.</param>
/// <param name="Tie">The rule for grades that fit equally well.</param>
public sealed record PublishedGrades(ReferenceGroup Group, TieRule Tie);

/// <summary>The grade that two institutions' grading tables make of a stated one, or why they make none. A person takes it over or declines it.</summary>
/// <param name="Stated">The grade as the sender states it; null when it states none.</param>
/// <param name="Sending">The group it was given in; null when there is none of its field.</param>
/// <param name="Receiving">The group it is compared with, with its rule for ties; null when there is none of the field.</param>
/// <param name="Transfer">The conversion; null when it was not tried.</param>
public sealed record GradeProposal(string? Stated, ReferenceGroup? Sending, PublishedGrades? Receiving, GradeTransfer? Transfer)
{
    // Words that say no more than that somebody passed or did not, in the languages of the samples; grades of a scale that has more are none of them.
    private static readonly FrozenSet<string> PassWords = new[]
    {
        "pass",
        "passed",
        "fail",
        "failed",
        "pass/fail",
        "p",
        "bestanden",
        "nicht bestanden",
        "mit erfolg teilgenommen",
        "teilgenommen",
        "attended",
        "completed",
        "achieved",
        "voldaan",
        "behaald",
        "hyväksytty",
        "idoneo",
        "validé",
        "admis",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Nothing to convert and nothing to convert it by.</summary>
    public static GradeProposal None { get; } = new(null, null, null, null);

    /// <summary>The proposed grade; null when there is none.</summary>
    public string? Grade => Transfer?.Grade;

    /// <summary>True for words that tell no more than that somebody passed or did not: they are never turned into a grade.</summary>
    public static bool IsPassOrFail(string? grade) => grade is not null && PassWords.Contains(grade.Trim());

    /// <summary>Converts a grade by the groups of its field: those of the same detailed field before those of the same narrow field.</summary>
    /// <param name="stated">The grade as the sender states it.</param>
    /// <param name="fields">ISCED-F codes of what was learned.</param>
    /// <param name="sending">The groups that the sender published.</param>
    /// <param name="receiving">The groups that the receiver published.</param>
    /// <param name="year">The year of the conversion.</param>
    public static GradeProposal Of(
        string? stated,
        IReadOnlyList<string> fields,
        IReadOnlyList<ReferenceGroup> sending,
        IReadOnlyList<PublishedGrades> receiving,
        int year
    )
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (string.IsNullOrWhiteSpace(stated) || IsPassOrFail(stated))
            return None with { Stated = stated };
        var from = Nearest(sending, group => group.IscedF, fields);
        var to = Nearest(receiving, group => group.Group.IscedF, from is null ? fields : [from.IscedF]);
        return new(
            stated,
            from,
            to,
            from is not null && to is not null ? GradeTransfer.Of(stated.Trim(), from, to.Group, to.Tie, year) : null
        );
    }

    /// <summary>The same conversion by another rule for ties, such as one that an agreement names. Without two groups there is nothing to convert by.</summary>
    /// <param name="tie">The rule for grades that fit equally well.</param>
    /// <param name="year">The year of the conversion.</param>
    public GradeProposal By(TieRule tie, int year) =>
        this is { Stated: { } stated, Sending: { } from, Receiving: { } to }
            ? this with
            {
                Receiving = to with { Tie = tie },
                Transfer = GradeTransfer.Of(stated.Trim(), from, to.Group, tie, year),
            }
            : this;

    private static T? Nearest<T>(IReadOnlyList<T> groups, Func<T, string> field, IReadOnlyList<string> fields)
        where T : class =>
        groups
            .Select(group => (Group: group, Near: fields.Select(one => Common(field(group), one)).DefaultIfEmpty(0).Max()))
            .Where(one => one.Near >= 3)
            .OrderByDescending(one => one.Near)
            .Select(one => one.Group)
            .FirstOrDefault();

    private static int Common(string one, string other)
    {
        var at = 0;
        while (at < one.Length && at < other.Length && one[at] == other[at])
            at++;
        return at;
    }
}
