using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Architecture;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Design;

/// <summary>An institution with everybody who takes part in the life of a specification.</summary>
internal sealed class Scene : IDisposable
{
    private readonly Dictionary<Person, HttpClient> _apis = [];

    public required App App { get; init; }

    public required Institution Home { get; init; }

    public required Person Author { get; init; }

    public required Person Officer { get; init; }

    public required Person Approver { get; init; }

    public required Person Administrator { get; init; }

    public string Root => $"/api/v1/t/{Home.Slug}";

    public static async Task<Scene> SetAsync(App app, string? slug = null)
    {
        var home = await app.InstitutionAsync(slug: slug);
        return new()
        {
            App = app,
            Home = home,
            Author = await app.PersonAsync("Anna Author", (home, Role.Author)),
            Officer = await app.PersonAsync("Otto Officer", (home, Role.QaOfficer)),
            Approver = await app.PersonAsync("Petra Approver", (home, Role.Approver)),
            Administrator = await app.PersonAsync("Ada Administrator", (home, Role.Administrator)),
        };
    }

    public HttpClient As(Person person) => _apis.TryGetValue(person, out var api) ? api : _apis[person] = App.Api(person);

    /// <summary>Time passes; everybody signs in anew.</summary>
    public void Advance(TimeSpan by)
    {
        App.Time.Advance(by);
        Dispose();
        _apis.Clear();
    }

    public string Day(int ahead) =>
        DateOnly
            .FromDateTime(App.Time.GetUtcNow().UtcDateTime)
            .AddDays(ahead)
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public Task<HttpResponseMessage> PostAsync(Person person, string path, object? body = null) =>
        As(person).SendAsync(HttpMethod.Post, Root + path, body);

    public Task<HttpResponseMessage> PutAsync(Person person, string path, object body) =>
        As(person).SendAsync(HttpMethod.Put, Root + path, body);

    public async Task<JsonElement> GetAsync(Person person, string path) =>
        await (await As(person).GetAsync(new Uri(Root + path, UriKind.Relative))).JsonAsync();

    /// <summary>A specification in which the design rules find no error.</summary>
    public static JsonObject GoodContent()
    {
        var file = Path.Combine(Repository.Root, "samples", "demo", "specifications", "city-cooling-challenge.json");
        return JsonNode.Parse(File.ReadAllText(file))!.AsObject(); // the file holds an object
    }

    public async Task<Guid> DraftAsync(string title = "Cooling Our City")
    {
        var made = await (await PostAsync(Author, "/specifications", new { title })).JsonAsync();
        return made.GetProperty("id").GetGuid();
    }

    public async Task<JsonElement> SaveAsync(Guid id, int version, JsonObject content, Person? by = null)
    {
        var revision = await RevisionAsync(id, version);
        return await (await PutAsync(by ?? Author, $"/specifications/{id}/{version}", new { revision, content })).JsonAsync();
    }

    public async Task<int> RevisionAsync(Guid id, int version) =>
        (await GetAsync(Author, $"/specifications/{id}/{version}")).GetProperty("version").GetProperty("revision").GetInt32();

    public async Task<string?> StateAsync(Guid id, int version = 1) =>
        (await GetAsync(Author, $"/specifications/{id}/{version}")).GetProperty("version").GetProperty("state").GetString();

    public async Task<Guid> SubmittedAsync(JsonObject? content = null)
    {
        var id = await DraftAsync();
        await SaveAsync(id, 1, content ?? GoodContent());
        await (await PostAsync(Author, $"/specifications/{id}/1/submit")).JsonAsync();
        return id;
    }

    public async Task<Guid> ReviewOfAsync(Guid specification)
    {
        var groups = await GetAsync(Officer, "/reviews");
        return groups
            .EnumerateObject()
            .SelectMany(group => group.Value.EnumerateArray())
            .Single(review => review.GetProperty("specification").GetGuid() == specification)
            .GetProperty("id")
            .GetGuid();
    }

    public async Task<JsonElement> AnswerAsync(Guid review, params (string Question, string? Answer, string? Note)[] changes)
    {
        var view = await GetAsync(Officer, $"/reviews/{review}");
        var answers = view.GetProperty("answers")
            .EnumerateArray()
            .Select(given => given.GetProperty("question").GetString())
            .Select(question =>
                changes.FirstOrDefault(change => change.Question == question) is { Question: not null } change
                    ? new
                    {
                        question,
                        answer = change.Answer,
                        note = change.Note,
                    }
                    : new
                    {
                        question,
                        answer = (string?)"yes",
                        note = (string?)"",
                    }
            );
        var revision = view.GetProperty("revision").GetInt32();
        return await (await PutAsync(Officer, $"/reviews/{review}/answers", new { revision, answers })).JsonAsync();
    }

    public async Task<(Guid Specification, Guid Review)> WithBoardAsync(JsonObject? content = null)
    {
        var id = await SubmittedAsync(content);
        var review = await ReviewOfAsync(id);
        await (await PostAsync(Officer, $"/reviews/{review}/start")).JsonAsync();
        await AnswerAsync(review);
        await (await PostAsync(Officer, $"/reviews/{review}/hand-over")).JsonAsync();
        return (id, review);
    }

    public async Task<(Guid Specification, Guid Review)> ApprovedAsync(JsonObject? content = null)
    {
        var (id, review) = await WithBoardAsync(content);
        await (await PostAsync(Approver, $"/reviews/{review}/approve", new { })).JsonAsync();
        return (id, review);
    }

    public async Task<(Guid Specification, Guid Review)> PublishedAsync(JsonObject? content = null)
    {
        var (id, review) = await ApprovedAsync(content);
        await GrantRightAsync();
        await (await PostAsync(Approver, $"/specifications/{id}/1/publish")).JsonAsync();
        return (id, review);
    }

    public async Task GrantRightAsync(int from = 5, int to = 8, string since = "2020-01-01", string? until = null)
    {
        var right = new
        {
            basis = "Higher Education Act",
            eqfFrom = from,
            eqfTo = to,
            validFrom = since,
            grantedBy = (string?)null,
            validUntil = until,
        };
        var answer = await PostAsync(Administrator, "/awarding-rights", right);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    public void Dispose()
    {
        foreach (var api in _apis.Values)
            api.Dispose();
    }
}
