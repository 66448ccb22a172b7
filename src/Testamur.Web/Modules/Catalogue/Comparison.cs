using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>
/// Offers side by side, each fact in one unit. A row says when its values cannot be compared and why; only where less or more is better for everybody
/// (cost, hours, start, how strictly is checked) the best is marked.
/// </summary>
internal sealed class Comparison(IStringLocalizer<CatalogueText> text, Show show)
{
    // From the loosest to the strictest, as the vocabulary names them.
    private static readonly string[] Supervisions =
    [
        "unsupervised-without-id-verification",
        "supervised-without-id-verification",
        "unsupervised-with-id-verification",
        "supervised-with-id-verification",
    ];

    public IReadOnlyList<ComparedGroup> Of(IReadOnlyList<ChosenOffer> offers) =>
        [
            new(
                "size",
                [
                    Row(offers, "ects", o => o.Item.Ects is { } ects ? show.Ects(ects) : null, unlike: Unstated),
                    Row(offers, "hours", o => o.Item.Hours is { } hours ? show.Hours(hours) : null, o => o.Item.Hours, Hours),
                    Row(offers, "weeks", Weeks),
                    Row(offers, "level", o => Level(o.Item.EqfLevel), unlike: Unstated),
                    Row(
                        offers,
                        "start",
                        o => o.Item.StartsOn is { } start ? show.Date(start) : text["Entry.NoStart"].Value,
                        o => o.Item.StartsOn?.DayNumber
                    ),
                ]
            ),
            new(
                "place",
                [
                    Row(offers, "mode", o => o.Item.Mode is { } mode ? text[$"Mode.{mode}"].Value : null, unlike: Unstated),
                    Row(offers, "onsite", o => Percent(o.Content?.Participation?.OnSiteShare), unlike: Unstated),
                    Row(offers, "language", o => Joined(o.Item.Languages.Select(CatalogueFacets.LanguageName))),
                ]
            ),
            new(
                "cost",
                [
                    Row(offers, "price", Price, o => o.Item.Price, Currencies),
                    Row(offers, "support", o => Said(o.Content?.Price?.Note)),
                ]
            ),
            new(
                "assessment",
                [
                    Row(offers, "tasks", Tasks),
                    Row(
                        offers,
                        "identity",
                        o => Strictest(o) is { } code ? text[$"Entry.Supervision.{code}"].Value : null,
                        o => Strictest(o) is { } code ? -Array.IndexOf(Supervisions, code) : null,
                        Unstated
                    ),
                    Row(offers, "grade", o => o.Content?.Grading?.Name, unlike: Scales),
                ]
            ),
            new(
                "counts",
                [
                    Row(offers, "stacks", Stacks),
                    Row(offers, "first", o => o.Content is null ? null : First(o.Content)),
                    Row(offers, "valid", Validity),
                    Row(offers, "quality", Quality, unlike: Unstated),
                    Row(offers, "country", o => Joined(Countries(o).Select(CatalogueFacets.CountryName))),
                ]
            ),
        ];

    private static ComparedRow Row(
        IReadOnlyList<ChosenOffer> offers,
        string name,
        Func<ChosenOffer, string?> value,
        Func<ChosenOffer, decimal?>? lower = null,
        Func<IReadOnlyList<ChosenOffer>, IReadOnlyList<string?>, string?>? unlike = null
    )
    {
        string?[] values = [.. offers.Select(value)];
        var reason = unlike?.Invoke(offers, values);
        decimal?[] measures = lower is null || reason is not null ? [] : [.. offers.Select(lower)];
        var best = measures.Distinct().Count() > 1 ? measures.Min() : null;
        return new(
            name,
            [.. values.Select((one, i) => new ComparedCell(one, best is not null && measures[i] == best))],
            reason,
            values.Distinct(StringComparer.Ordinal).Count() == 1
        );
    }

    /// <summary>What one offer states and another does not cannot be compared; nothing is guessed.</summary>
    private string? Unstated(IReadOnlyList<ChosenOffer> offers, IReadOnlyList<string?> values) =>
        values.Contains(null) && values.Any(value => value is not null) ? text["Compare.Unlike.Unstated"].Value : null;

