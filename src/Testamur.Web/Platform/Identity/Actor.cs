using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Identity;

/// <summary>
/// Who acts in this request and what they may do at the current institution. Nobody signed in: <see cref="Id"/> is null. A role of a unit counts for
/// nothing until a route that is open to such roles lets the actor in (<see cref="Enter"/>): from then on the request reaches the actor's units only.
/// </summary>
internal sealed class Actor(CurrentTenant tenant)
{
    private IReadOnlyList<Membership> _memberships = [];
    private InstitutionId _institution;
    private HeldUnits _units = HeldUnits.None;

    public PersonId? Id { get; private set; }

    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string Language { get; private set; } = "en";

    public bool IsAllianceAdministrator { get; private set; }

    /// <summary>The person's roles anywhere; for navigation.</summary>
    public IReadOnlyList<Membership> Memberships => _memberships;

    /// <summary>Whether the person belongs to the staff of the current institution.</summary>
    public bool IsMember => _memberships.Any(m => m.Institution == _institution);

    /// <summary>Whether the actor holds this for everything that the request reaches, so that it need not be asked for each thing.</summary>
    public bool May(Permission permission) =>
        HoldsForAll(permission)
        || tenant.Part is { Units.Count: > 0 } part && part.Units.All(UnitsOf(permission).ToHashSet().Contains);

    /// <summary>Whether the actor holds this for the unit; null asks for the whole institution.</summary>
    public bool MayIn(Permission permission, UnitId? unit) =>
        HoldsForAll(permission) || unit is { } one && UnitsOf(permission).Contains(one);

    /// <summary>Whether there is any unit for which the actor holds this, or the whole institution: what a list offers leads to routes that look closer.</summary>
    public bool MaySomewhere(Permission permission) => HoldsForAll(permission) || UnitsOf(permission).Any();

    /// <summary>The person's id, on routes that ask for a sign-in.</summary>
    public PersonId RequiredId => Id ?? throw new InvalidOperationException("This route must ask for a sign-in.");

    /// <summary>Lets the actor in with what they hold of this; when that is roles of units, the request reaches those units only.</summary>
    /// <returns>False when they hold nothing of it.</returns>
    public bool Enter(Permission permission)
    {
        if (HoldsForAll(permission))
            return true;
        var units = UnitsOf(permission).ToHashSet();
        if (units.Count == 0)
            return false;
        tenant.Narrow(_units.PartOf(units));
        return true;
    }

    /// <summary>
    /// The request goes on about this specification: it reaches the units no longer that have other roles of the actor's than the specification's own unit,
    /// so that <see cref="May"/> answers for that one.
    /// </summary>
    public void Regard(Guid specification)
    {
        if (_units.Specifications.TryGetValue(specification, out var unit))
            tenant.Narrow(_units.PartOf(new HashSet<UnitId> { unit }));
    }

    internal void Become(Person person, IReadOnlyList<Membership> memberships, InstitutionId institution, HeldUnits? units = null)
    {
        Id = new(person.Id);
        Name = person.Name;
        Email = person.Email ?? "";
        Language = person.Language;
        IsAllianceAdministrator = person.IsAllianceAdministrator;
        _memberships = memberships;
        _institution = institution;
        _units = units ?? HeldUnits.None;
    }

    private bool HoldsForAll(Permission permission) =>
        _memberships.Any(m => m.Institution == _institution && m.Unit is null && m.Role.Allows(permission));

    private IEnumerable<UnitId> UnitsOf(Permission permission) =>
        _memberships
            .Where(m => m.Institution == _institution && m.Role.Allows(permission))
            .Select(m => m.Unit)
            .OfType<UnitId>()
            .SelectMany(_units.Tree.Within);
}

/// <summary>The units of the institution and which specifications are those of the units in which somebody has roles.</summary>
internal sealed record HeldUnits(UnitTree Tree, IReadOnlyDictionary<Guid, UnitId> Specifications)
{
    public static HeldUnits None { get; } = new(new([]), new Dictionary<Guid, UnitId>());

    public InstitutionPart PartOf(IReadOnlySet<UnitId> units) =>
        new(units, Specifications.Where(placed => units.Contains(placed.Value)).Select(placed => placed.Key).ToHashSet());
}
