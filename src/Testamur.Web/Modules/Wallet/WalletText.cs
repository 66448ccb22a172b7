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

    private static string OrAsIs(this IStringLocalizer<WalletText> texts, string key, string otherwise) =>
        texts[key] is { ResourceNotFound: false } found ? found.Value : otherwise;
}
