using Microsoft.Playwright;

namespace Testamur.EndToEnd;

internal sealed partial class Walk
{
    private const string ClaimEmail = "olga@example.org";
    private string _shared = "";
    private string _file = "";

    /// <summary>One award by its result.</summary>
    public async Task IssueOneAsync()
    {
        var registrar = this["registrar"];
        await registrar.GoToAsync($"{Home}/issuing/new");
        await registrar.PressAsync("Show the preview");
        await ConfirmBatchAsync(registrar, 1);
    }

    /// <summary>A list: what is wrong stands beside the row, the others are issued.</summary>
    public async Task IssueListAsync()
    {
        var registrar = this["registrar"];
        await registrar.GoToAsync($"{Home}/issuing/new");
        var list =
            $"name,email,awardedOn,grade\nOlga Demo,{ClaimEmail},{Day(-1)},pass\nPiotr Demo,piotr@example.org,{Day(-1)},excellent\n";
        await registrar
            .Page.Locator("main input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "awards.csv",
                    MimeType = "text/csv",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(list),
                }
            );
        await registrar.ClickAsync(registrar.Page.Locator("main form:has(input[type=file]) button"));
        await registrar.SeesAsync("is no grade of this specification");
        await ConfirmBatchAsync(registrar, 1);
    }

    private static async Task ConfirmBatchAsync(Visitor registrar, int count)
    {
        await registrar.FillAsync("count", $"{count}");
        await registrar.PressAsync($"Issue {count}");
        for (var attempt = 0; attempt < 60 && !await registrar.HasAsync($"{count} of {count} sealed"); attempt++)
        {
            await Task.Delay(500);
            await registrar.Page.ReloadAsync();
        }

        await registrar.SeesAsync($"{count} of {count} sealed");
        await registrar.CheckAsync();
    }

    /// <summary>Somebody without an account sees the credential from the mail's link, makes an account and takes it.</summary>
    public async Task ClaimAsync()
    {
        var olga = await StrangerAsync();
        var claim = await Mailbox.LinkAsync(server, ClaimEmail, "/claim/");
        await olga.GoToAsync(claim);
        await olga.SeesAsync(Title);
        await SignUpAsync(olga, "Olga Demo", ClaimEmail);
        await olga.GoToAsync(claim);
        await olga.PressAsync("Take it into my wallet");
        await olga.GoToAsync("/my/wallet");
        await olga.SeesAsync(Title);
    }

    /// <summary>Into the wallet, out as a file, and shared by a link that ends.</summary>
    public async Task HoldAndShareAsync()
    {
        var learner = this["learner"];
        await learner.GoToAsync("/my/wallet");
        await learner.FollowAsync(Title);
        await learner.PressAsync("Take it into my wallet");
        var download = await learner.Page.RunAndWaitForDownloadAsync(() =>
            learner.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Save as JSON" }).ClickAsync()
        );
        _file = await File.ReadAllTextAsync(await download.PathAsync());
        await learner.FollowAsync("Share");
        await learner.FillAsync("purpose", "A job application");
        await learner.FillAsync("endsOn", Day(14));
        await learner.PressAsync("Make the link");
        _shared = new Uri(await learner.Page.Locator("#link").InputValueAsync()).PathAndQuery;
    }

    /// <summary>Anybody checks: by the link, as a file, as pasted text; and a changed letter is noticed.</summary>
    public async Task VerifyAsync()
    {
        var employer = await StrangerAsync();
        await employer.GoToAsync(_shared);
        await ExpectVerdictAsync(employer, "valid");

        await employer.GoToAsync("/verify");
        await employer
            .Page.Locator("main input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "credential.json",
                    MimeType = "application/json",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(_file),
                }
            );
        await CheckDocumentAsync(employer);
        await ExpectVerdictAsync(employer, "valid");

        await employer.GoToAsync("/verify");
        await employer.FillAsync("text", _file.Replace("Ida Beispiel", "Ida Beispier", StringComparison.Ordinal));
        await CheckDocumentAsync(employer);
        await ExpectVerdictAsync(employer, "invalid");
        Assert.Empty(await employer.Page.Context.CookiesAsync());
    }

    private static async Task CheckDocumentAsync(Visitor employer)
    {
        var button = employer.Page.Locator("main form button").Last;
        if (await button.IsVisibleAsync())
            await button.ClickAsync();
        await employer.Page.Locator("[data-verdict]").WaitForAsync();
        await employer.CheckAsync();
    }

    private static async Task ExpectVerdictAsync(Visitor employer, string verdict) =>
        await Assertions.Expect(employer.Page.Locator("[data-verdict]").First).ToHaveAttributeAsync("data-verdict", verdict);

    /// <summary>Revoked with a reason: our verifier says so at once, the learner is told.</summary>
    public async Task RevokeAsync()
    {
        var registrar = this["registrar"];
        await registrar.GoToAsync($"{Home}/issuing");
        await registrar.FollowAsync("Ida Beispiel");
        await registrar.ConfirmAsync(
            "Revoke",
            "Revoke the credential",
            () => registrar.FillAsync("reason", "The award was recorded for the wrong person.")
        );
        var employer = await StrangerAsync();
        await employer.GoToAsync(_shared);
        await ExpectVerdictAsync(employer, "invalid");
        await employer.SeesAsync("revoked");

        var learner = this["learner"];
        await learner.GoToAsync("/my/messages");
        await learner.SeesAsync("revoked");
    }
}
