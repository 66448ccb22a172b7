using System.Globalization;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Wallet;

/// <summary>Every refusal of the wallet.</summary>
internal static class WalletProblems
{
    public static Problem HoldingNotFound() =>
        new("wallet.holdingNotFound", ProblemKind.NotFound, "There is no such credential in your wallet.");

    public static Problem ShareNotFound() =>
        new("wallet.shareNotFound", ProblemKind.NotFound, "There is no such link among yours.");

    public static Problem AlreadyAccepted() =>
        new(
            "wallet.alreadyAccepted",
            ProblemKind.Conflict,
            "This credential is already in your wallet, so it cannot be declined. Share it with nobody and nobody sees it."
        );

    public static Problem AcceptFirst() =>
        new("wallet.acceptFirst", ProblemKind.Conflict, "Take this credential into your wallet first, then share it.");

    public static Problem UnknownFormat() =>
        new(
            "wallet.unknownFormat",
            ProblemKind.NotFound,
            "Credentials can be saved as json, jwt or archive, and as edc where the issuer sealed them for Europass."
        );

    public static Problem NoCertificate() =>
        new(
            "wallet.noCertificate",
            ProblemKind.Conflict,
            "The issuer withdrew this credential, so there is no certificate of it. The sealed file can still be saved."
        );

    public static Problem ClaimNotFound() =>
        new(
            "wallet.claimNotFound",
            ProblemKind.NotFound,
            "This link leads to no credential. Check that it was copied whole, or ask the institution for a new one."
        );

    public static Problem ClaimUsed() =>
        new(
            "wallet.claimUsed",
            ProblemKind.Gone,
            "This link was for one use and has been used. Sign in with the account that took the credential."
        );

    public static Problem ClaimReplaced() =>
        new("wallet.claimReplaced", ProblemKind.Gone, "A newer link was sent to you. Use the one in the latest message.");

    public static Problem ClaimExpired() =>
        new(
            "wallet.claimExpired",
            ProblemKind.Gone,
            "This link was valid for 90 days. The credential still waits: ask the institution for a new link."
        );

    public static Problem AlreadyClaimed() =>
        new(
            "wallet.alreadyClaimed",
            ProblemKind.Conflict,
            "This credential already lies in a wallet, so no new link can be sent."
        );

    public static Problem AwardUnknown() =>
        new(
            "wallet.awardUnknown",
            ProblemKind.Conflict,
            "The award behind this credential is not in your records, so there is no address to send a link to."
        );

    public static Problem ShareFields(IReadOnlyDictionary<string, string[]> fields) =>
        new("wallet.shareFields", ProblemKind.Invalid, "The link was not made. Some fields need attention.", fields);

    public static readonly string PurposeMissing = "Say who or what the link is for, so that you know it in your list.";

    public static readonly string PurposeTooLong = string.Create(
        CultureInfo.InvariantCulture,
        $"Use at most {Share.LongestPurpose} characters."
    );

    public static readonly string EndsInPast = "Choose a day that is still to come.";

    public static readonly string EndsTooLate = "A link lasts a year at most. Choose an earlier day.";

    public static readonly string ViewLimitOutside = string.Create(
        CultureInfo.InvariantCulture,
        $"Choose a number from 1 to {Share.MostViews}, or leave it empty for no limit."
    );
}
