using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Testamur.Education.Import;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Architecture;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Design;

/// <summary>From what somebody has of an offer to drafts.</summary>
public sealed class ImportTests(Apps apps) : IClassFixture<Apps>
{
    private const string Csv = "Titel;ECTS;Sprache;Raum\nGröße messen;2;Deutsch;Burg\nWärme;viel;Deutsch;\n;3;;\n";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_pasted_text_becomes_a_draft_without_script(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        using var browser = scene.App.Browser(scene.Author);
        var list = await browser.PageAsync($"/t/{scene.Home.Slug}/design");
        var link = Assert.Single(list.QuerySelectorAll("main a"), a => a.GetAttribute("href") == Path(scene));
        Assert.NotEmpty(link.TextContent);

        var preview = await browser.PostFormAsync(
            Path(scene),
            "import",
            ("text", Offer("helsinki-ethics-of-ai.en.txt")),
            ("act", "preview")
        );
        var page = await DocumentAsync(preview);
        Assert.Contains("Ethics of AI", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Apply ethical guidelines to simple cases",
            page.QuerySelector("article")?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Credits need enrolment at the Open University.",
            page.QuerySelector("article")?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("Credits need enrolment", page.QuerySelector("textarea")?.TextContent, StringComparison.Ordinal);

        using var made = await SubmitAsync(browser, Path(scene), page, ("act", "create"));
        var editor = Location(made);
        var (id, content) = await ContentAsync(scene, editor);
        Assert.Equal("Ethics of AI", content.GetProperty("title").GetProperty("en").GetString());
        Assert.Equal(6, content.GetProperty("learningOutcomes").GetArrayLength());
        Assert.Equal(scene.Home.Slug, content.GetProperty("awardingBodies")[0].GetProperty("id").GetString());
        Assert.Contains(
            "Credits need enrolment",
            content.GetProperty("furtherInformation").GetProperty("en").GetString(),
            StringComparison.Ordinal
        );
        Assert.EndsWith(id.ToString(), content.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Contains("Ethics of AI", (await browser.PageAsync(editor)).Body?.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rows_of_a_Latin_1_table_are_chosen_and_those_with_errors_are_named(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var file = Encoding.Latin1.GetBytes(Csv);
        var preview = await (await SendAsync(scene, "import/preview?name=offers.csv", file)).JsonAsync();
        Assert.Equal(
            [false, false, true],
            preview.GetProperty("drafts").EnumerateArray().Select(draft => draft.GetProperty("refused").GetBoolean())
        );
        Assert.Contains(
            preview.GetProperty("findings").EnumerateArray(),
            finding => finding.GetProperty("issue").GetString() == "encodingGuessed"
        );
        Assert.Equal(
            "Größe messen",
            preview.GetProperty("drafts")[0].GetProperty("content").GetProperty("title").GetProperty("de").GetString()
        );

        var refused = await SendAsync(scene, "import?name=offers.csv&choose=1&choose=3", file);
        Assert.Equal("design.nothingToImport", await refused.CodeAsync(HttpStatusCode.UnprocessableEntity));
        Assert.Empty((await scene.GetAsync(scene.Author, "/specifications")).GetProperty("items").EnumerateArray());

        var made = await (await SendAsync(scene, "import?name=offers.csv&choose=2", file)).JsonAsync();
        var draft = Assert.Single(made.GetProperty("drafts").EnumerateArray());
        Assert.Equal("Wärme", draft.GetProperty("content").GetProperty("title").GetProperty("de").GetString());
        Assert.Contains(
            "ECTS: viel",
            draft.GetProperty("content").GetProperty("furtherInformation").GetProperty("de").GetString(),
            StringComparison.Ordinal
        );

        var all = await (await SendAsync(scene, "import?name=offers.csv&leftover=false", file)).JsonAsync();
        Assert.Equal(2, all.GetProperty("drafts").GetArrayLength());
        Assert.False(all.GetProperty("drafts")[0].GetProperty("content").TryGetProperty("furtherInformation", out _));
        var acts = (await scene.GetAsync(scene.Administrator, "/audit"))
            .GetProperty("items")
            .EnumerateArray()
            .Select(entry => entry.GetProperty("act").GetString());
        Assert.Equal(3, acts.Count(act => act == "design.imported"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_file_is_carried_by_the_form_from_the_preview_to_the_drafts(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        using var browser = scene.App.Browser(scene.Author);
        var start = await browser.PageAsync(Path(scene));
        using var form = Multipart(start, ("act", "preview"));
        form.Add(new ByteArrayContent(Encoding.Latin1.GetBytes(Csv)), "file", "offers.csv");
        var page = await DocumentAsync(await browser.PostAsync(new Uri(Path(scene), UriKind.Relative), form));
        Assert.Equal(3, page.QuerySelectorAll("article").Length);
        Assert.Equal(2, page.QuerySelectorAll("input[name=choose][checked]").Length);

        using var made = await SubmitAsync(browser, Path(scene), page, ("act", "create"));
        Assert.Equal($"{Path(scene)}?made=2", Location(made));
        Assert.Contains(
            "2",
            (await browser.PageAsync(Location(made))).QuerySelector(".tell")?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(2, (await scene.GetAsync(scene.Author, "/specifications")).GetProperty("items").GetArrayLength());
    }

    [Theory, OnSqlite]
    public async Task What_is_too_large_comes_back_whole_with_what_to_do(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        using var browser = scene.App.Browser(scene.Author);
        var pasted = "Title: Energy\n" + new string('x', DraftImport.MaxBytes);
        using var form = Multipart(await browser.PageAsync(Path(scene)), ("act", "preview"), ("text", pasted));
        var answer = await browser.PostAsync(new Uri(Path(scene), UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await DocumentAsync(answer);
        Assert.Contains("5 MB", page.QuerySelector(".summary")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(pasted.Length, page.QuerySelector("textarea")?.TextContent.Trim('\n').Length);
    }

    [Theory, OnSqlite]
    public async Task Nothing_is_made_when_nothing_is_chosen_and_the_text_stays(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        using var browser = scene.App.Browser(scene.Author);
        var page = await DocumentAsync(
            await browser.PostFormAsync(Path(scene), "import", ("text", "Energy at Home"), ("act", "preview"))
        );
        var again = await DocumentAsync(await SubmitAsync(browser, Path(scene), page, ("choose", null), ("act", "create")));
        Assert.NotNull(again.QuerySelector(".summary"));
        Assert.Contains("Energy at Home", again.QuerySelector("textarea")?.TextContent, StringComparison.Ordinal);
        var empty = await DocumentAsync(await browser.PostFormAsync(Path(scene), "import", ("act", "preview")));
        Assert.NotNull(empty.QuerySelector(".summary"));
        Assert.Empty((await scene.GetAsync(scene.Author, "/specifications")).GetProperty("items").EnumerateArray());
    }

    [Theory, OnSqlite]
    public async Task Hostile_text_is_shown_as_text_and_stored_without_control_characters(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        using var browser = scene.App.Browser(scene.Author);
        var html = await (
            await browser.PostFormAsync(
                Path(scene),
                "import",
                ("text", "<script>alert(1)</script>\n5 ECTS\n\"><img src=x>"),
                ("act", "preview")
            )
        ).Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        var course =
            """{"courseId":"1","name":[{"language":"en","value":"En\u0000er\u0007gy"}],"studyLoad":{"studyLoadUnit":"ects","value":2}}""";
        var made = await (await SendAsync(scene, "import", Encoding.UTF8.GetBytes(course))).JsonAsync();
        Assert.Equal(
            "Energy",
            made.GetProperty("drafts")[0].GetProperty("content").GetProperty("title").GetProperty("en").GetString()
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_authors_of_the_institution_import(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        using var other = await Scene.SetAsync(scene.App);
        foreach (var path in (string[])["import/preview", "import"])
        {
            using var body = new ByteArrayContent("Energy"u8.ToArray());
            var officer = await scene
                .As(scene.Officer)
                .PostAsync(new Uri($"{scene.Root}/specifications/{path}", UriKind.Relative), body);
            Assert.Equal(HttpStatusCode.Forbidden, officer.StatusCode);
            using var same = new ByteArrayContent("Energy"u8.ToArray());
            var stranger = await scene
                .As(other.Author)
                .PostAsync(new Uri($"{scene.Root}/specifications/{path}", UriKind.Relative), same);
            Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        }

        using var browser = scene.App.Browser(other.Author);
        await browser.PageAsync(Path(scene), HttpStatusCode.NotFound);
        Assert.Empty((await scene.GetAsync(scene.Author, "/specifications")).GetProperty("items").EnumerateArray());
    }

    private static string Path(Scene scene) => $"/t/{scene.Home.Slug}/design/import";

    private static string Offer(string file) =>
        File.ReadAllText(System.IO.Path.Combine(Repository.Root, "tests", "Samples", "offers", file));

    private static async Task<HttpResponseMessage> SendAsync(Scene scene, string path, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        return await scene.As(scene.Author).PostAsync(new Uri($"{scene.Root}/specifications/{path}", UriKind.Relative), content);
    }

    private static async Task<(Guid Id, JsonElement Content)> ContentAsync(Scene scene, string editor)
    {
        var id = Guid.Parse(editor.Split('/')[^2]);
        var version = await scene.GetAsync(scene.Author, $"/specifications/{id}/1");
        return (id, version.GetProperty("version").GetProperty("content"));
    }

    private static async Task<IHtmlDocument> DocumentAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {html[..Math.Min(600, html.Length)]}");
        return new HtmlParser().ParseDocument(html);
    }

    /// <summary>Sends the form of a page that was answered to a post, as a browser would.</summary>
    private static async Task<HttpResponseMessage> SubmitAsync(
        HttpClient browser,
        string path,
        IHtmlDocument page,
        params (string Name, string? Value)[] fields
    )
    {
        using var form = Multipart(page, fields);
        return await browser.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    private static MultipartFormDataContent Multipart(IHtmlDocument page, params (string Name, string? Value)[] fields)
    {
        var element = page.Forms.Single(form =>
            form.QuerySelector("input[name=_handler]") is IHtmlInputElement { Value: "import" }
        );
        var form = new MultipartFormDataContent();
        foreach (var control in element.Elements)
        {
            var (name, value) = control switch
            {
                IHtmlInputElement { Type: "file" or "submit" } or IHtmlInputElement { Type: "checkbox", IsChecked: false } => (
                    null,
                    null
                ),
                IHtmlInputElement input => (input.Name, input.Value),
                IHtmlTextAreaElement area => (area.Name, area.Value),
                IHtmlSelectElement select => (select.Name, select.Value ?? ""),
                _ => (null, null),
            };
            if (name is not null && fields.All(field => field.Name != name))
                form.Add(new StringContent(value ?? ""), name);
        }

        foreach (var (name, value) in fields)
            if (value is not null)
                form.Add(new StringContent(value), name);
        return form;
    }

    private static string Location(HttpResponseMessage response)
    {
        Assert.True(response.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther, $"{response.StatusCode}");
        var location = response.Headers.Location;
        Assert.NotNull(location);
        return location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;
    }
}
