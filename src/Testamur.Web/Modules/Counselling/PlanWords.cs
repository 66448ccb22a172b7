using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Counselling;

/// <summary>Cost of a plan in the reader's words: price, support and what is left, apart.</summary>
internal sealed class PlanWords(IStringLocalizer<CounsellingText> texts, Show show)
{
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Sums by currency; null when a price is not stated, since a sum without it would mislead.</summary>
    public static (string Price, string Support, string Net)? Sums(IReadOnlyList<PlannedCourse> courses)
    {
        if (courses.Count == 0 || courses.Any(course => course.Price is null))
            return null;
        var currencies = courses.GroupBy(course => course.Currency).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        string Sum(Func<PlannedCourse, decimal> of) =>
            string.Join(" + ", currencies.Select(group => Show.Amount(group.Sum(of), group.Key)));
        return (Sum(course => course.Price ?? 0), Sum(course => course.Support), Sum(course => course.Net ?? 0));
    }

    public string Facts(ReadLearner.PricedWay way) =>
        (Sums(way.Courses), way.Weeks) switch
        {
            (null, _) => texts["Way.FactsUnknown", show.Ects(way.Ects)],
            ({ } sums, { } weeks) => texts["Way.Facts", show.Ects(way.Ects), weeks, sums.Price, sums.Support, sums.Net],
            ({ } sums, null) => texts["Way.FactsOnly", show.Ects(way.Ects), sums.Price, sums.Support, sums.Net],
        };

    public string Money(decimal? amount, string currency) =>
        amount is { } known ? Show.Amount(known, currency) : texts["Sheet.Unknown"];
}
