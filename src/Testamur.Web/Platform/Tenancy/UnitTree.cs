namespace Testamur.Web.Platform.Tenancy;

/// <summary>The units of one institution as a tree. Pure.</summary>
internal sealed class UnitTree
{
    /// <summary>So many levels below the institution: faculty, school, department, section, group.</summary>
    public const int MostDepth = 5;

    private readonly Dictionary<UnitId, OrganisationUnit> _units;
    private readonly ILookup<UnitId?, OrganisationUnit> _children;

    public UnitTree(IEnumerable<OrganisationUnit> units)
    {
        _units = units.ToDictionary(unit => unit.Id);
        _children = _units.Values.ToLookup(unit => unit.Parent);
    }

    public OrganisationUnit? Find(UnitId id) => _units.GetValueOrDefault(id);

    /// <summary>The unit and all below it.</summary>
    public IEnumerable<UnitId> Within(UnitId id) => _units.ContainsKey(id) ? Below(id).Prepend(id) : [];

    /// <summary>From right below the institution down to the unit itself.</summary>
    public IReadOnlyList<OrganisationUnit> Path(UnitId id)
    {
        var path = new List<OrganisationUnit>();
        for (var at = Find(id); at is not null; at = at.Parent is { } parent ? Find(parent) : null)
            path.Insert(0, at);
        return path;
    }

    /// <summary>The names from the top, as a menu shows them.</summary>
    public string Name(UnitId id, string language) => string.Join(" › ", Path(id).Select(unit => unit.Name.In(language)));

    /// <summary>The open units in the order of the tree, with their depth: 1 right below the institution.</summary>
    public IEnumerable<(OrganisationUnit Unit, int Depth)> Open(string language) => OpenBelow(null, 1, language);

    /// <summary>Whether the unit may stand below this one: not below itself, and not deeper than allowed with all that hangs on it.</summary>
    /// <param name="unit">Null for one that is new.</param>
    public bool Fits(UnitId? unit, UnitId? parent)
    {
        if (parent is not { } above)
            return true; // what fitted somewhere fits at the top
        if (unit is { } moved && Within(moved).Contains(above))
            return false;
        return Path(above).Count + (unit is { } one ? Height(one) : 1) <= MostDepth;
    }

    private int Height(UnitId id) => 1 + _children[id].Select(child => Height(child.Id)).DefaultIfEmpty(0).Max();

    private IEnumerable<UnitId> Below(UnitId id) => _children[id].SelectMany(child => Below(child.Id).Prepend(child.Id));

    private IEnumerable<(OrganisationUnit Unit, int Depth)> OpenBelow(UnitId? parent, int depth, string language) =>
        _children[parent]
            .Where(unit => unit.ClosedAt is null)
            .OrderBy(unit => unit.Name.In(language), StringComparer.CurrentCulture)
            .ThenBy(unit => unit.Id.Value)
            .SelectMany(unit => OpenBelow(unit.Id, depth + 1, language).Prepend((unit, depth)));
}
