using System.Globalization;
using System.Text;
using Microsoft.Playwright;

namespace Testamur.EndToEnd;

/// <summary>A registrar's evening: 400 rows, three of them wrong, signed off by a colleague, sealed while one watches, and one mistake corrected for the whole cohort.</summary>
public sealed class RegistrarWalkTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Course = "Energy Choices at Home";

    // Somebody with an account who holds nothing of this course.
    private const string Holder = "author-1@belmonte.example.org";
    private const string Mistake = "The day of the award was a day early.";

    // Sealing a cohort takes its time on a small machine.
    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 120_000 };

    [Fact]
    public async Task Four_hundred_rows_become_credentials_by_four_eyes_and_a_mistake_is_corrected_for_all()
    {
        var server = await Server.DemoAsync();
        var axe = new AxeLog();
        var registrar = await SignedInAsync(server, axe, "registrar@nordhaven.example.org");
        var colleague = await SignedInAsync(server, axe, "registrar-2@nordhaven.example.org");
        var batch = await HandInAsync(registrar);
        await registrar.SeesAsync("3 are held back and need you.");
        await registrar.PictureAsync("evening-preview");
        await ProposeAsync(registrar, 397);
        await registrar.SeesAsync("somebody else signs it off");
        await SignOffAsync(colleague, batch, 397, "evening");
        await CorrectOneAsync(registrar, batch);
        await ReissueAsync(registrar, colleague, batch);

        var learner = await SignedInAsync(server, axe, Holder);
        await learner.GoToAsync("/my/messages");
        await learner.SeesAsync("was replaced");
        await learner.SeesAsync(Mistake);
        Assert.Empty(axe.Findings);
    }

    private static async Task<string> HandInAsync(Visitor registrar)
    {
        await registrar.GoToAsync("/t/wzorowo/issuing/new");
        await registrar.Page.Locator("select[name=specification]").SelectOptionAsync(new SelectOptionValue { Label = Course });
        await registrar
            .Page.Locator("main input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "evening.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(Rows()),
                }
            );
        await registrar.ClickAsync(registrar.Page.Locator("main form:has(input[type=file]) button"));
        return registrar.Path;
    }

    private static string Rows()
    {
        var day = TimeProvider.System.GetUtcNow().AddDays(-2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var rows = new StringBuilder("name,email,awardedOn\n");
        rows.Append(CultureInfo.InvariantCulture, $"Hanna Holder,{Holder},{day}\n");
        for (var i = 2; i <= 397; i++)
            rows.Append(CultureInfo.InvariantCulture, $"Evening Learner {i},evening{i}@example.org,{day}\n");
        rows.Append(CultureInfo.InvariantCulture, $"Without Address,nowhere,{day}\n");
        rows.Append("Wrong Day,day@example.org,31.02.2026\n");
        rows.Append(CultureInfo.InvariantCulture, $",nobody@example.org,{day}\n");
        return rows.ToString();
    }

    private static async Task ProposeAsync(Visitor registrar, int count)
    {
        await registrar.FillAsync("count", $"{count}");
        await registrar.PressAsync($"Ask a second person for {count}");
        await ExpectAsync(registrar, "A second person signs it off");
    }

    private static async Task SignOffAsync(Visitor colleague, string batch, int count, string picture)
    {
        await colleague.GoToAsync(batch);
        await colleague.SeesAsync("Fingerprint");
        await colleague.PictureAsync($"{picture}-approval");
        await colleague.PressAsync($"Sign off and issue {count}");
        await colleague.PictureAsync($"{picture}-progress");
        await ExpectAsync(colleague, $"{count} of {count} sealed");
        // The last row is sealed a moment before the batch is done, and only then its rows may change.
        await ExpectAsync(colleague, "Every row that could be issued is sealed.");
        await colleague.PictureAsync($"{picture}-report");
    }

    private static async Task CorrectOneAsync(Visitor registrar, string batch)
    {
        await registrar.GoToAsync($"{batch}?state=HeldBack");
        await registrar.FollowAsync("Without Address");
        await registrar.FillAsync("email", "found@example.org");
        await registrar.PictureAsync("evening-row");
        await registrar.PressAsync("Save the row");
        await registrar.FillAsync("count", "1");
        await registrar.PressAsync("Issue 1 credential");
        await ExpectAsync(registrar, "398 of 398 sealed");
    }

    private static async Task ReissueAsync(Visitor registrar, Visitor colleague, string batch)
    {
        await registrar.GoToAsync(batch);
        var day = TimeProvider.System.GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await registrar.ConfirmAsync(
            "Issue them anew",
            "Show the preview",
            async () =>
            {
                await registrar.FillAsync("reissueReason", Mistake);
                await registrar.FillAsync("awardedOn", day);
            }
        );
        await registrar.SeesAsync("398 credentials issued anew");
        await ProposeAsync(registrar, 398);
        await SignOffAsync(colleague, registrar.Path, 398, "evening-anew");
        await registrar.GoToAsync($"/t/wzorowo/issuing?q={Holder}");
        await registrar.SeesAsync("Revoked");
    }

    private static Task ExpectAsync(Visitor visitor, string text) =>
        Assertions.Expect(visitor.Page.Locator("main").GetByText(text).First).ToBeVisibleAsync(Patient);

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
