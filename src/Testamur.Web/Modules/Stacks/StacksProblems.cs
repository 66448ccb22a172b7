using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Stacks;

/// <summary>Every refusal of this module.</summary>
internal static class StacksProblems
{
    public static Problem PathwayNotFound() =>
        new("stacks.pathwayNotFound", ProblemKind.NotFound, "There is no such larger certificate. See the list of all.");

    public static Problem PathwayUnreadable(string detail) =>
        new("stacks.pathwayUnreadable", ProblemKind.Invalid, $"The pathway could not be read. {detail}") { Arguments = [detail] };

    public static Problem PathwayTexts() =>
        new(
            "stacks.pathwayTexts",
            ProblemKind.Invalid,
            "Give the pathway a title and a summary, each at most 4000 characters over all languages."
        );

    public static Problem PathwayTooLarge() =>
        new("stacks.pathwayTooLarge", ProblemKind.TooLarge, "A pathway has at most 512 KB. Leave out what is not a rule.");

    public static Problem PathwayFrozen() =>
        new(
            "stacks.pathwayFrozen",
            ProblemKind.Conflict,
            "A version that was put in force does not change any more. Start the next version."
        );

    public static Problem PathwayNotPublished() =>
        new("stacks.pathwayNotPublished", ProblemKind.Conflict, "Only a version in force can be taken out of force.");

    public static Problem PathwayHome() =>
        new(
            "stacks.pathwayHome",
            ProblemKind.Conflict,
            "The pathway belongs to another institution. Its home must be the one it was made for; choose another id."
        );

    public static Problem PathwayId() =>
        new(
            "stacks.pathwayId",
            ProblemKind.Invalid,
            "Give the pathway an id that is not taken: lower-case letters, digits and hyphens, at most 100."
        );

    public static Problem OwnPathway() =>
        new(
            "stacks.ownPathway",
            ProblemKind.Forbidden,
            "You wrote this version, so somebody else must put it in force. Ask the board."
        );

    public static Problem PathwayUnmeetable() =>
        new(
            "stacks.pathwayUnmeetable",
            ProblemKind.Invalid,
            "Nobody could ever meet these rules, or the certificate has no size. Change them before they come into force."
        );

    public static Problem RuleNotFound() =>
        new("stacks.ruleNotFound", ProblemKind.NotFound, "The rule is not there any more. Load the page again.");

    public static Problem RuleRefused() =>
        new(
            "stacks.ruleRefused",
            ProblemKind.Invalid,
            "That cannot be done with this rule. A rule cannot stand inside itself, and the outermost rule stays."
        );

    public static Problem RuleFields() =>
        new(
            "stacks.ruleFields",
            ProblemKind.Invalid,
            "A number is missing or has more than two decimals, or nothing was chosen. Fill in what the rule needs."
        );

    public static Problem CourseNotFound() =>
        new("stacks.courseNotFound", ProblemKind.NotFound, "The catalogue does not list this course for the certificate.");

    public static Problem ClaimNotFound() =>
        new("stacks.claimNotFound", ProblemKind.NotFound, "There is no such claim, or it belongs to somebody else.");

    public static Problem ClaimExists() =>
        new("stacks.claimExists", ProblemKind.Conflict, "You have asked for this certificate already. See your claim.");

    public static Problem NotClaimable() =>
        new(
            "stacks.notClaimable",
            ProblemKind.Conflict,
            "This certificate cannot be asked for here. Turn to the institution that awards it."
        );

    public static Problem WrongClaimState() =>
        new("stacks.wrongClaimState", ProblemKind.Conflict, "The claim is in another state, in which that cannot be done.");

    public static Problem NotMet() =>
        new(
            "stacks.notMet",
            ProblemKind.Conflict,
            "Your credentials do not meet the rules yet, so the claim cannot be handed in."
        );

    public static Problem HoldsNoMore() =>
        new(
            "stacks.holdsNoMore",
            ProblemKind.Conflict,
            "Something that was counted does not count any more, for example because it was withdrawn. The claim must be evaluated again."
        );

    public static Problem NotIssuable() =>
        new(
            "stacks.notIssuable",
            ProblemKind.Conflict,
            "The larger credential cannot be issued here: its specification is not public, or the institution has no keys."
        );

    public static Problem OwnClaim() =>
        new("stacks.ownClaim", ProblemKind.Forbidden, "This is your own claim, so somebody else must decide on it.");

    public static Problem SameOfficer() =>
        new("stacks.sameOfficer", ProblemKind.Forbidden, "You refused this claim, so somebody else must decide on the appeal.");

    public static Problem AppealedBefore() =>
        new(
            "stacks.appealedBefore",
            ProblemKind.Conflict,
            "You appealed once, and it was decided. There is no second appeal here."
        );

    public static Problem ReasonNeeded() =>
        new("stacks.reasonNeeded", ProblemKind.Invalid, "Say why, in a sentence the other side can understand.");

    public static Problem TextTooLong() => new("stacks.textTooLong", ProblemKind.Invalid, "At most 2000 characters can be kept.");
}
