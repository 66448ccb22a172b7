using System.Text.Json;
using Testamur.Education.Grades;
using Testamur.Education.Recognition.Agreements;
using Testamur.Education.Specifications;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Recognition;

namespace Testamur.Web.Tests.Agreements;

/// <summary>What agreements do to whoever applies: recognised in the same request, or a case.</summary>
[Collection(AgreementCollection.Name)]
public sealed class AgreementApplicationTests(AgreementApps apps)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_in_scope_is_recognised_in_one_request_and_everything_else_is_a_case(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var deal = await AgreementScene.BetweenAsync(scene.App, scene.Home, scene.Sender.Home);
        var size = scene.Sent.Ects ?? default;
        var level = scene.Sent.EqfLevel;
        Assert.True(size.Hundredths > 0 && level is not null);

        // Nothing is agreed yet.
        await IsCaseAsync(scene, await ApplyAsync(scene, await LearnerAsync(scene)));

        var byList = await deal.InStateAsync(
            AgreementState.InForce,
            text => text with { Clauses = [new() { Id = "list", List = [new(scene.Sent.Id, scene.Sent.Version)] }] }
        );
        var title = $"Agreement of {scene.Home.Slug}";
        var first = await ApplyAsync(scene, await LearnerAsync(scene));
        IsRecognised(first, $"{title}, version 1, clause list", size);
        Assert.All(
            first.GetProperty("steps").EnumerateArray().Skip(1),
            step => Assert.True(step.GetProperty("byPlatform").GetBoolean())
        );
        // Somebody else's credential, and one from elsewhere, are for people.
        await IsCaseAsync(scene, await ApplyAsync(scene, await LearnerAsync(scene), await scene.BadgeAsync("Somebody Else")));
        await IsCaseAsync(scene, await ApplyAsync(scene, await LearnerAsync(scene), RecognitionScene.Foreign));
        await (await deal.ActAsync(deal.North, byList, "suspension")).JsonAsync();
        await IsCaseAsync(scene, await ApplyAsync(scene, await LearnerAsync(scene)));

        // By type and level, with a cap into which one fits and a second does not.
        var twice = await LearnerAsync(scene);
        await deal.InStateAsync(
            AgreementState.InForce,
            text =>
                text with
                {
                    Clauses =
                    [
                        new()
                        {
                            Id = "level",
                            Types = ["MicroCredential"],
                            EqfFrom = level,
                            EqfTo = level,
                        },
                    ],
                    Caps = new() { PerLearner = new Ects((2 * size.Hundredths) - 1) },
                }
        );
        IsRecognised(await ApplyAsync(scene, twice), $"{title}, version 1, clause level", size);
        await IsCaseAsync(scene, await ApplyAsync(scene, twice));
        // The cap is each learner's own.
        IsRecognised(await ApplyAsync(scene, await LearnerAsync(scene)), $"{title}, version 1, clause level", size);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_credential_outside_level_and_version_is_a_case(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var deal = await AgreementScene.BetweenAsync(scene.App, scene.Home, scene.Sender.Home);
        await deal.InStateAsync(
            AgreementState.InForce,
            text =>
                text with
                {
                    Clauses =
                    [
                        new()
                        {
                            Id = "1",
                            Types = ["MicroCredential"],
                            EqfFrom = scene.Sent.EqfLevel + 1,
                        },
                        new() { Id = "2", List = [new(scene.Sent.Id, scene.Sent.Version + 1)] },
                    ],
                }
        );
        await IsCaseAsync(scene, await ApplyAsync(scene, await LearnerAsync(scene)));
    }

    [Theory, OnSqlite]
    public async Task A_grade_is_taken_over_by_the_tables_and_the_rule_for_ties_that_was_signed(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        await GradeTests.KeepAsync(scene);
        var deal = await AgreementScene.BetweenAsync(scene.App, scene.Home, scene.Sender.Home);
        await deal.InStateAsync(
            AgreementState.InForce,
            text =>
                text with
                {
                    Clauses = [new() { Id = "list", List = [new(scene.Sent.Id, scene.Sent.Version)] }],
                    Caps = new(),
                    Grades = new(GradeRule.Table, TieRule.Highest),
                }
        );
        // A overlaps two grades by five points each. The receiver publishes the lowest for such a case; the parties have signed the highest.
        foreach (var (stated, grade) in new[] { ("A", "10"), ("B", "9"), ("pass", null) })
        {
            var learner = await LearnerAsync(scene);
            var answer = await ApplyAsync(scene, learner, await scene.BadgeAsync(grade: stated));
            Assert.Equal(("agreement", grade), (Text(answer, "route"), Text(answer, "grade")));
            var id = answer.GetProperty("id").GetGuid();
            using var browser = scene.App.Browser(learner);
            var page = await browser.PageAsync($"/my/recognitions/{id}/statement");
            var sum = grade is null ? "→" : $"→ {grade} ";
            Assert.Equal(grade is not null, page.Body!.TextContent.Contains(sum, StringComparison.Ordinal)); // a page has a body
        }
    }

    private static Task<Person> LearnerAsync(RecognitionScene scene) => scene.App.PersonAsync("Lena Learner");

    private static async Task<JsonElement> ApplyAsync(RecognitionScene scene, Person learner, string? document = null) =>
        await (
            await scene.MineAsync(
                HttpMethod.Post,
                "",
                scene.Ask(document ?? await scene.BadgeAsync(), study: "Bachelor in Landscape Planning"),
                learner
            )
        ).JsonAsync();

    private static void IsRecognised(JsonElement answer, string basis, Ects accepted)
    {
        Assert.Equal(
            ("notified", "agreement", "full"),
            (RecognitionScene.State(answer), Text(answer, "route"), Text(answer, "outcome"))
        );
        Assert.Equal(basis, Text(answer, "basis"));
        Assert.Equal(accepted.Value, answer.GetProperty("acceptedEcts").GetDecimal());
        Assert.True(answer.GetProperty("hasStatement").GetBoolean());
    }

    // It waits for an officer.
    private static async Task IsCaseAsync(RecognitionScene scene, JsonElement answer)
    {
        Assert.Equal("complete", RecognitionScene.State(answer));
        Assert.NotEqual("agreement", Text(answer, "route"));
        var queue = await (await scene.HereAsync(HttpMethod.Get, "")).JsonAsync();
        Assert.Contains(queue.EnumerateArray(), row => row.GetProperty("id").GetGuid() == answer.GetProperty("id").GetGuid());
    }

    private static string? Text(JsonElement answer, string member) => answer.GetProperty(member).GetString();
}
