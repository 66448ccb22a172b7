using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>The facts of a card, always in the order size, time, level, place, cost, start.</summary>
internal sealed class CardFacts(IStringLocalizer<CatalogueText> text, Show show)
{
    public IReadOnlyList<string> Of(CatalogueItem item)
    {
        string?[] facts =
        [
            item.Ects is { } ects ? show.Ects(ects) : null,
            item.Hours is { } hours ? show.Hours(hours) : null,
            item.EqfLevel is { } level ? text["Eqf.Other", level].Value : null,
            item.Mode is { } mode ? text[$"Mode.{mode}"].Value : null,
            item.Price is { } price ? show.Money(price, item.Currency ?? "EUR") : null,
            item.StartsOn is { } start ? text["Card.Starts", show.Date(start)].Value : null,
        ];
        return [.. facts.OfType<string>()];
    }

    /// <summary>A title in the reader's language, and the language it is in when that is another.</summary>
    public static (string Text, string? Language) Shown(Testamur.Education.Specifications.LangText title)
    {
        var wanted = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var text = title.In(wanted);
        if (title.Has(wanted))
            return (text, null);
        var language = title.FirstOrDefault(pair => pair.Value == text).Key;
        return (text, language is null or "und" ? null : language);
    }
}
