namespace Testamur.Web.UI;

/// <summary>What the frame around every page shows. The platform gives one per request through <see cref="IShell"/>.</summary>
public sealed record ShellState
{
    /// <summary>Whether somebody is signed in.</summary>
    public bool SignedIn { get; init; }

    /// <summary>The person's own name; shown when no role is chosen, and in the account menu.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The role and place the person acts in now.</summary>
    public RoleChoice? Role { get; init; }

    /// <summary>The pairs of role and place the person holds. The menu posts the chosen <see cref="RoleChoice.Value"/> as <c>role</c>.</summary>
    public IReadOnlyList<RoleChoice> Roles { get; init; } = [];

    /// <summary>The main links, at most five.</summary>
    public IReadOnlyList<NavItem> Nav { get; init; } = NavItems.Visitor;

    /// <summary>The five tabs at the bottom of a learner's phone; empty for everybody else.</summary>
    public IReadOnlyList<NavItem> Tabs { get; init; } = [];

    /// <summary>Unread notices.</summary>
    public int Unread { get; init; }

    /// <summary>Languages of the interface, named by themselves.</summary>
    public IReadOnlyList<UiLanguage> Languages { get; init; } = UiLanguage.All;

    /// <summary>What was just done, shown once at the bottom of the page.</summary>
    public ToastMessage? Toast { get; init; }

    /// <summary>A sentence in the footer about this installation, already in the reader's language.</summary>
    public string? About { get; init; }
}

/// <summary>The platform's source of <see cref="ShellState"/>; register a scoped one of your own after <c>AddUi</c>.</summary>
public interface IShell
{
    /// <summary>The frame for this request.</summary>
    ValueTask<ShellState> ReadAsync(HttpContext http, CancellationToken cancel);
}

/// <summary>The frame of a visitor who is not signed in.</summary>
internal sealed class VisitorShell : IShell
{
    public ValueTask<ShellState> ReadAsync(HttpContext http, CancellationToken cancel) => new(new ShellState());
}

/// <summary>A link of the frame. It is current on its own path and below it.</summary>
/// <param name="LabelKey">A key of <see cref="UiText"/>, or the text itself.</param>
public sealed record NavItem(string LabelKey, string Href, Glyph? Icon = null, int Count = 0)
{
    internal bool IsCurrent(PathString path) =>
        Href.Length > 1 ? path.StartsWithSegments(Href.Split('?')[0]) : path.Value is null or "" or "/";
}

/// <summary>A role a person holds somewhere.</summary>
/// <param name="Value">What the role form posts.</param>
/// <param name="LabelKey">A key of <see cref="UiText"/> such as <c>Role.Registrar</c>, or the text itself.</param>
/// <param name="Place">The institution, or the person's own name for a learner.</param>
public sealed record RoleChoice(string Value, string LabelKey, string Place);

/// <summary>A language of the interface.</summary>
public sealed record UiLanguage(string Code, string OwnName)
{
    /// <summary>Every language with a complete set of texts.</summary>
    public static IReadOnlyList<UiLanguage> All { get; } = [new("en", "English"), new("de", "Deutsch")];
}

/// <summary>Something that was just done. With <paramref name="UndoAction"/> the toast holds a form that posts there.</summary>
public sealed record ToastMessage(string Text, string? UndoAction = null, string? UndoName = null, string? UndoValue = null);

/// <summary>Where the frame's own forms and links lead.</summary>
public static class ShellPaths
{
    public const string Culture = "/language";
    public const string Role = "/role";

    /// <summary>Leads the signed-in person on to where their work starts.</summary>
    public const string Start = "/start";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string Account = "/my/account";
    public const string Notices = "/my/messages";
    public const string Privacy = "/privacy";
    public const string Accessibility = "/accessibility";
    public const string Imprint = "/imprint";
    public const string Help = "/help";
}
