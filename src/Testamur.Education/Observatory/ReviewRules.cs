namespace Testamur.Education.Observatory;

/// <summary>Figures of the review of Erasmus+ projects.</summary>
internal static class ReviewRules
{
    private const string Included = "projects included after screening";

    public static Finding Projects(ReproductionTarget target, StudyTables tables) =>
        Count(tables, Included) is { } projects && StudyNumbers.Counts(target.Printed) is [var printed]
            ? Finding.Counted(projects, printed)
            : Finding.Missing(Included);

    public static Finding Topics(ReproductionTarget target, StudyTables tables)
    {
        var topics = tables.ReviewTopics.Rows.Select(row => row.Count("projects")).ToList();
        if (Count(tables, Included) is not { } projects || topics.Contains(null) || target.Said is not [var said])
            return Finding.Missing(Included);
        return projects == said ? Parts(topics.Sum() ?? 0, projects) : Finding.Counted(projects, said);
    }

    /// <summary>Those who lead are tertiary institutions or others.</summary>
    public static Finding Leads(ReproductionTarget target, StudyTables tables)
    {
        const string item = "led by tertiary institutions (universities, research centres)";
        if (
            Count(tables, item) is not { } tertiary
            || Count(tables, "led by others") is not { } others
            || target.Said is not [var said, > 0 and var projects]
        )
            return Finding.Missing(item);
        var computed = Finding.Percent(tertiary, projects);
        if (tertiary != said)
            return Finding.Bad(computed, ReproductionReason.CountDiffers, Finding.Text(tertiary), Finding.Text(said));
        return Parts(tertiary + others, projects) with { Computed = computed };
    }

    public static Finding TertiaryOnly(ReproductionTarget target, StudyTables tables)
    {
        const string item = "tertiary institutions only";
        if (
            Count(tables, item) is not { } only
            || target.Said is not [var said, > 0 and var projects]
            || StudyNumbers.Percent(target.Printed) is not { } printed
        )
            return Finding.Missing(item);
        return only == said
            ? Finding.Shared(only, projects, printed)
            : Finding.Bad(
                Finding.Percent(only, projects),
                ReproductionReason.CountDiffers,
                Finding.Text(only),
                Finding.Text(said)
            );
    }

    public static Finding Competencies(ReproductionTarget target, StudyTables tables)
    {
        string[] items = ["professional", "active citizenship (ethical-civic)", "personal growth"];
        var counts = items.Select(item => Count(tables, item)).OfType<int>().ToList();
        if (counts.Count != items.Length || Count(tables, Included) is not (> 0 and var projects))
            return Finding.Missing(string.Join(", ", items));
        var computed = string.Join(
            " / ",
            counts.Select(count => Finding.Percent(count, projects).Replace(".00%", "%", StringComparison.Ordinal))
        );
        return counts.SequenceEqual(target.Said)
            ? Finding.Good(computed, ReproductionReason.Same)
            : Finding.Bad(
                computed,
                ReproductionReason.CountDiffers,
                string.Join(" / ", counts.Select(Finding.Text)),
                target.Inputs
            );
    }

    /// <summary>What serves citizenship is tied to sustainability or to European values.</summary>
    public static Finding Civic(ReproductionTarget target, StudyTables tables)
    {
        const string item = "active citizenship (ethical-civic)";
        return
            Count(tables, item) is { } civic
            && Count(tables, "of these tied to sustainability") is { } sustainability
            && Count(tables, "of these European values, diversity, social awareness") is { } values
            ? Parts(sustainability + values, civic)
            : Finding.Missing(item);
    }

    /// <summary>Groups of projects by who takes part: each project should be in one.</summary>
    public static Finding Actors(ReproductionTarget target, StudyTables tables)
    {
        const string mixed = "university, enterprise and a non-profit/foundation/social enterprise/public body";
        return
            Count(tables, "universities alone or with companies only") is { } universities
            && Count(tables, "university with a non-formal organisation only") is { } informal
            && Count(tables, mixed) is { } all
            && StudyNumbers.Counts(target.Printed) is [var projects]
            ? Parts(universities + informal + all, projects)
            : Finding.Missing(mixed);
    }

    private static Finding Parts(int sum, int whole) =>
        sum == whole
            ? Finding.Good(Finding.Text(sum), ReproductionReason.PartsFit)
            : Finding.Bad(Finding.Text(sum), ReproductionReason.PartsDiffer, Finding.Text(sum), Finding.Text(whole));

    private static int? Count(StudyTables tables, string item) =>
        tables.ReviewNumbers.Rows.FirstOrDefault(row => row["item"] == item)?.Count("count");
}
