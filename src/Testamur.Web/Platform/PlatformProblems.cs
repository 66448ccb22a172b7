namespace Testamur.Web.Platform;

/// <summary>Refusals that belong to no module.</summary>
internal static class PlatformProblems
{
    public static Problem NotFound() =>
        new("platform.notFound", ProblemKind.NotFound, "There is nothing at this address, or it belongs to somebody else.");

    public static Problem NotSignedIn() => new("platform.notSignedIn", ProblemKind.Forbidden, "Sign in first, then try again.");

    public static Problem NotAllowed() =>
        new(
            "platform.notAllowed",
            ProblemKind.Forbidden,
            "Your roles do not include this. An administrator of the institution can give you the role."
        );

    public static Problem ChangedMeanwhile() =>
        new(
            "platform.changedMeanwhile",
            ProblemKind.Conflict,
            "Somebody else changed this in the meantime. Load it again and repeat your change."
        );

    public static Problem InvalidFields(IReadOnlyDictionary<string, string[]> fields) =>
        new("platform.invalidFields", ProblemKind.Invalid, "Some fields need attention.", fields);

    public static Problem KeyAway() =>
        new(
            "platform.keyAway",
            ProblemKind.Unavailable,
            "The device or service that keeps the signing key does not answer. What was begun is finished once it does; an operator sees the reason in the log."
        );

    public static Problem Restored() =>
        new(
            "platform.restored",
            ProblemKind.Unavailable,
            "The platform was restored from a backup and is being brought up to what happened after it. Try again later."
        );

    public static Problem DatabaseAway() =>
        new(
            "platform.databaseAway",
            ProblemKind.Unavailable,
            "The database does not answer or has no room now. Nothing was lost that was confirmed; send the request again in a few seconds."
        );

    public static Problem ClockDiffers() =>
        new(
            "platform.clockDiffers",
            ProblemKind.Unavailable,
            "The clock of this server is wrong, so it issues and publishes nothing. Another one may answer when the request is sent again; an operator sees it in the log."
        );

    public static Problem TooManyRequests() =>
        new("platform.tooManyRequests", ProblemKind.TooMany, "Too many requests in a short time. Wait a minute and try again.");
}
