using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Mandates;

/// <summary>Every refusal of this module.</summary>
internal static class MandatesProblems
{
    public static Problem NotFound() =>
        new("mandates.notFound", ProblemKind.NotFound, "There is no such mandate, or your institution is no party of it.");

    public static Problem WrongState() =>
        new(
            "mandates.wrongState",
            ProblemKind.Conflict,
            "The mandate is in another state, in which that cannot be done. Look at it again."
        );

    public static Problem SamePerson() =>
        new(
            "mandates.samePerson",
            ProblemKind.Forbidden,
            "Who recorded a mandate does not sign it off. Ask a colleague who may sign for the institution."
        );

    public static Problem OtherSide() =>
        new("mandates.otherSide", ProblemKind.Conflict, "That is for the other institution to do.");

    public static Problem NoAwardingRight() =>
        new(
            "mandates.noAwardingRight",
            ProblemKind.Conflict,
            "The institution has no right to award on the mandate's first day, so it has nothing to hand on. Record the right first."
        );

    public static Problem ReasonNeeded() =>
        new Problem(
            "mandates.reasonNeeded",
            ProblemKind.Invalid,
            "Give the reason in 3 to 500 characters; both institutions read it."
        ).About("reason");
}
