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

    /// <summary>An amount in an account: nothing is nothing there, and not "free".</summary>
    public static string Amount(Show show, decimal amount, string currency) =>
        amount == 0 ? $"0 {currency}" : show.Money(amount, currency);

    public static string Sum(IStringLocalizer<FundingText> texts, Show show, MySupport.SupportRow row) =>
        row.Net == row.Price
            ? texts["Sum.Alone", Amount(show, row.Price, row.Currency)]
            : texts[
                "Sum.Pays",
                Amount(show, row.Price, row.Currency),
                Amount(show, row.Price - row.Net, row.Currency),
                Amount(show, row.Net, row.Currency)
            ];
}
