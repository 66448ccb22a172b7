using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Testamur.Education.Recognition;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Recognition;

/// <summary>What an officer must write before anything is refused, by plain forms.</summary>
[Collection(RecognitionApps.Name)]
public sealed class RefusalTests(RecognitionApps apps)
{
    private const string NoDifference = "Refuse only for at least one substantial difference; name it.";
    private const string NoReason = "Give the applicant a reason.";

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_said_of_full_recognition_is_no_reason_for_a_refusal(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenedAsync(RecognitionScene.Foreign);
        var path = $"/t/{scene.Home.Slug}/recognitions/{id}";
        using var browser = scene.App.Browser(scene.Officer);
        Assert.StartsWith("Nothing in it differs substantially", Reason(await browser.PageAsync(path)), StringComparison.Ordinal);

        // No difference is named, and the sentence in the field is about something else.
        (string, string?)[] refusal =
        [
            ("outcome", "Refused"),
            ("act", "decide"),
            ("considered.partial", "No part reaches the level."),
            ("considered.conditional", "No exam makes up for it."),
            ("considered.alternative", "Nothing here is at that level."),
            .. Enum.GetValues<RecognitionElement>()
                .Where(element => element != RecognitionElement.Level)
                .Select(element => ($"element-{element}", (string?)nameof(Difference.None))),
        ];
        var without = await AgainAsync(browser, path, [.. refusal, ("element-Level", "None")]);
        Assert.Contains(NoDifference, without.Body!.TextContent, StringComparison.Ordinal); // a page has a body
        Assert.Contains(NoReason, without.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal("", Reason(without));

        refusal =
        [
            .. refusal,
            ("element-Level", "Substantial"),
            ("evidence-Level", "EQF 3 here, EQF 7 there."),
            ("purpose-Level", "The study builds on level 6."),
        ];
        var silent = await AgainAsync(browser, path, refusal);
        Assert.DoesNotContain(NoDifference, silent.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(NoReason, silent.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal("", Reason(silent));
        Assert.Equal("complete", RecognitionScene.State(await scene.CaseAsync(id)));

        using var decided = await browser.PostFormAsync(path, "decide", [.. refusal, ("reason", "The level is far lower.")]);
        Assert.Equal(HttpStatusCode.Found, decided.StatusCode);
        var told = await scene.CaseAsync(id);
        Assert.Equal(
            ("refused", "The level is far lower."),
            (told.GetProperty("outcome").GetString(), told.GetProperty("reason").GetString())
        );
    }

    [Theory, OnSqlite]
    public async Task Nor_does_a_program_refuse_with_it_in_any_language(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenedAsync(RecognitionScene.Foreign);
        var said = new HashSet<string?>();
        foreach (var language in new[] { "en", "de" })
        {
            using var asked = new HttpRequestMessage(
                HttpMethod.Get,
                new Uri($"/api/v1/t/{scene.Home.Slug}/recognitions/{id}", UriKind.Relative)
            );
            asked.Headers.AcceptLanguage.ParseAdd(language);
            using var seen = await scene.Design.As(scene.Officer).SendAsync(asked);
            var reason = (await seen.JsonAsync()).GetProperty("suggested").GetProperty("reason").GetString();
            Assert.True(said.Add(reason));
            var form = RecognitionScene.Refusal();
            form["reason"] = reason;
            using var refused = await scene.HereAsync(HttpMethod.Post, $"/{id}/decision", form);
            var problem = await refused.JsonAsync(HttpStatusCode.UnprocessableEntity);
            Assert.Equal("recognition.dutiesMissing", problem.GetProperty("code").GetString());
            Assert.Equal("reason", Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
        }
    }

    private static string? Reason(IHtmlDocument page) => page.QuerySelector("textarea[name=reason]")?.TextContent.Trim();

    /// <summary>The page as it comes back when the form is not taken.</summary>
    private static async Task<IHtmlDocument> AgainAsync(HttpClient browser, string path, (string, string?)[] fields)
    {
        using var posted = await browser.PostFormAsync(path, "decide", fields);
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        return new HtmlParser().ParseDocument(await posted.Content.ReadAsStringAsync());
    }
}
