using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Education.Observatory.Reviews;
using Testamur.Web.Modules.Observatory.Indicators;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>What reviews are called in the reader's language.</summary>
internal sealed class ReviewWords(IStringLocalizer<ReviewsText> texts, Show show)
{
    /// <summary>A number, or that it is not stated; never zero in its place.</summary>
    public string Number(int? count) => count is { } number ? show.Count(number) : texts["NotStated"];

    public string Row(ReviewTable table, FlowPart row) =>
        table.Name is "leadCountry" ? IndicatorWords.CountryName(row.Name)
        : table.Name is "topic" or "vulnerableGroups" ? row.Name
        : texts[$"Value.{row.Name}"];

    public string Decision(ScreeningDecision decision) => texts[$"Decision.{decision}"];

    /// <summary>"2020 · 10.1000/one", whatever of it is known.</summary>
    public static string Line(int? year, string? identifier, string? country = null) =>
        string.Join(" · ", new[] { year?.ToString(CultureInfo.InvariantCulture), identifier, country }.OfType<string>());

    /// <summary>How far the screeners agreed, as a sentence.</summary>
    public string Agreement(ScreenerAgreement agreement)
    {
        string Two(double? value) => (value ?? 0).ToString("0.00", CultureInfo.CurrentCulture);
        if (agreement.Pairs == 0)
            return texts["Agreement.None"];
        var sentence = texts["Agreement.Share", show.Count(agreement.Agreed), show.Count(agreement.Pairs)];
        var statistic = agreement switch
        {
            { Value: null } => texts["Agreement.Undefined"].Value,
            { Low: { } low, High: { } high } => texts[
                agreement.People <= Screening.People ? "Agreement.Kappa" : "Agreement.Alpha",
                Two(agreement.Value),
                Two(low),
                Two(high)
            ].Value,
            _ => texts["Agreement.Value", Two(agreement.Value)].Value,
        };
        return $"{sentence} {statistic}";
    }

    public IReadOnlyList<Choice> Choices<T>()
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(ReviewTables.Camel).Select(name => new Choice(name, texts[$"Value.{name}"]))];

    /// <summary>Include, one exclusion per criterion, and for reports that it cannot be had.</summary>
    public IReadOnlyList<Choice> Decisions(Review review, ScreeningStage stage) =>
        [
            new("Include", texts["Decision.Include"]),
            .. review.Criteria.Select(criterion => new Choice(
                $"Exclude {criterion.Code}",
                texts["Decision.ExcludeFor", criterion.Text]
            )),
            .. stage == ScreeningStage.Report
                ? [new Choice("NotRetrieved", texts["Decision.NotRetrieved"])]
                : Array.Empty<Choice>(),
        ];

    /// <summary>What a choice of <see cref="Decisions"/> says; nulls for none.</summary>
    public static (ScreeningDecision? Decision, string? Reason) Read(string? choice) =>
        choice?.Split(' ') switch
        {
            ["Include"] => (ScreeningDecision.Include, null),
            ["Exclude", var reason] => (ScreeningDecision.Exclude, reason),
            ["NotRetrieved"] => (ScreeningDecision.NotRetrieved, null),
            _ => (null, null),
        };
}
