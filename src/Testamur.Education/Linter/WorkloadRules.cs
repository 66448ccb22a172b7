using System.Text.Json.Nodes;
using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

/// <summary>The rules of transparency on hours, weeks and money.</summary>
internal static class WorkloadRules
{
    private const Principle Here = Principle.Transparency;

    public static Rule[] All { get; } =
    [
        new("T12", Here, Severity.Warning, "MCE 4.8", ScheduleStated),
        new("T13", Here, Severity.Hint, "MCE 4.2", WeeklyHours),
        new("T14", Here, Severity.Error, "RUEPEP; AU critical information", PriceStated),
        new("T15", Here, Severity.Warning, "MCE partner range", Duration),
        new("T16", Here, Severity.Hint, "MICROBOL; EMC", StackedSize),
    ];

    private static IEnumerable<Hit> ScheduleStated(Design design)
    {
        if (design.Spec.Schedule is not { } schedule)
        {
            yield return new("/schedule", "T12.kind")
            {
                Fixes =
                [
                    Fix.Set("T12.fixedDates", "/schedule", new JsonObject { ["kind"] = "fixedDates" }),
                    Fix.Set("T12.selfPaced", "/schedule", new JsonObject { ["kind"] = "selfPaced" }),
                ],
            };
            yield break;
        }
        if (schedule.Kind == ScheduleKind.FixedDates && design.Spec.Weeks is null)
            yield return new("/weeks", "T12.weeks");
        if (schedule.HoursPerWeek is null)
        {
            var usual =
                design.Spec is { Hours: { } hours, Weeks: { } weeks and > 0 } && hours >= 0 ? Math.Ceiling(hours / weeks) : 0;
            yield return new("/schedule/hoursPerWeek", "T12.hours")
            {
                Fixes = usual > 0 ? [Fix.Set("T12.hours", "/schedule/hoursPerWeek", usual, usual)] : [],
            };
        }
    }

    /// <summary>Stated hours a week, else the hours spread over the weeks.</summary>
    private static decimal? HoursAWeek(Specification spec) =>
        spec.Schedule?.HoursPerWeek ?? (spec is { Hours: { } hours, Weeks: { } weeks and > 0 } ? hours / weeks : null);

    private static IEnumerable<Hit> WeeklyHours(Design design)
    {
        var limit = design.Pack.WeeklyHours;
        if (!design.ForPeopleInWork || HoursAWeek(design.Spec) is not { } hours)
            yield return Hit.NotApplicable;
        else if (hours > limit.Value)
            yield return new("/schedule/hoursPerWeek", "T13", Numbers.Plain(decimal.Round(hours, 1)), limit.Value)
            {
                Basis = limit,
            };
    }

    private static IEnumerable<Hit> PriceStated(Design design)
    {
        if (design.Spec.Price is not { } price)
        {
            var free = new JsonObject
            {
                ["amount"] = 0,
                ["currency"] = "EUR",
                ["note"] = new JsonObject(),
            };
            yield return new("/price", "T14") { Fixes = [Fix.Set("T14.free", "/price", free)] };
            yield break;
        }
        if (price.Amount < 0)
            yield return new("/price/amount", "T14.negative", Numbers.Plain(price.Amount));
        if (!Currency(price.Currency))
            yield return new("/price/currency", "T14.currency", price.Currency)
            {
                Fixes = [Fix.Set("T14.euro", "/price/currency", "EUR")],
            };
    }

    private static bool Currency(string code) =>
        code.Length == 3
        && code.All(char.IsAsciiLetterUpper)
        && Vocabularies.ControlledList.Get("currency").FindCode(code) is not null;

    private static IEnumerable<Hit> Duration(Design design)
    {
        var limit = design.Pack.Weeks;
        if (design.Spec.Weeks is not { } weeks)
            yield return Hit.NotApplicable;
        else if (weeks < limit.Min || weeks > limit.Max)
            yield return new("/weeks", "T15", weeks, limit.Min, limit.Max) { Basis = limit };
    }

    private static IEnumerable<Hit> StackedSize(Design design)
    {
        var size = design.Pack.StackedSize;
        if (design.Spec.Ects is not { } ects)
            yield return Hit.NotApplicable;
        else if (ects < size.Min || ects > size.Max)
            yield return new("/ects", "T16", ects, size.Min, size.Max) { Basis = size };
    }
}
