using System.Text.RegularExpressions;
using Testamur.Tests.Shared;

namespace Testamur.EndToEnd;

/// <summary>
/// The main job, from an installation nobody has set up to a credential that an employer checks: each step by the person whose
/// job it is, on the pages, with or without script.
/// </summary>
internal sealed partial class Walk(Server server, Chromium chromium, bool script, AxeLog? axe)
{
    private const string Password = "a long enough phrase 7";
    private const string Home = "/t/nordhaven";
    private readonly Dictionary<string, Visitor> _people = [];

    public bool Script => script;

    /// <summary>A stranger, with a browser of their own.</summary>
    public Task<Visitor> StrangerAsync() => chromium.VisitorAsync(server.Address, script, axe);

    /// <summary>After a failure: what everybody last saw.</summary>
    public async Task LeavePicturesAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryRoot.Path, "artifacts", "failed")).FullName;
        foreach (var (person, visitor) in _people)
            await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{person}.png"), FullPage = true });
    }

    public Visitor this[string person] => _people[person];

    /// <summary>The first-run page, with the code from the console.</summary>
    public async Task SetUpAsync()
    {
        var admin = await StrangerAsync();
        _people["admin"] = admin;
        await admin.GoToAsync("/first-run");
        await admin.FillAsync("code", Code().Match(server.Output).Value);
        await admin.FillAsync("name", "Aino Testfeld");
        await admin.FillAsync("email", "admin@nordhaven.example.org");
        await admin.FillAsync("password", Password);
        await admin.FillAsync("allianceName", "Meridia");
        await FillInstitutionAsync(admin, "nordhaven", "Nordhaven Demo University", "FI");
        await admin.PressAsync("Set up");
        Assert.Equal($"{Home}/settings", admin.Path);
    }

    /// <summary>A second member with its right to award; the first one's keys, one of them replaced.</summary>
    public async Task AddMemberAndKeysAsync()
    {
        var admin = this["admin"];
        await admin.GoToAsync("/alliance");
        await FillInstitutionAsync(admin, "belmonte", "Belmonte Demo University", "IT");
        await admin.FillAsync("administratorEmail", "admin@belmonte.example.org");
        await admin.PressAsync("Add and invite");
        await admin.SeesAsync("Belmonte Demo University");

        await admin.GoToAsync($"{Home}/keys");
        await admin.PressAsync("Create the keys");
        await admin.SeesAsync("credential-1");
        await admin.ConfirmAsync("Replace this key", "Replace the key");
        await admin.SeesAsync("credential-2");
    }

    /// <summary>Invites somebody by e-mail, who makes an account from the link.</summary>
    public async Task InviteAsync(string person, params string[] roles)
    {
        var admin = this["admin"];
        var email = $"{person}@nordhaven.example.org";
        await admin.GoToAsync($"{Home}/people");
        await admin.FillAsync("email", email);
        foreach (var role in roles)
            await admin.TickAsync("roles", role);
        await admin.PressAsync("Send the invitation");
        var invited = await StrangerAsync();
        _people[person] = invited;
        await invited.GoToAsync(await Mailbox.LinkAsync(server, email, "/invitation/"));
        await invited.FillAsync("name", $"{char.ToUpperInvariant(person[0])}{person[1..]} Demo");
        await invited.FillAsync("password", Password);
        await invited.PressAsync("Make the account");
    }

    /// <summary>Gives a role and takes it again.</summary>
    public async Task GiveAndTakeRoleAsync()
    {
        var admin = this["admin"];
        await admin.GoToAsync($"{Home}/people");
        var card = admin.Page.Locator("article, section.card, li", new() { HasText = "Assessor Demo" }).Last;
        await card.Locator("select[name=role]").SelectOptionAsync("Author");
        await admin.ClickAsync(card.GetByText("Give", new() { Exact = true }));
        card = admin.Page.Locator("article, section.card, li", new() { HasText = "Assessor Demo" }).Last;
        await Microsoft.Playwright.Assertions.Expect(card.GetByText("Author").First).ToBeVisibleAsync();
        await card.Locator(":is(summary, button)", new() { HasText = "Take" }).First.ClickAsync();
        await admin.ClickAsync(admin.Page.Locator("main button:visible", new() { HasText = "Take the role" }).First);
    }

    /// <summary>Makes an account and confirms its address from the mail.</summary>
    public async Task SignUpAsync(Visitor visitor, string name, string email)
    {
        if (!visitor.Path.StartsWith("/sign-up", StringComparison.Ordinal))
            await visitor.GoToAsync("/sign-up");
        await visitor.FillAsync("name", name);
        await visitor.FillAsync("email", email);
        await visitor.FillAsync("password", Password);
        await visitor.PressAsync("Make an account");
        await visitor.GoToAsync(await Mailbox.LinkAsync(server, email, "/confirm-email/"));
        await visitor.PressAsync("Confirm my address");
        await SignInAsync(visitor, email);
    }

    public static async Task SignInAsync(Visitor visitor, string email)
    {
        await visitor.GoToAsync("/sign-in");
        await visitor.FillAsync("email", email);
        await visitor.FillAsync("password", Password);
        await visitor.PressAsync("Sign in");
        Assert.DoesNotContain("/sign-in", visitor.Path, StringComparison.Ordinal);
    }

    private static async Task FillInstitutionAsync(Visitor admin, string slug, string name, string country)
    {
        await admin.FillAsync("slug", slug);
        await admin.FillAsync("institutionName", name);
        await admin.FillAsync("legalName", name);
        await admin.FillAsync("countryCode", country);
        await admin.FillAsync("basis", "A fictitious demonstration right");
        await admin.PickAsync("eqfFrom", "6");
        await admin.PickAsync("eqfTo", "7");
        await admin.FillAsync("validFrom", "2024-01-01");
    }

    [GeneratedRegex("[A-Z2-9]{5}(-[A-Z2-9]{5}){3}")]
    private static partial Regex Code();
}
