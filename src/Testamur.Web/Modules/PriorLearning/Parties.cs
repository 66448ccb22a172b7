using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>
/// Who is what in a case. Nobody is two things in one: the applicant, the adviser, the assessors and the officer who certifies are different people,
/// and an appeal goes to people who had no part in what is appealed against. What somebody is in another case does not matter. Pure.
/// </summary>
/// <param name="Adviser">Null while nobody took the case.</param>
/// <param name="Panel">The assessors of this round.</param>
/// <param name="Earlier">Assessors and officer of the round that is appealed against.</param>
internal sealed record Parties(
    PersonId Applicant,
    PersonId? Adviser,
    IReadOnlyCollection<PersonId> Panel,
    IReadOnlyCollection<PersonId> Earlier
)
{
    public CaseRoles RolesOf(PersonId person, Func<Permission, bool> may)
    {
        if (person == Applicant)
            return CaseRoles.Applicant;
        if (person == Adviser)
            return CaseRoles.Adviser;
        if (Earlier.Contains(person))
            return CaseRoles.None;
        if (Panel.Contains(person))
            return may(Permission.Assess) ? CaseRoles.Assessor : CaseRoles.None;
        var roles = Adviser is null && may(Permission.AdvisePriorLearning) ? CaseRoles.Adviser : CaseRoles.None;
        return may(Permission.RatifyAward) ? roles | CaseRoles.Officer : roles;
    }

    /// <summary>Whether a person may be on the panel of this round.</summary>
    public bool MayAssess(PersonId person) => person != Applicant && person != Adviser && !Earlier.Contains(person);
}
