using System.Text.Json;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Observatory;

/// <summary>A coordinator, two coders and a stranger, with a wave of two alliances by the six approaches.</summary>
internal sealed class CodingScene(App app, Person lead, Person anna, Person bo, string key)
{
    public const string Civis = "civis";
    public const string Other = "harbour";

    public App App => app;

    public Person Lead => lead;

    public Person Anna => anna;

    public Person Bo => bo;

    public string Key => key;

    public string Run => $"/api/v1/alliance/waves/{key}";

    public string My => $"/api/v1/my/waves/{key}";

    public static async Task<CodingScene> OnAsync(App app, string book = "alliance-approaches")
    {
        var lead = await app.PersonAsync("Lena Lead");
        await app.InScopeAsync(
            null,
            async services =>
            {
                var db = services.Get<AppDb>();
                (await db.Users.FindAsync(lead.Id))!.IsAllianceAdministrator = true; // made above
                return await db.SaveChangesAsync();
            }
        );
        var key = $"w{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}"[..30];
        var scene = new CodingScene(app, lead, await app.PersonAsync("Anna"), await app.PersonAsync("Bo"), key);
        await scene
            .DoAsync(
                lead,
                HttpMethod.Post,
                "/api/v1/alliance/waves",
                new
                {
                    key,
                    title = "Second wave",
                    book,
                    from = "2026-01-01",
                    until = "2026-03-31",
                    method = "Two alliances, their own pages only.",
                }
            )
            .JsonAsync();
        return scene;
    }

    /// <summary>With alliances and coders, and started.</summary>
    public async Task<CodingScene> StartedAsync()
    {
        await DoAsync(lead, HttpMethod.Put, $"{Run}/units", new { units = "Civis\nHarbour" }).JsonAsync();
        await DoAsync(lead, HttpMethod.Put, $"{Run}/coders", new { coders = new[] { anna.Email, bo.Email } }).JsonAsync();
        await MoveAsync("start").JsonAsync();
        return this;
    }

    /// <summary>Both coders are done: they agree about one code at one alliance, and differ about another.</summary>
    public async Task<CodingScene> CodedAsync()
    {
        await CodeAsync(anna, Civis, "AP1", "AP4");
        await CodeAsync(bo, Civis, "AP4");
        await CodeAsync(anna, Other);
        await CodeAsync(bo, Other);
        return this;
    }

    /// <summary>Marks, gives evidence, and is done.</summary>
    public async Task CodeAsync(Person coder, string unit, params string[] codes)
    {
        await MarkAsync(coder, unit, codes).JsonAsync();
        foreach (var code in codes)
            await EvidenceAsync(coder, unit, code).JsonAsync();
        await DoAsync(coder, HttpMethod.Post, $"{My}/units/{unit}/end").JsonAsync();
    }

    public async Task<HttpResponseMessage> MarkAsync(Person coder, string unit, params string[] codes)
    {
        var mine = await DoAsync(coder, HttpMethod.Get, $"{My}/units/{unit}").JsonAsync();
        var revision = mine.GetProperty("revision").GetInt32();
        return await DoAsync(
            coder,
            HttpMethod.Put,
            $"{My}/units/{unit}/marks",
            new { revision, marks = codes.Select(code => new { code, note = $"{coder.Name} saw {code}" }) }
        );
    }

    public async Task<HttpResponseMessage> EvidenceAsync(
        Person coder,
        string unit,
        string code,
        string name = "",
        byte[]? copy = null
    )
    {
        using var api = app.Api(coder);
        var address = Uri.EscapeDataString($"https://alliance.example.org/{coder.Name}/{code}");
        return await api.PostAsync(
            new Uri(
                $"{My}/units/{unit}/evidence?code={code}&address={address}&retrievedOn=2026-02-01&page=3&fileName={name}",
                UriKind.Relative
            ),
            new ByteArrayContent(copy ?? [])
        );
    }

    public Task<HttpResponseMessage> MoveAsync(string move) => DoAsync(lead, HttpMethod.Post, $"{Run}/moves", new { move });

    public Task<HttpResponseMessage> DecideAsync(Person who, string unit = Civis, string code = "AP1", bool present = true) =>
        DoAsync(
            who,
            HttpMethod.Post,
            $"{My}/units/{unit}/decisions",
            new
            {
                code,
                present,
                reason = "The page says so.",
            }
        );

    public async Task<HttpResponseMessage> DoAsync(Person who, HttpMethod method, string path, object? body = null)
    {
        using var api = app.Api(who);
        return await api.SendAsync(method, path, body);
    }
}

internal static class Awaited
{
    public static async Task<JsonElement> JsonAsync(this Task<HttpResponseMessage> answer) => await (await answer).JsonAsync();

    public static async Task<string?> CodeAsync(this Task<HttpResponseMessage> answer, System.Net.HttpStatusCode expected) =>
        await (await answer).CodeAsync(expected);
}
