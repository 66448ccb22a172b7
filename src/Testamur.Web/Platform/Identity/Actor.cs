using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Identity;

/// <summary>Who acts in this request and what they may do at the current institution. Nobody signed in: <see cref="Id"/> is null.</summary>
internal sealed class Actor
{
    private IReadOnlyList<Membership> _memberships = [];
    private InstitutionId _institution;

    public PersonId? Id { get; private set; }

    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string Language { get; private set; } = "en";

    public bool IsAllianceAdministrator { get; private set; }

    /// <summary>The person's roles anywhere; for navigation.</summary>
    public IReadOnlyList<Membership> Memberships => _memberships;

    /// <summary>Whether the person belongs to the staff of the current institution.</summary>
    public bool IsMember => _memberships.Any(m => m.Institution == _institution);

    public bool May(Permission permission) => _memberships.Any(m => m.Institution == _institution && m.Role.Allows(permission));

    /// <summary>The person's id, on routes that ask for a sign-in.</summary>
    public PersonId RequiredId => Id ?? throw new InvalidOperationException("This route must ask for a sign-in.");

    internal void Become(Person person, IReadOnlyList<Membership> memberships, InstitutionId institution)
    {
        Id = new(person.Id);
        Name = person.Name;
        Email = person.Email ?? "";
        Language = person.Language;
        IsAllianceAdministrator = person.IsAllianceAdministrator;
        _memberships = memberships;
        _institution = institution;
    }
}
