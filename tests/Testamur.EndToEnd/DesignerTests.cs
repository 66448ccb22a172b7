using Microsoft.Playwright;

namespace Testamur.EndToEnd;

/// <summary>Two authors at two browsers in one draft: what they write is joined, kept while the line is down, and never overwritten.</summary>
public sealed class DesignerTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Title = "title[en]";

    [Fact]
    public async Task Two_editors_and_a_lost_connection_lose_nothing()
    {
        var server = await Server.DemoAsync();
        var axe = new AxeLog();
        var mauro = await SignedInAsync(server, axe, "author-1@belmonte.example.org");
        var liisa = await SignedInAsync(server, axe, "author-2@nordhaven.example.org");
        foreach (var author in new[] { mauro, liisa })
        {
            await author.GoToAsync("/t/belmonte/design");
            await author.FollowAsync("Telling Stories with Open Data");
        }

        await mauro.FillAsync(Title, "Telling Fair Stories with Open Data");
        await SaysAsync(mauro, "Everything is saved.");
        await liisa.FillAsync("weeks", "5");
        await SaysAsync(liisa, "Saved. Mauro Esempi changed: Title");

        await liisa.Page.Context.SetOfflineAsync(true);
        await liisa.FillAsync("weeks", "6");
        await SaysAsync(liisa, "You are offline.");
        await liisa.Page.Context.SetOfflineAsync(false);
        await SaysAsync(liisa, "Saved.");
        liisa = await ComesBackAsync(liisa, axe);

        await mauro.FillAsync(Title, "Fair Stories with Open Data");
        await SaysAsync(mauro, "aved.");
        await liisa.FillAsync(Title, "Honest Stories with Open Data");
        await SaysAsync(liisa, "Mauro Esempi changed the same: Title");
        await DecideAsync(liisa);
        await LookAroundAsync(liisa);
        Assert.Empty(axe.Findings);
    }

    /// <summary>The line is down when the page is closed: what was typed is offered by the next one.</summary>
    private static async Task<Visitor> ComesBackAsync(Visitor author, AxeLog axe)
    {
        var (context, path) = (author.Page.Context, author.Path);
        await context.SetOfflineAsync(true);
        await author.FillAsync("weeks", "7");
        await SaysAsync(author, "You are offline.");
        await author.Page.CloseAsync();
        await context.SetOfflineAsync(false);
        var back = new Visitor(await context.NewPageAsync(), axe);
        await back.GoToAsync(path);
        await back.SeesAsync("Text that was not saved is kept on this device.");
        await back.PressAsync("Put it back and save");
        await Assertions.Expect(back.Page.Locator("[name=weeks]")).ToHaveValueAsync("7");
        return back;
    }

    private static async Task DecideAsync(Visitor author)
    {
        await author.PressAsync("Compare both texts");
        await author.SeesAsync("Mauro Esempi changed the same places as you");
        await author.SeesAsync("Fair Stories with Open Data");
        await author.PictureAsync("merge");
        await author.Page.Locator("[name='conflicts[0].choice'][value=own]").CheckAsync();
        await author.FillAsync("conflicts[0].own", "Fair and Honest Stories with Open Data");
        await author.PressAsync("Save this");
        await Assertions
            .Expect(author.Page.Locator($"[name='{Title}']"))
            .ToHaveValueAsync("Fair and Honest Stories with Open Data");
        await Assertions.Expect(author.Page.Locator("[name=weeks]")).ToHaveValueAsync("7");
    }

    /// <summary>The matrix and a skill in the editor, then the pages around it.</summary>
    private static async Task LookAroundAsync(Visitor author)
    {
        var editor = author.Path.Split('?')[0];
        var box = author.Page.Locator("table.matrix input[type=checkbox]").First;
        await box.FocusAsync();
        await author.Page.Keyboard.PressAsync("Space");
        await SaysAsync(author, "Everything is saved.");
        await author.Page.Locator("[name='learningOutcomes[0].skillSearch']").PressSequentiallyAsync("data anal");
        await Assertions.Expect(author.Page.GetByText("perform data analysis").First).ToBeVisibleAsync();
        await author.PictureAsync("matrix", author.Page.Locator("table.matrix"));
        await author.GoToAsync($"{editor[..editor.LastIndexOf('/')]}/compare");
        await author.SeesAsync("Compare versions");
        await author.PictureAsync("differences");
        await author.GoToAsync($"{editor}/recognition");
        await author.PictureAsync("officer");
        foreach (var page in new[] { "translate?from=en&to=fr", "partners" })
            await author.GoToAsync($"{editor}/{page}");
    }

    private static Task SaysAsync(Visitor author, string words) =>
        Assertions.Expect(author.Page.Locator("#draft-state")).ToContainTextAsync(words);

    private async Task<Visitor> SignedInAsync(Server server, AxeLog axe, string email)
    {
        var visitor = await chromium.VisitorAsync(server.Address, true, axe);
        await visitor.GoToAsync("/sign-in");
        await visitor.FillAsync("email", email);
        await visitor.FillAsync("password", "testamur-demo");
        await visitor.PressAsync("Sign in");
        return visitor;
    }
}
