using Microsoft.Extensions.Localization;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Wallet;

/// <summary>Names the texts of the wallet's pages: WalletText.resx beside it.</summary>
internal sealed class WalletText;

internal static class WalletTexts
{
    /// <summary>What is wrong with a field, in the reader's language.</summary>
    public static string? Of(this IStringLocalizer<WalletText> texts, Problem? problem, string field) =>
        problem?.Fields?.GetValueOrDefault(field) is [var message, ..] ? texts.OrAsIs($"Field.{message}", message) : null;

    /// <summary>What a credential is called: a statement of recognition after what was recognised.</summary>
    public static string TitleOf(this IStringLocalizer<WalletText> texts, HoldingSummary held) =>
        texts.TitleOf(held.Title, held.Recognised);

    /// <inheritdoc cref="TitleOf(IStringLocalizer{WalletText}, HoldingSummary)"/>
    public static string TitleOf(this IStringLocalizer<WalletText> texts, ShareView shared) =>
        texts.TitleOf(shared.Title, shared.Recognised);

    /// <inheritdoc cref="TitleOf(IStringLocalizer{WalletText}, HoldingSummary)"/>
    public static string TitleOf(this IStringLocalizer<WalletText> texts, string title, string? recognised) =>
        recognised is null ? title : texts["Holding.Statement", recognised].Value;

    private static string OrAsIs(this IStringLocalizer<WalletText> texts, string key, string otherwise) =>
        texts[key] is { ResourceNotFound: false } found ? found.Value : otherwise;
}
