using Testamur.Web.Platform.Messages;

namespace Testamur.Web.Modules.Wallet;

/// <summary>The message with the link. It is the one place where the secret is written: without it nobody could use it.</summary>
internal static class ClaimInvitation
{
    private static readonly string[] Languages = ["en", "de"];

    /// <param name="language">The specification's language; English when there is no text in it.</param>
    public static MessageRequested For(Holding holding, string email, string? language, string secret) =>
        new(
            null,
            email,
            Languages.Contains(language) ? language! : "en", // contained, hence not null
            "Wallet.ClaimInvitation",
            [holding.Title, holding.IssuerName],
            $"/claim/{secret}"
        );
}