    /// <summary>Hours are hours, but behind the same credits there may be more or fewer of them.</summary>
    private string? Hours(IReadOnlyList<ChosenOffer> offers, IReadOnlyList<string?> values)
    {
        decimal[] each =
        [
            .. offers
                .Where(offer => offer.Item is { Ects: > 0, Hours: not null })
                .Select(offer => decimal.Round(offer.Item.Hours!.Value / offer.Item.Ects!.Value)), // both are there
        ];
        if (each.Distinct().Count() > 1)
            return text[
                "Compare.Unlike.Hours",
                string.Join(", ", each.Select(hours => hours.ToString(CultureInfo.CurrentCulture)))
            ];
        return Unstated(offers, values);
    }

    private string? Currencies(IReadOnlyList<ChosenOffer> offers, IReadOnlyList<string?> values) =>
        offers.Where(o => o.Item.Price > 0).Select(o => o.Item.Currency).Distinct().Count() > 1
            ? text["Compare.Unlike.Currency"].Value
            : Unstated(offers, values);

    private string? Scales(IReadOnlyList<ChosenOffer> offers, IReadOnlyList<string?> values) =>
        values.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1
            ? text["Compare.Unlike.Scale"].Value
            : Unstated(offers, values);

    private string? Weeks(ChosenOffer offer) =>
        (offer.Content?.Weeks, offer.Item.Hours) switch
        {
            ({ } weeks and > 0, { } hours) => text["Compare.WeeksHours", weeks, decimal.Round(hours / weeks)].Value,
            ({ } weeks, _) => text["Compare.Weeks", weeks].Value,
            _ when offer.Content is not null => text["Compare.SelfPaced"].Value,
            _ => null,
        };

    private string? Level(int? level) =>
        level is { } known ? text[known is >= 5 and <= 8 ? $"Eqf.{known}" : "Eqf.Other", known].Value : null;

    private string? Price(ChosenOffer offer) =>
        offer.Item.Price is { } price ? show.Money(price, offer.Item.Currency ?? "EUR") : null;

    private static string? Tasks(ChosenOffer offer) =>
        Joined(
            offer
                .Content?.Assessments.Where(task => task.Summative)
                .Select(task => Terms.Label("assessment", task.Type))
                .Distinct()
                ?? []
        );

    private static string? Strictest(ChosenOffer offer) =>
        offer
            .Content?.Assessments.Where(task => task.Summative && Supervisions.Contains(task.Supervision))
            .Select(task => task.Supervision)
            .MaxBy(code => Array.IndexOf(Supervisions, code));

    private string? Stacks(ChosenOffer offer) =>
        offer.Content is null ? null : Joined(offer.CountsToward.Select(Said).OfType<string>()) ?? text["Entry.Standalone"].Value;

    private string First(Specification content) =>
        Joined(content.Prerequisites.Select(needed => Said(needed.Text)).OfType<string>()) ?? text["Entry.NoPrerequisites"];

    private string? Validity(ChosenOffer offer) =>
        offer.Content is null ? null
        : offer.Content.ValidityMonths is { } months ? text["Entry.Validity", months].Value
        : text["Entry.ForEver"].Value;

    private string? Quality(ChosenOffer offer) =>
        Joined(offer.Content?.QualityAssurance.Select(qa => text[$"Entry.Qa.{qa.Kind}"].Value).Distinct() ?? []);

    private static IEnumerable<string> Countries(ChosenOffer offer) =>
        offer.Content?.AwardingBodies.Select(body => body.Country).OfType<string>().Distinct()
        ?? (offer.Item.Source?.Country is { } country ? [country] : []);

    private static string? Percent(int? share) =>
        share is { } known ? (known / 100m).ToString("P0", CultureInfo.CurrentCulture) : null;

    private static string? Said(LangText? said) => said is { IsBlank: false } ? CardFacts.Shown(said).Text : null;

    private static string? Joined(IEnumerable<string> parts) =>
        string.Join(", ", parts) is { Length: > 0 } joined ? joined : null;
}

/// <param name="Name">Key of its heading.</param>
internal sealed record ComparedGroup(string Name, IReadOnlyList<ComparedRow> Rows);

/// <param name="Name">Key of its label.</param>
/// <param name="Unlike">Why the values cannot be compared; null when they can.</param>
/// <param name="Same">Whether all say the same.</param>
internal sealed record ComparedRow(string Name, IReadOnlyList<ComparedCell> Cells, string? Unlike, bool Same);

/// <param name="Value">Null when it is not stated.</param>
/// <param name="Best">Whether it is the best of the row; never when all are equal.</param>
internal sealed record ComparedCell(string? Value, bool Best);
