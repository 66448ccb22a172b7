using Testamur.Web.Modules.PriorLearning;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Tests.PriorLearning;

/// <summary>The life of a case: what the table names happens, by whom it names, and nothing else by anybody.</summary>
public sealed class CaseLifeTests
{
    private static readonly HashSet<string> Allowed =
    [
        "Enquiry TakeUp Adviser → Identification",
        "Identification Identify Adviser → Documentation",
        "Documentation HandIn Applicant → Assessment",
        "Assessment PassOn Assessor → Certification",
        "Certification Award Officer → Awarded",
        "Certification Exempt Officer → CreditExemption",
        "Certification GrantPartly Officer → PartlyGranted",
        "Certification Refuse Officer → Refused",
        "CreditExemption Appeal Applicant → Appealed",
        "PartlyGranted Appeal Applicant → Appealed",
        "Refused Appeal Applicant → Appealed",
        "Appealed Reopen Officer → Assessment",
    ];

    [Fact]
    public void Of_every_state_move_and_role_only_what_the_table_names_is_possible()
    {
        var happened = new HashSet<string>();
        foreach (var from in Enum.GetValues<CaseState>())
        foreach (var move in Enum.GetValues<CaseMove>())
        foreach (var role in Enum.GetValues<CaseRoles>())
        {
            if (CaseLife.Next(from, move, role).Succeeded(out var to, out var problem))
                happened.Add($"{from} {move} {role} → {to}");
            else
                Assert.Contains(problem.Code, new[] { "priorLearning.wrongState", "priorLearning.notYourStep" });
        }

        Assert.Equal(Allowed.Order(StringComparer.Ordinal), happened.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Applicant_adviser_assessor_and_officer_are_different_people()
    {
        var (applicant, adviser, assessor, officer) = (Person(1), Person(2), Person(3), Person(4));
        var parties = new Parties(applicant, adviser, [assessor], []);
        // Whatever roles they hold at the institution, in this case they are one thing.
        Assert.Equal(CaseRoles.Applicant, parties.RolesOf(applicant, _ => true));
        Assert.Equal(CaseRoles.Adviser, parties.RolesOf(adviser, _ => true));
        Assert.Equal(CaseRoles.Assessor, parties.RolesOf(assessor, _ => true));
        Assert.Equal(CaseRoles.Officer, parties.RolesOf(officer, _ => true));
        Assert.Equal(CaseRoles.None, parties.RolesOf(Person(5), permission => permission == Permission.DraftSpecification));
        Assert.False(parties.MayAssess(applicant));
        Assert.False(parties.MayAssess(adviser));
        Assert.True(parties.MayAssess(officer));
    }

    [Fact]
    public void An_appeal_goes_to_people_who_had_no_part_in_what_is_appealed_against()
    {
        var (assessor, certifier, fresh) = (Person(3), Person(4), Person(6));
        var parties = new Parties(Person(1), Person(2), [fresh], [assessor, certifier]);
        Assert.Equal(CaseRoles.None, parties.RolesOf(assessor, _ => true));
        Assert.Equal(CaseRoles.None, parties.RolesOf(certifier, _ => true));
        Assert.False(parties.MayAssess(assessor));
        Assert.False(parties.MayAssess(certifier));
        Assert.Equal(CaseRoles.Assessor, parties.RolesOf(fresh, _ => true));
    }

    private static PersonId Person(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
