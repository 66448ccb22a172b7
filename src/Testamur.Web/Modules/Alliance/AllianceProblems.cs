using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Alliance;

/// <summary>Every refusal of this module.</summary>
internal static class AllianceProblems
{
    public static Problem WrongCode() =>
        new Problem(
            "alliance.wrongCode",
            ProblemKind.Forbidden,
            "This is not the code of this start. Copy it from the console where the server runs; a restart prints a new one."
        ).About("code");

    public static Problem AlreadyRunning() =>
        new("alliance.alreadyRunning", ProblemKind.Conflict, "This installation is set up already. Sign in instead.");

    public static Problem ShortNameTaken() =>
        new Problem(
            "alliance.shortNameTaken",
            ProblemKind.Conflict,
            "Another institution of the alliance uses this short name. Choose another one."
        ).About("slug");

    public static Problem RightEnded() =>
        new("alliance.rightEnded", ProblemKind.Conflict, "This right has an end already. Add a new right for the time after it.");

    public static Problem LastAdministrator() =>
        new(
            "alliance.lastAdministrator",
            ProblemKind.Conflict,
            "This is the institution's last administrator. Give the role to somebody else first."
        );

    public static Problem RoleOfInstitution() =>
        new Problem(
            "alliance.roleOfInstitution",
            ProblemKind.Conflict,
            "The work of this role is the whole institution's. Give it without a unit."
        ).About("unit");

    public static Problem UnitPlace() =>
        new Problem(
            "alliance.unitPlace",
            ProblemKind.Conflict,
            "A unit cannot stand below itself, and units are at most five levels deep. Choose another place."
        ).About("parent");

    public static Problem UnitInUse() =>
        new(
            "alliance.unitInUse",
            ProblemKind.Conflict,
            "Something hangs on this unit: units below it, roles, open invitations or specifications. Move them or take them away first."
        );

    public static Problem AlreadyMember() =>
        new Problem(
            "alliance.alreadyMember",
            ProblemKind.Conflict,
            "This person works here already. Give the roles in the list of people."
        ).About("email");

    public static Problem InvitationUnknown() =>
        new(
            "alliance.invitationUnknown",
            ProblemKind.NotFound,
            "There is no invitation at this address. Check that the link was copied as a whole."
        );

    public static Problem InvitationOver() =>
        new(
            "alliance.invitationOver",
            ProblemKind.Gone,
            "This invitation was used, withdrawn, or is older than 14 days. Ask the institution for a new one."
        );

    public static Problem SignInInstead() =>
        new(
            "alliance.signInInstead",
            ProblemKind.Conflict,
            "There is an account with the invited address already. Sign in with it, then open the link again."
        );
}
