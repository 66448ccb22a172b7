namespace Testamur.Web.Platform.Identity;

/// <summary>Refusals about accounts. None of them tells a stranger whether an address has an account.</summary>
internal static class IdentityProblems
{
    public static Problem SignInFailed() =>
        new(
            "identity.signInFailed",
            ProblemKind.Forbidden,
            "This address and password do not belong together, or there were too many attempts. Check both, or wait ten minutes."
        );

    public static Problem ConfirmFirst() =>
        new(
            "identity.confirmFirst",
            ProblemKind.Forbidden,
            "Confirm your address first: the link is in the message that was just sent to you."
        );

    public static Problem LinkUsed() =>
        new(
            "identity.linkUsed",
            ProblemKind.Gone,
            "This link was used already, is too old, or was not copied as a whole. Ask for a new one."
        );

    public static Problem PasskeyRefused() =>
        new("identity.passkeyRefused", ProblemKind.Forbidden, "This passkey was not accepted. Try again, or use your password.");

    public static Problem WrongPassword() =>
        new Problem("identity.wrongPassword", ProblemKind.Forbidden, "This is not your password.").About("closePassword");

    public static Problem StillNeeded() =>
        new(
            "identity.stillNeeded",
            ProblemKind.Conflict,
            "You are the last administrator of an institution or of the alliance. Give the role to somebody else first."
        );
}
