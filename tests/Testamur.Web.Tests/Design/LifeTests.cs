using System.Net;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Design;

public sealed class LifeTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_draft_knows_its_institution_and_goes_all_the_way_to_the_public(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var id = await scene.DraftAsync();
        var draft = (await scene.GetAsync(scene.Author, $"/specifications/{id}/1")).GetProperty("version").GetProperty("content");
        var body = draft.GetProperty("awardingBodies")[0];
        Assert.Equal("FI", body.GetProperty("country").GetString());
        Assert.Equal("Example University", body.GetProperty("name").GetProperty("en").GetString());
        Assert.EndsWith($"/specifications/{id}", draft.GetProperty("id").GetString(), StringComparison.Ordinal);

        await scene.SaveAsync(id, 1, Scene.GoodContent());
        var findings = await (await scene.PostAsync(scene.Author, $"/specifications/{id}/1/lint")).JsonAsync();
        Assert.DoesNotContain(findings.EnumerateArray(), f => f.GetProperty("severity").GetString() == "error");
        await (await scene.PostAsync(scene.Author, $"/specifications/{id}/1/submit")).JsonAsync();
        Assert.Equal("submitted", await scene.StateAsync(id));

        var review = await scene.ReviewOfAsync(id);
        await (await scene.PostAsync(scene.Officer, $"/reviews/{review}/start")).JsonAsync();
        Assert.Equal("inReview", await scene.StateAsync(id));
        await scene.AnswerAsync(review, ("externalReview", "notApplicable", null));
        await (await scene.PostAsync(scene.Officer, $"/reviews/{review}/hand-over")).JsonAsync();
        await (await scene.PostAsync(scene.Approver, $"/reviews/{review}/approve", new { })).JsonAsync();
        Assert.Equal("approved", await scene.StateAsync(id));

        await scene.GrantRightAsync();
        await (await scene.PostAsync(scene.Approver, $"/specifications/{id}/1/publish")).JsonAsync();
        Assert.Equal("published", await scene.StateAsync(id));
        var history = (await scene.GetAsync(scene.Author, $"/specifications/{id}/1")).GetProperty("history");
        Assert.Equal(
            ["draft", "submitted", "inReview", "approved", "published"],
            history.EnumerateArray().Select(step => step.GetProperty("state").GetString())
        );

        var view = await scene.App.InScopeAsync(
            scene.Home,
            services => services.Get<ISpecifications>().FindAsync(id, 1, CancellationToken.None)
        );
        Assert.Equal("Published", view?.State);
        Assert.Equal([scene.Author.Id], view?.Authors);
        Assert.Equal(Ects.From(3), view?.Content.Ects);
        var published = await scene.App.InScopeAsync(
            scene.Home,
            services => services.Get<ISpecifications>().ListPublishedAsync(CancellationToken.None)
        );
        Assert.Equal(id, Assert.Single(published).Id);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Publishing_tells_the_other_modules_the_whole_specification(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (id, _) = await scene.PublishedAsync();
        var stored = await scene.App.InScopeAsync(
            scene.Home,
            services =>
                services
                    .Get<AppDb>()
                    .Set<OutboxMessage>()
                    .Where(m => m.Institution == scene.Home.Id && m.Type == typeof(SpecificationPublished).FullName)
                    .SingleAsync()
        );
        var happened = Assert.IsType<SpecificationPublished>(stored.Read(typeof(SpecificationPublished)));
        Assert.Equal((id, 1), (happened.Specification, happened.Version));
        Assert.Equal("Challenge: Cooling Our City", SpecificationJson.Read(happened.Content).Title.In("en"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_text_with_an_error_cannot_be_submitted(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var id = await scene.DraftAsync();
        var refused = await scene.PostAsync(scene.Author, $"/specifications/{id}/1/submit");
        var problem = await refused.JsonAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("design.notReady", problem.GetProperty("code").GetString());
        Assert.True(problem.GetProperty("errors").TryGetProperty("/learningOutcomes", out _));
        Assert.Equal("draft", await scene.StateAsync(id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_submitted_version_is_not_changed_but_can_be_taken_back_until_its_review_starts(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var id = await scene.SubmittedAsync();
        var change = new { revision = await scene.RevisionAsync(id, 1), content = Scene.GoodContent() };
        var put = await scene.PutAsync(scene.Author, $"/specifications/{id}/1", change);
        Assert.Equal("design.wrongState", await put.CodeAsync(HttpStatusCode.Conflict));

        await (await scene.PostAsync(scene.Author, $"/specifications/{id}/1/withdraw")).JsonAsync();
        Assert.Equal("draft", await scene.StateAsync(id));
        Assert.Empty((await scene.GetAsync(scene.Officer, "/reviews")).GetProperty("waiting").EnumerateArray());

        await (await scene.PostAsync(scene.Author, $"/specifications/{id}/1/submit")).JsonAsync();
        var review = await scene.ReviewOfAsync(id);
        await (await scene.PostAsync(scene.Officer, $"/reviews/{review}/start")).JsonAsync();
        var late = await scene.PostAsync(scene.Author, $"/specifications/{id}/1/withdraw");
        Assert.Equal("design.wrongState", await late.CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_who_change_the_same_revision_the_second_is_told(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var second = await scene.App.PersonAsync("Ben", (scene.Home, Role.Author));
        var id = await scene.DraftAsync();
        var revision = await scene.RevisionAsync(id, 1);
        var change = new { revision, content = Scene.GoodContent() };
        await (await scene.PutAsync(scene.Author, $"/specifications/{id}/1", change)).JsonAsync();
        var late = await scene.PutAsync(second, $"/specifications/{id}/1", change);
        Assert.Equal("platform.changedMeanwhile", await late.CodeAsync(HttpStatusCode.Conflict));

        var other = Scene.GoodContent();
        other["weeks"] = 11;
        var saved = await scene.SaveAsync(id, 1, other, second);
        Assert.Equal(
            [scene.Author.Id, second.Id],
            saved.GetProperty("authors").EnumerateArray().Select(author => author.GetGuid()).Order()
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Publishing_is_refused_without_a_right_with_an_ended_one_and_with_one_of_another_level(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (id, _) = await scene.ApprovedAsync();
        async Task RefusedAsync()
        {
            var answer = await scene.PostAsync(scene.Approver, $"/specifications/{id}/1/publish");
            Assert.Equal("design.noAwardingRight", await answer.CodeAsync(HttpStatusCode.Conflict));
        }

        await RefusedAsync();
        await scene.GrantRightAsync(until: "2021-01-01");
        await RefusedAsync();
        await scene.GrantRightAsync(from: 5, to: 6); // the version is level 7
        await RefusedAsync();
        Assert.Equal("approved", await scene.StateAsync(id));
        await scene.GrantRightAsync(from: 7, to: 7);
        await (await scene.PostAsync(scene.Approver, $"/specifications/{id}/1/publish")).JsonAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_published_version_does_not_change_by_any_route(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (id, review) = await scene.PublishedAsync();
        var before = await ContentAsync();
        var changed = Scene.GoodContent();
        changed["ects"] = 30;
        var revision = await scene.RevisionAsync(id, 1);
        var put = await scene.PutAsync(scene.Author, $"/specifications/{id}/1", new { revision, content = changed });
        Assert.Equal("design.frozen", await put.CodeAsync(HttpStatusCode.Conflict));
        foreach (
            var (person, path) in new[]
            {
                (scene.Author, $"/specifications/{id}/1/submit"),
                (scene.Author, $"/specifications/{id}/1/withdraw"),
                (scene.Approver, $"/specifications/{id}/1/publish"),
                (scene.Officer, $"/reviews/{review}/start"),
                (scene.Officer, $"/reviews/{review}/hand-over"),
            }
        )
            Assert.Equal(HttpStatusCode.Conflict, (await scene.PostAsync(person, path)).StatusCode);
        foreach (
            var (person, act) in new[]
            {
                (scene.Officer, "request-changes"),
                (scene.Approver, "approve"),
                (scene.Approver, "reject"),
            }
        )
        {
            object body = act == "approve" ? new { } : new { note = "Change it." };
            Assert.Equal(HttpStatusCode.Conflict, (await scene.PostAsync(person, $"/reviews/{review}/{act}", body)).StatusCode);
        }

        Assert.Equal(before, await ContentAsync());
        Assert.Equal("published", await scene.StateAsync(id));

        async Task<string> ContentAsync() =>
            (await scene.GetAsync(scene.Author, $"/specifications/{id}/1"))
                .GetProperty("version")
                .GetProperty("content")
                .GetRawText();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_change_of_a_published_version_is_a_new_version_and_retiring_ends_one(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (id, _) = await scene.PublishedAsync();
        var next = await (await scene.PostAsync(scene.Author, $"/specifications/{id}/versions")).JsonAsync();
        Assert.Equal(2, next.GetProperty("version").GetInt32());
        Assert.Equal("draft", next.GetProperty("state").GetString());
        var again = await scene.PostAsync(scene.Author, $"/specifications/{id}/versions");
        Assert.Equal("design.versionOpen", await again.CodeAsync(HttpStatusCode.Conflict));

        var changed = Scene.GoodContent();
        changed["weeks"] = 12;
        await scene.SaveAsync(id, 2, changed);
        var first = (await scene.GetAsync(scene.Author, $"/specifications/{id}/1")).GetProperty("version");
        Assert.Equal(10, first.GetProperty("content").GetProperty("weeks").GetInt32());

        await (await scene.PostAsync(scene.Approver, $"/specifications/{id}/1/retire")).JsonAsync();
        Assert.Equal("retired", await scene.StateAsync(id));
        var twice = await scene.PostAsync(scene.Approver, $"/specifications/{id}/1/retire");
        Assert.Equal("design.wrongState", await twice.CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_not_a_specification_is_refused_by_name(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var id = await scene.DraftAsync();
        var content = Scene.GoodContent();
        content["colour"] = "green";
        var put = await scene.PutAsync(scene.Author, $"/specifications/{id}/1", new { revision = 1, content });
        var problem = await put.JsonAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("design.unreadable", problem.GetProperty("code").GetString());
        Assert.Contains("colour", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
