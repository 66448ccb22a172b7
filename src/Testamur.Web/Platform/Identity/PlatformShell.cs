using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Messages;
using Testamur.Web.UI;

namespace Testamur.Web.Platform.Identity;

/// <summary>The frame around a page: links by the role somebody acts in. What may be done is decided by the routes, not here.</summary>
internal sealed class PlatformShell(Actor actor, IServiceScopeFactory scopes) : IShell
{
    private static readonly NavItem Find = new("Nav.Find", "/catalogue");

    private static readonly NavItem Check = new("Nav.Check", "/verify");

    private static readonly NavItem[] LearnerNav =
    [
        new("Nav.Wallet", "/my/wallet"),
        new("Nav.Learning", "/my/learning"),
        new("Nav.MyStacks", "/my/stacks"),
        Find,
        Check,
    ];

    private static readonly NavItem[] LearnerTabs =
    [
        new("Nav.Wallet", "/my/wallet", Glyph.Tile),
        new("Nav.Learning", "/my/learning", Glyph.Clock),
        new("Nav.Stacks", "/my/stacks", Glyph.Stack),
        new("Nav.Find", "/catalogue", Glyph.Search),
        new("Nav.You", ShellPaths.Account, Glyph.Me),
    ];

    public async ValueTask<ShellState> ReadAsync(HttpContext http, CancellationToken cancel)
    {
        if (actor.Id is not { } person)
            return new ShellState();

        // The frame renders while the page is still reading, and a database context does one thing at a time: it has its own.
        await using var scope = scopes.CreateAsyncScope();
        var held = await RoleChoices.ListAsync(actor, scope.ServiceProvider.GetRequiredService<IPlaces>(), cancel);
        var chosen = RoleChoices.Chosen(held, http);
        var learner = new RoleChoice(RoleChoices.Learner, "Role.Learner", actor.Name);
        List<RoleChoice> roles = [.. held.Select(role => new RoleChoice(role.Value, $"Role.{role.Role}", role.Place)), learner];
        var nav = chosen is null ? LearnerNav : [.. chosen.Nav, .. Everyone(chosen)];
        return new ShellState
        {
            SignedIn = true,
            DisplayName = actor.Name,
            Role = chosen is null ? learner : roles.Find(role => role.Value == chosen.Value),
            Roles = held.Count == 0 ? [] : roles,
            Nav = nav,
            Tabs = chosen is null ? LearnerTabs : [],
            Unread = await MyMessages.CountUnreadAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), person, cancel),
        };
    }

    private IEnumerable<NavItem> Everyone(HeldRole chosen)
    {
        if (actor.IsAllianceAdministrator && chosen.Role == Role.Administrator)
        {
            yield return new("Nav.Alliance", "/alliance");
            yield return new("Nav.Observatory", "/observatory");
        }
        else
        {
            yield return Find;
        }

        yield return Check;
    }
}
