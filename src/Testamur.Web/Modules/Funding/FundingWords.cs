using Microsoft.Extensions.Localization;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Funding;

/// <summary>Stages and sums in the reader's words.</summary>
internal static class FundingWords
{
    public static Tone ToneOf(SupportStage stage) =>
        stage switch
        {
            SupportStage.Used => Tone.Ok,
            SupportStage.Reserved => Tone.Note,
            SupportStage.Refused or SupportStage.Lapsed => Tone.Wait,
            _ => Tone.Plain,
        };

    public static string Sum(IStringLocalizer<FundingText> texts, MySupport.SupportRow row) =>
        row.Net == row.Price
            ? texts["Sum.Alone", Show.Amount(row.Price, row.Currency)]
            : texts[
                "Sum.Pays",
                Show.Amount(row.Price, row.Currency),
                Show.Amount(row.Price - row.Net, row.Currency),
                Show.Amount(row.Net, row.Currency)
            ];
}
