using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Design;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Learning;

namespace Testamur.Web.Tests.Funding;

/// <summary>An institution with a micro-credential of 300 EUR, and a scheme of its own that pays 80 % of it, at most 200 EUR.</summary>
internal sealed class FundingScene : IDisposable
{
    public required LearningScene Learning { get; init; }

    public required string Scheme { get; init; }

    public App App => Learning.App;

    public Scene Design => Learning.Design;

    public Person Learner => Learning.Learner;

    public Person Registrar => Learning.Registrar;

    private int _changes;

    /// <summary>Where the funder's files are.</summary>
    public required string Folder { get; init; }

    private string File => Path.Combine(Folder, "funder.json");

    /// <param name="granted">What the learner has at the scheme, in cents; null for nothing.</param>
    /// <param name="folder">Where the app has been told to look for the funder; null for its data folder.</param>
    public static async Task<FundingScene> SetAsync(App app, long? granted = 50_000, string? folder = null)
    {
        var design = await Scene.SetAsync(app);
        var specification = await PricedAsync(design);
        var scene = new FundingScene
        {
            Learning = new()
            {
                Design = design,
                Specification = specification,
                Registrar = await app.PersonAsync("Rita Registrar", (design.Home, Role.Registrar)),
                Assessor = await app.PersonAsync("Arno Assessor", (design.Home, Role.Assessor)),
                Learner = await app.PersonAsync("Lena Learner"),
            },
            Scheme = $"s-{design.Home.Slug}",
            Folder = Directory.CreateDirectory(folder ?? Path.Combine(app.DataFolder, "funding")).FullName,
        };
        scene.Change(file => file["schemes"]!.AsArray().Add(scene.SchemeJson())); // made with one
        if (granted is { } amount)
            scene.Grant(scene.Learner, amount);
        return scene;
    }

    public void Grant(Person person, long amount) =>
        Change(file =>
        {
            var accounts = file["accounts"]!.AsArray(); // made with one
            var known = accounts.FirstOrDefault(one =>
                (string?)one!["scheme"] == Scheme && (string?)one["email"] == person.Email
            );
            if (known is not null)
                known["granted"] = amount;
            else
                accounts.Add(
                    new JsonObject
                    {
                        ["scheme"] = Scheme,
                        ["email"] = person.Email,
                        ["number"] = $"N-{person.Id:n}",
                        ["granted"] = amount,
                    }
                );
        });

    public void Change(Action<JsonObject> change)
    {
        var file = System.IO.File.Exists(File)
            ? JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsObject() // written below
            : new()
            {
                ["format"] = "testamur-funder/1",
                ["schemes"] = new JsonArray(),
                ["accounts"] = new JsonArray(),
            };
        change(file);
        // Spaces at the end, so that it is another length whatever the clock of the file system says.
        System.IO.File.WriteAllText(File, file.ToJsonString() + new string(' ', _changes++ % 2 + 1));
    }

    public async Task<(Guid Id, string? State)> EnrolAsync(Guid offering, Person? person = null)
    {
        var done = await (await AskAsync(offering, person)).JsonAsync();
        return (done.GetProperty("enrolment").GetGuid(), done.GetProperty("state").GetString());
    }

    public Task<HttpResponseMessage> AskAsync(Guid offering, Person? person = null) =>
        Learning.PostAsync(person ?? Learner, $"/offerings/{offering}/enrolments", new { support = Scheme });

    public Task<HttpResponseMessage> LeaveAsync(Guid enrolment, Person? person = null) =>
        Design.As(person ?? Learner).SendAsync(HttpMethod.Delete, $"/api/v1/my/enrolments/{enrolment}");

    public Task<HttpResponseMessage> ActAsync(Guid enrolment, string act, string key, decimal? amount = null) =>
        Learning.PostAsync(
            Registrar,
            $"/funding/{enrolment}/acts",
            new
            {
                act,
                key,
                reason = "Agreed with the funder",
                amount,
            }
        );

    public async Task<JsonElement> MineAsync(Person? person = null) =>
        await (await Design.As(person ?? Learner).SendAsync(HttpMethod.Get, "/api/v1/my/support")).JsonAsync();

    /// <summary>Granted, available, reserved, used at the scheme of this scene.</summary>
    public async Task<(decimal, decimal, decimal, decimal)> BalanceAsync(Person? person = null)
    {
        var row = (await MineAsync(person))
            .GetProperty("schemes")
            .EnumerateArray()
            .Single(one => one.GetProperty("id").GetString() == Scheme);
        decimal Of(string name) => row.GetProperty(name).GetDecimal();
        return (Of("granted"), Of("available"), Of("reserved"), Of("used"));
    }

    public async Task<string?> StageAsync(Guid enrolment) =>
        (await Design.GetAsync(Registrar, "/funding"))
            .GetProperty("items")
            .EnumerateArray()
            .Where(row => row.GetProperty("enrolment").GetGuid() == enrolment)
            .Select(row => row.GetProperty("stage").GetString())
            .SingleOrDefault();

    public void Dispose() => Learning.Dispose();

    private static async Task<Guid> PricedAsync(Scene design)
    {
        var content = Scene.GoodContent();
        content["price"]!["amount"] = 300; // the file has a price
        var id = await design.DraftAsync();
        await design.SaveAsync(id, 1, content);
        await (await design.PostAsync(design.Author, $"/specifications/{id}/1/submit")).JsonAsync();
        var review = await design.ReviewOfAsync(id);
        await (await design.PostAsync(design.Officer, $"/reviews/{review}/start")).JsonAsync();
        await design.AnswerAsync(review);
        await (await design.PostAsync(design.Officer, $"/reviews/{review}/hand-over")).JsonAsync();
        await (await design.PostAsync(design.Approver, $"/reviews/{review}/approve", new { })).JsonAsync();
        await design.GrantRightAsync();
        await (await design.PostAsync(design.Approver, $"/specifications/{id}/1/publish")).JsonAsync();
        return id;
    }

    private JsonNode SchemeJson() =>
        JsonNode.Parse(
            $$"""
            {
              "id": "{{Scheme}}", "name": {"en": "Account of {{Design.Home.Slug}}"}, "funder": {"en": "Funder"}, "kind": "account",
              "currency": "EUR", "percent": 80, "most": 20000, "validFrom": "2020-01-01", "validUntil": "2099-12-31",
              "offers": {"specifications": [], "fields": [], "institutions": ["{{Design.Home.Slug}}"], "eqfLevels": []},
              "refund": {"fullDays": 14, "partDays": 42, "partPercent": 50}, "whoCan": {"en": "Adults"}
            }
            """
        )!; // written above
}
