namespace Testamur.Web.Platform.Tenancy;

/// <summary>
/// A table that names institutions without belonging to one: everybody may read it, and what a query shows of it is for the query to say. Every other
/// table with a column <c>institution</c> is one of <see cref="ITenanted"/> rows.
/// </summary>
/// <param name="Why">Why its rows belong to no single institution.</param>
/// <param name="OwnChanges">Whether a row is changed only by the institution it names; otherwise by everybody.</param>
/// <param name="Leaving">What happens to a row when the institution it names is erased.</param>
internal sealed record SharedTable(string Table, string Why, bool OwnChanges = false, Leaving Leaving = Leaving.Erase)
{
    public static IReadOnlyList<SharedTable> All { get; } =
    [
        new(
            "agreements_events",
            "An agreement lies between several institutions; its steps are all parties' own.",
            Leaving: Leaving.Forbid
        ),
        new(
            "agreements_parties",
            "An agreement lies between several institutions, and this is the list of them.",
            Leaving: Leaving.Forbid
        ),
        new("catalogue_entries", "Published: what it holds is shown to everybody.", OwnChanges: true),
        new("catalogue_offerings", "Published: what it holds is shown to everybody.", OwnChanges: true),
        new("catalogue_versions", "Published: what it holds is shown to everybody.", OwnChanges: true),
        new("counselling_accesses", "A learner gives it before any counsellor's institution is known, and ends it."),
        new("counselling_plans", "It is the learner's, with the counsellor's institution noted."),
        new(
            "funding_lines",
            "A line of a person's account with a funder, whichever institution is paid.",
            Leaving: Leaving.Clear
        ),
        new(
            "identity_memberships",
            "Who somebody is at which institution is asked before any institution is known.",
            OwnChanges: true
        ),
        new("observatory_facts", "What has been counted, of whom and where, so that nothing is counted twice."),
        new("platform_outbox", "The relay delivers all of it; each handler runs for the institution of its message alone."),
    ];
}

/// <summary>What becomes of a shared row with the institution it names.</summary>
internal enum Leaving
{
    /// <summary>It goes.</summary>
    Erase,

    /// <summary>It stays and names nobody.</summary>
    Clear,

    /// <summary>It is another's as well, so the institution cannot go while it is there.</summary>
    Forbid,
}
