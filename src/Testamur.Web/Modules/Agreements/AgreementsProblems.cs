using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Agreements;

/// <summary>Every refusal of this module.</summary>
internal static class AgreementsProblems
{
    public static Problem NotFound() =>
        new("agreements.notFound", ProblemKind.NotFound, "There is no such agreement, or your institution is no party of it.");

    public static Problem Unreadable(string detail) =>
        new("agreements.unreadable", ProblemKind.Invalid, $"The agreement could not be read: {detail}.") { Arguments = [detail] };

    public static Problem TitleNeeded() =>
        new("agreements.titleNeeded", ProblemKind.Invalid, "Give the agreement a title by which the parties will know it.");

    public static Problem WrongState() =>
        new("agreements.wrongState", ProblemKind.Conflict, "The agreement is in another state, in which that cannot be done.");

    public static Problem DoneBefore() =>
        new("agreements.doneBefore", ProblemKind.Conflict, "Your institution did that already. The other parties come next.");

    public static Problem PartyUnknown() =>
        new(
            "agreements.partyUnknown",
            ProblemKind.Invalid,
            "A party is no member of this alliance. Only members sign here; name others as issuers in a clause."
        );

    public static Problem OwnParty() =>
        new("agreements.ownParty", ProblemKind.Invalid, "Your institution must be one of the parties.");

    public static Problem Incomplete() =>
        new(
            "agreements.incomplete",
            ProblemKind.Conflict,
            "The agreement is not complete yet. Its page lists what is missing or contradicts itself."
        );

    public static Problem DraftOpen() =>
        new(
            "agreements.draftOpen",
            ProblemKind.Conflict,
            "The next version is being written already. Change that one, or withdraw it first."
        );

    public static Problem IdTaken() =>
        new(
            "agreements.idTaken",
            ProblemKind.Conflict,
            "The id or version in the file is taken by another agreement. Give the file a new id, and the next version's number."
        );

    public static Problem SameHand() =>
        new(
            "agreements.sameHand",
            ProblemKind.Forbidden,
            "You agreed to this text for your institution, so somebody else must sign it."
        );

    public static Problem NoSignatory() =>
        new(
            "agreements.noSignatory",
            ProblemKind.Invalid,
            "Choose one of those whom the agreement names as signing for your institution."
        );

    public static Problem NoKeys() =>
        new(
            "agreements.noKeys",
            ProblemKind.Conflict,
            "Your institution has no signing keys yet. An administrator makes them under Keys."
        );

    public static Problem NotYours() =>
        new("agreements.notYours", ProblemKind.Forbidden, "Another party stopped the agreement; only that one lets it go on.");

    public static Problem NoticeDay() =>
        new(
            "agreements.noticeDay",
            ProblemKind.Invalid,
            "The last day must leave the agreed time of notice, and lie within the agreement."
        );

    public static Problem ReasonNeeded() =>
        new("agreements.reasonNeeded", ProblemKind.Invalid, "Say why, in a sentence the other parties can understand.");

    public static Problem TextTooLong() =>
        new("agreements.textTooLong", ProblemKind.Invalid, "At most 2000 characters can be kept.");

    public static Problem FormFields() =>
        new(
            "agreements.formFields",
            ProblemKind.Invalid,
            "A number or a date is not written as the hint says. Nothing was saved; correct it and save again."
        );

    public static Problem ClauseNotFound() =>
        new("agreements.clauseNotFound", ProblemKind.NotFound, "That part is not there any more. Load the page again.");
}
