namespace Testamur.Web.UI;

/// <summary>The main links of a visitor. The platform gives those of each role.</summary>
public static class NavItems
{
    public static IReadOnlyList<NavItem> Visitor { get; } =
    [new("Nav.Find", "/catalogue"), new("Nav.Check", "/verify"), new("Nav.Stacks", "/stacks"), new("Nav.Observatory", "/observatory")];
}
