using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Education.Vocabularies;
using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Figures;
using Testamur.Web.Modules.Observatory.Indicators.Pages;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Observatory.Indicators;

/// <summary>Indicators and their figures in the reader's language.</summary>
internal sealed class IndicatorWords(IStringLocalizer<IndicatorsText> text, Show show)
{
    public IStringLocalizer<IndicatorsText> Text => text;

    public string Name(Indicator indicator) => text[$"{indicator.Id}.Name"];

    /// <summary>What a figure is of, such as "blended".</summary>
    public string Part(Figure figure) =>
        figure.Label ?? (text[$"Part.{figure.Part}"] is { ResourceNotFound: false } known ? known.Value : figure.Part);

    /// <summary>The heading of a page: what the first figure says, or that there is nothing to say yet.</summary>
    public string Finding(Indicator indicator, IReadOnlyList<Figure> figures)
    {
        var first = figures.FirstOrDefault(figure => figure.Value is not null);
        if (first is null)
            return text[figures.Any(figure => figure.Hidden) ? "Finding.Hidden" : "Finding.None", Name(indicator)];
        // The heading speaks of the first figure; another one is named.
        return first == figures[0] && text[$"{indicator.Id}.Finding"] is { ResourceNotFound: false }
            ? text[$"{indicator.Id}.Finding", Value(first), show.Count(first.Numerator), show.Count(first.Denominator)]
            : text["Finding.Part", Name(indicator), Part(first), Value(first)];
    }

    /// <summary>A line of a list: an indicator by the figure that its finding states.</summary>
    public IndicatorRow Row(Indicator indicator, IReadOnlyList<Figure> figures) =>
        new(
            indicator,
            Finding(indicator, figures),
            figures.FirstOrDefault(figure => figure.Value is not null) ?? (figures.Count == 0 ? null : figures[0])
        );

    /// <summary>A line of a list: one of an indicator's figures.</summary>
    public IndicatorRow Row(Indicator indicator, Figure figure) =>
        new(indicator, text["Row.Part", Name(indicator), Part(figure)], figure);

    /// <summary>The value, "no data" or "kept back".</summary>
    public string Value(Figure figure) =>
        figure.Hidden ? text["Value.Hidden"]
        : figure.Value is { } value ? Value(value, figure.Unit)
        : text["Value.None"];

    public string Value(double value, IndicatorUnit unit) =>
        unit switch
        {
            IndicatorUnit.Share => value.ToString("P1", CultureInfo.CurrentCulture),
            IndicatorUnit.Euro => Show.Amount((decimal)value, "EUR"),
            IndicatorUnit.Days => text[value == 1 ? "Days.One" : "Days.Other", value.ToString("N0", CultureInfo.CurrentCulture)],
            IndicatorUnit.Count => value.ToString("N0", CultureInfo.CurrentCulture),
            _ => value.ToString("N2", CultureInfo.CurrentCulture),
        };

    /// <summary>What stands behind a value: "8 of 17, 2 do not say".</summary>
    public string Behind(Figure figure)
    {
        if (figure.Hidden)
            return "";
        var missing = figure.Missing switch
        {
            null => text["Missing.Hidden"].Value,
            0 => text["Missing.None"].Value,
            { } number => text["Missing.Other", show.Count(number)].Value,
        };
        if (figure.Value is null)
            return figure.Missing is > 0 ? missing : "";
        return figure.Unit switch
        {
            IndicatorUnit.Share when !figure.IsMean => text[
                "Behind.Share",
                Units(figure.Numerator),
                Units(figure.Denominator),
                missing
            ],
            IndicatorUnit.Count => missing,
            _ => text["Behind.Mean", show.Count(figure.Denominator), missing],
        };

        string Units(long sum) => ((decimal)sum / figure.UnitsInOne).ToString("#,0.#", CultureInfo.CurrentCulture);
    }

    /// <summary>A value of a cut: a country's or a field's name, an institution, a quarter.</summary>
    public string Value(CutBy by, ReadIndicator.Row row)
    {
        if (row.Label is not null)
            return row.Label;
        return by switch
        {
            _ when row.Value.Length == 0 => text["Cut.Unknown"],
            CutBy.Country => CountryName(row.Value),
            CutBy.Field => Field(row.Value),
            CutBy.Time when row.Value.Split('-') is [var year, var quarter] => text["Cut.Quarter", quarter[1..], year],
            CutBy.Institution => text["Cut.Unknown"],
            _ => row.Value,
        };
    }

    /// <summary>A broad field by its code; empty for not stated.</summary>
    public string Field(string code) => code.Length == 0 ? text["Cut.Unknown"] : Terms.Label("isced-f", code);

    public static string CountryName(string code) =>
        ControlledList.Get("country").FindCode(code)?.LabelIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? code;
}
