using System.Collections.Frozen;

namespace Testamur.Web.Platform.Identity;

/// <summary>Which role may do what. Nobody both writes and approves: the use case checks that for the version at hand.</summary>
internal static class RolePermissions
{
    private static readonly FrozenDictionary<Role, Permission[]> ByRole = new Dictionary<Role, Permission[]>
    {
        [Role.Administrator] =
        [
            Permission.SeeInstitution,
            Permission.ManageInstitution,
            Permission.ManageKeys,
            Permission.SeeAudit,
        ],
        [Role.Author] = [Permission.SeeInstitution, Permission.DraftSpecification],
        [Role.QaOfficer] = [Permission.SeeInstitution, Permission.ReviewSpecification, Permission.SeeAudit],
        [Role.Approver] =
        [
            Permission.SeeInstitution,
            Permission.ApproveSpecification,
            Permission.PublishSpecification,
            Permission.SignAgreement,
        ],
        [Role.Assessor] = [Permission.SeeInstitution, Permission.Assess],
        [Role.Registrar] =
        [
            Permission.SeeInstitution,
            Permission.ManageOffering,
            Permission.RatifyAward,
            Permission.Issue,
            Permission.Revoke,
            Permission.ManageFunding,
        ],
        [Role.RecognitionOfficer] = [Permission.SeeInstitution, Permission.DecideRecognition, Permission.NegotiateAgreement],
        [Role.Counsellor] = [Permission.SeeInstitution, Permission.Counsel],
        [Role.Adviser] = [Permission.SeeInstitution, Permission.AdvisePriorLearning],
    }.ToFrozenDictionary();

    /// <summary>Whether the role may be given for a unit: its work is there. The others' is the institution's.</summary>
    public static bool FitsUnits(this Role role) =>
        role is Role.Author or Role.QaOfficer or Role.Approver or Role.Assessor or Role.Registrar;

    public static bool Allows(this Role role, Permission permission) => ByRole[role].Contains(permission);
}
