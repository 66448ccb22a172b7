using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Testamur.Education.Linter;
using Testamur.Web.Modules.Quality;
using Testamur.Web.Modules.Quality.Checklist;
using Testamur.Web.Modules.Quality.Evidence;
using Testamur.Web.Platform.Files;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Design;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Quality;

/// <summary>What the design states, and the files that confirm it.</summary>
public sealed class EvidenceTests(Apps apps) : IClassFixture<Apps>
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\nminutes of the board");

    [Theory, OnSqlite, OnPostgres]
    public async Task The_checklist_is_filled_in_from_the_design(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var review = await scene.ReviewOfAsync(await scene.SubmittedAsync());
        var parts = (await scene.GetAsync(scene.Officer, $"/reviews/{review}/prefill")).EnumerateArray().ToList();
        Assert.Equal(
            Enum.GetValues<Question>().Select(question => question.ToKey()),
            parts.Select(part => part.GetProperty("question").GetString())
        );
        var learning = parts.Single(part => part.GetProperty("question").GetString() == "learning");
        var tasks = learning.GetProperty("facts").EnumerateArray().Where(fact => fact.GetProperty("name").GetString() == "task");
        Assert.Equal(["/assessments/0", "/assessments/1"], tasks.Select(task => task.GetProperty("place").GetString()));
        Assert.Equal("passed", OutcomeOf(learning, "A01"));
        var external = parts.Single(part => part.GetProperty("question").GetString() == "externalReview");
        Assert.Equal("notChecked", OutcomeOf(external, "Q02")); // nothing is on record about the institution

        var id = await scene.SubmittedAsync(); // the page says the same
        using var browser = scene.App.Browser(scene.Officer);
        var page = await browser.PageAsync($"/t/{scene.Home.Slug}/reviews/{await scene.ReviewOfAsync(id)}");
        Assert.Contains("rules hold", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='#spec-assessment']"));
        Assert.NotNull(page.QuerySelector("#spec-assessment"));
    }

    [Fact]
    public void Every_design_rule_a_question_rests_on_exists()
    {
        var rules = DesignLinter.Rules.Select(rule => rule.Id).ToHashSet();
        foreach (var question in Enum.GetValues<Question>())
        {
            Assert.NotEmpty(QuestionSources.Of(question));
            Assert.Empty(QuestionSources.Of(question).Except(rules));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_file_is_kept_with_its_hash_saved_as_it_was_and_erased_for_good(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var review = await scene.ReviewOfAsync(await scene.SubmittedAsync());
        var added = await (await AddAsync(scene, scene.Officer, review, "../board \"minutes\".pdf", Pdf)).JsonAsync();
        Assert.Equal("board _minutes_.pdf", added.GetProperty("name").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Pdf)), added.GetProperty("hash").GetString());
        var path = $"{scene.Root}/reviews/{review}/evidence/{added.GetProperty("id").GetGuid()}";
        var saved = await scene.As(scene.Approver).GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(Pdf, await saved.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", saved.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("nosniff", Assert.Single(saved.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-store", saved.Headers.CacheControl?.ToString());

        var foreign = await scene.As(scene.Approver).SendAsync(HttpMethod.Delete, path);
        Assert.Equal("platform.notAllowed", await foreign.CodeAsync(HttpStatusCode.Forbidden));
        var erased = await (await scene.As(scene.Officer).SendAsync(HttpMethod.Delete, path)).JsonAsync();
        Assert.NotEqual(JsonValueKind.Null, erased.GetProperty("erasedAt").ValueKind);
        var gone = await scene.As(scene.Officer).GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal("quality.fileErased", await gone.CodeAsync(HttpStatusCode.Gone));
        var left = await scene.App.InScopeAsync(
            scene.Home,
            services =>
                Task.FromResult(services.Get<Testamur.Web.Platform.Data.AppDb>().Set<StoredContent>().Any(content => true))
        );
        Assert.False(left);
        var again = await scene.As(scene.Officer).SendAsync(HttpMethod.Delete, path);
        Assert.Equal("quality.fileErased", await again.CodeAsync(HttpStatusCode.Gone));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Files_that_are_too_large_of_another_kind_or_from_elsewhere_are_refused(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        using var scene = await Scene.SetAsync(app);
        var review = await scene.ReviewOfAsync(await scene.SubmittedAsync());
        var large = new byte[5 * 1024 * 1024 + 1];
        Pdf.CopyTo(large, 0);
        var refused = await AddAsync(scene, scene.Officer, review, "large.pdf", large);
        Assert.Equal("quality.fileTooLarge", await refused.CodeAsync(HttpStatusCode.RequestEntityTooLarge));
        await (await AddAsync(scene, scene.Author, review, "just.pdf", large[..^1])).JsonAsync();
        foreach (
            var (name, content) in new[]
            {
                ("page.html", "<script>"u8.ToArray()),
                ("page.pdf", "<script>"u8.ToArray()),
                ("empty.txt", []),
            }
        )
        {
            var kind = await AddAsync(scene, scene.Officer, review, name, content);
            Assert.Equal("quality.fileKind", await kind.CodeAsync(HttpStatusCode.UnprocessableEntity));
        }

        var board = await AddAsync(scene, scene.Approver, review, "minutes.pdf", Pdf);
        Assert.Equal("platform.notAllowed", await board.CodeAsync(HttpStatusCode.Forbidden));
        using var other = await Scene.SetAsync(app);
        var elsewhere = await AddAsync(other, other.Officer, review, "minutes.pdf", Pdf);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        Assert.Empty((await other.GetAsync(other.Officer, $"/reviews/{review}/evidence")).EnumerateArray());
    }

    [Theory]
    [InlineData("a.pdf", "%PDF-", "application/pdf")]
    [InlineData("a.PDF", "%PDF-", "application/pdf")]
    [InlineData("a.docx", "PK\u0003\u0004", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("a.csv", "name;ects", "text/plain")]
    [InlineData("a.txt", "a\0b", null)]
    [InlineData("a.png", "%PDF-", null)]
    [InlineData("a.svg", "<svg>", null)]
    [InlineData("pdf", "%PDF-", null)]
    public void A_kind_is_taken_when_name_and_first_bytes_agree(string name, string content, string? mediaType) =>
        Assert.Equal(mediaType, FileKinds.Of(name, Encoding.UTF8.GetBytes(content)));

    private static string? OutcomeOf(JsonElement part, string rule) =>
        part.GetProperty("rules")
            .EnumerateArray()
            .Single(line => line.GetProperty("rule").GetString() == rule)
            .GetProperty("outcome")
            .GetString();

    private static async Task<HttpResponseMessage> AddAsync(Scene scene, Person by, Guid review, string name, byte[] content)
    {
        var path = $"{scene.Root}/reviews/{review}/evidence?question=staff&fileName={Uri.EscapeDataString(name)}";
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await scene.As(by).PostAsync(new Uri(path, UriKind.Relative), body);
    }
}
