using System.Globalization;
using Testamur.Education.Specifications;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.UI;

namespace Testamur.Web.Platform.Identity;

/// <summary>A role at a place, as the menu offers it and as the form <c>/role</c> posts it: <c>author@short-name</c>, for a unit with its id behind.</summary>
internal sealed record HeldRole(Role Role, string Slug, string Place, UnitId? Unit)
{
    /// <summary>The workplaces that are open to roles of units.</summary>
    private static readonly string[] OpenToUnits = ["design", "reviews", "offerings", "issuing"];

    public string Value => $"{Role.ToString().ToLowerInvariant()}@{Slug}" + (Unit is { } unit ? $"~{unit.Value:n}" : "");

    /// <summary>Where somebody in this role starts.</summary>
    public string Home => Nav is [var first, ..] ? first.Href : "/";

    public IReadOnlyList<NavItem> Nav =>
        [
            .. Workplaces[Role]
                .Where(place => Unit is null || OpenToUnits.Contains(place.Path))
                .Select(place => new NavItem(place.Label, $"/t/{Slug}/{place.Path}")),
        ];

    // Labels are keys of UiText where it has the word.
    private static readonly Dictionary<Role, (string Label, string Path)[]> Workplaces = new()
    {
        [Role.Administrator] =
        [
            ("Nav.People", "people"),
            ("Nav.Units", "units"),
            ("Nav.Settings", "settings"),
            ("Nav.Keys", "keys"),
        ],
        [Role.Author] = [("Nav.Designs", "design"), ("Nav.Reviews", "reviews"), ("Nav.Pathways", "pathways")],
        [Role.QaOfficer] = [("Nav.ToReview", "reviews"), ("Nav.Designs", "design"), ("Nav.Audit", "audit")],
        [Role.Approver] =
        [
            ("Nav.ToApprove", "reviews"),
            ("Nav.Pathways", "pathways"),
            ("Nav.Designs", "design"),
            ("Nav.Agreements", "agreements"),
        ],
        [Role.Assessor] = [("Nav.Offerings", "offerings"), ("Nav.PriorLearning", "prior-learning"), ("Nav.Designs", "design")],
        [Role.Registrar] =
        [
            ("Nav.Issuing", "issuing"),
            ("Nav.Offerings", "offerings"),
            ("Nav.Claims", "claims"),
            ("Nav.PriorLearning", "prior-learning"),
        ],
        [Role.RecognitionOfficer] = [("Nav.Recognition", "recognitions"), ("Nav.Agreements", "agreements")],
        [Role.Counsellor] = [("Nav.Counselling", "counselling"), ("Nav.Offerings", "offerings")],
        [Role.Adviser] = [("Nav.PriorLearning", "prior-learning"), ("Nav.Offerings", "offerings")],
    };
}

/// <summary>The roles of who acts, with the names of the places.</summary>
internal static class RoleChoices
{
    public const string Learner = "learner";

    public const string Cookie = "testamur-role";

    public static async Task<IReadOnlyList<HeldRole>> ListAsync(Actor actor, IPlaces places, CancellationToken cancel)
    {
        if (actor.Memberships.Count == 0)
            return [];
        var known = await places.ListAsync([.. actor.Memberships.Select(m => m.Institution)], cancel);
        List<UnitId> ids = [.. actor.Memberships.Select(m => m.Unit).OfType<UnitId>().Distinct()];
        var units = ids.Count == 0 ? new Dictionary<UnitId, LangText>() : await places.NamesAsync(ids, cancel);
        return
        [
            .. actor
                .Memberships.Where(m => known.ContainsKey(m.Institution))
                .Select(m => new HeldRole(
                    m.Role,
                    known[m.Institution].Slug,
                    PlaceOf(known[m.Institution], m.Unit, units),
                    m.Unit
                ))
                .OrderBy(held => held.Place, StringComparer.CurrentCulture)
                .ThenBy(held => held.Role),
        ];
    }

    private static string PlaceOf(Tenant institution, UnitId? unit, IReadOnlyDictionary<UnitId, LangText> units) =>
        unit is { } one && units.TryGetValue(one, out var name)
            ? $"{institution.Name} · {name.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)}"
            : institution.Name;

    /// <summary>The institution in the address decides; then what was chosen last; then the first.</summary>
    public static HeldRole? Chosen(IReadOnlyList<HeldRole> held, HttpContext http)
    {
        var cookie = http.Request.Cookies[Cookie];
        var asked = held.FirstOrDefault(role => role.Value == cookie);
        if (http.Request.RouteValues["tenant"] is string slug)
            return asked?.Slug == slug ? asked : held.FirstOrDefault(role => role.Slug == slug) ?? asked;
        if (cookie == Learner || http.Request.Path.StartsWithSegments("/my/wallet"))
            return null;
        return asked ?? (held.Count > 0 ? held[0] : null);
    }
}

/// <summary>Names and short names of institutions, and the names of their units; the module that keeps the list of members answers.</summary>
internal interface IPlaces
{
    Task<IReadOnlyDictionary<InstitutionId, Tenant>> ListAsync(IReadOnlyCollection<InstitutionId> ids, CancellationToken cancel);

    /// <param name="ids">Units in which the signed-in person has roles, at whichever institution.</param>
    Task<IReadOnlyDictionary<UnitId, LangText>> NamesAsync(IReadOnlyCollection<UnitId> ids, CancellationToken cancel);
}
