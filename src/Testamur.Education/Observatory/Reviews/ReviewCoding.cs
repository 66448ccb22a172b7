namespace Testamur.Education.Observatory.Reviews;

/// <summary>Who leads or takes part in a project, as the study of Erasmus+ projects tells them apart.</summary>
public enum ReviewActor
{
    /// <summary>A university, another institution of higher education, or a research centre.</summary>
    Tertiary,

    /// <summary>A company.</summary>
    Company,

    /// <summary>A non-profit organisation.</summary>
    NonProfit,

    /// <summary>A foundation.</summary>
    Foundation,

    /// <summary>A social enterprise.</summary>
    SocialEnterprise,

    /// <summary>A public body.</summary>
    PublicBody,
}

/// <summary>What the learning is for.</summary>
public enum ReviewCompetence
{
    /// <summary>For an occupation.</summary>
    Professional,

    /// <summary>For growing as a person.</summary>
    PersonalGrowth,

    /// <summary>For taking part as a citizen.</summary>
    ActiveCitizenship,
}

/// <summary>Which education recognises the learning.</summary>
public enum ReviewSetting
{
    /// <summary>Formal education.</summary>
    Formal,

    /// <summary>Non-formal education.</summary>
    NonFormal,
}

/// <summary>How the learning is delivered.</summary>
public enum ReviewDelivery
{
    /// <summary>Only or mainly online.</summary>
    Online,

    /// <summary>In person.</summary>
    InPerson,

    /// <summary>Partly each.</summary>
    Blended,
}

/// <summary>What the review found in one included report. What a report does not say stays null or empty.</summary>
/// <param name="LeadCountry">ISO 3166-1 alpha-2.</param>
/// <param name="Actors">Every kind that takes part, the lead's among them.</param>
/// <param name="Topic">In a word or two.</param>
/// <param name="VulnerableGroups">The groups with fewer opportunities that it names; none when it names none.</param>
public sealed record ReviewCoding(
    ReviewActor? Lead,
    string? LeadCountry,
    IReadOnlyList<ReviewActor> Actors,
    IReadOnlyList<ReviewCompetence> Competencies,
    ReviewSetting? Setting,
    ReviewDelivery? Delivery,
    string? Topic,
    IReadOnlyList<string> VulnerableGroups
);

/// <summary>A table of a review: how many of its reports have what. Where several may be true of one report, the counts add up to more.</summary>
/// <param name="Name">Which category, like <c>delivery</c>.</param>
/// <param name="Of">How many reports are coded.</param>
/// <param name="NotStated">How many do not say; never counted as "no".</param>
public sealed record ReviewTable(string Name, IReadOnlyList<FlowPart> Rows, int Of, int NotStated);

/// <summary>Counts codings by category.</summary>
public static class ReviewTables
{
    /// <summary>The tables in their fixed order: lead, country, actors, competencies, setting, delivery, topic, groups.</summary>
    public static IReadOnlyList<ReviewTable> Of(IReadOnlyCollection<ReviewCoding> codings) =>
        [
            Closed<ReviewActor>("lead", codings, coding => coding.Lead is { } lead ? [lead] : []),
            Open("leadCountry", codings, coding => coding.LeadCountry is { } country ? [country] : []),
            Closed<ReviewActor>("actors", codings, coding => coding.Actors),
            Closed<ReviewCompetence>("competencies", codings, coding => coding.Competencies),
            Closed<ReviewSetting>("setting", codings, coding => coding.Setting is { } setting ? [setting] : []),
            Closed<ReviewDelivery>("delivery", codings, coding => coding.Delivery is { } delivery ? [delivery] : []),
            Open("topic", codings, coding => coding.Topic is { } topic ? [topic] : []),
            Open("vulnerableGroups", codings, coding => coding.VulnerableGroups),
        ];

    // A category of the study is in its table even when nothing has it: zero of it were found.
    private static ReviewTable Closed<T>(
        string name,
        IReadOnlyCollection<ReviewCoding> codings,
        Func<ReviewCoding, IReadOnlyList<T>> of
    )
        where T : struct, Enum =>
        new(
            name,
            [
                .. Enum.GetValues<T>()
                    .Select(value => new FlowPart(Camel(value), codings.Count(coding => of(coding).Contains(value)))),
            ],
            codings.Count,
            codings.Count(coding => of(coding).Count == 0)
        );

    private static ReviewTable Open(
        string name,
        IReadOnlyCollection<ReviewCoding> codings,
        Func<ReviewCoding, IReadOnlyList<string>> of
    ) =>
        new(
            name,
            [
                .. codings
                    .SelectMany(coding => of(coding).Distinct(StringComparer.OrdinalIgnoreCase))
                    .GroupBy(value => value, StringComparer.OrdinalIgnoreCase)
                    .Select(group => new FlowPart(group.Key, group.Count()))
                    .OrderByDescending(part => part.Count)
                    .ThenBy(part => part.Name, StringComparer.OrdinalIgnoreCase),
            ],
            codings.Count,
            codings.Count(coding => of(coding).Count == 0)
        );

    /// <summary>A value as data and texts write it: <c>inPerson</c>.</summary>
    public static string Camel<T>(T value)
        where T : struct, Enum => value.ToString() is var name ? char.ToLowerInvariant(name[0]) + name[1..] : "";
}
