using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Recognition;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Modules.Recognition.Watching;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Recognition;

/// <summary>Every state, every act, every role: what the table names happens, and nothing else, through the doors that people use.</summary>
[Collection(RecognitionApps.Name)]
public sealed class CaseStateTests(RecognitionApps apps)
{
    private const string Applicant = "applicant";
    private const string Officer = "officer";
    private const string Involved = "officer who took part";
    private const string Elsewhere = "officer elsewhere";

    // The states of a case in which each act is possible, and in which role; written down here by itself, not read from the code.
    private static readonly (string Act, string Role, RecognitionState[] From)[] Possible =
    [
        ("handIn", Applicant, [RecognitionState.Incomplete]),
        ("ask", Officer, [RecognitionState.Received, RecognitionState.Complete]),
        ("ask", Involved, [RecognitionState.Received, RecognitionState.Complete]),
        (
            "propose",
            Officer,
            [RecognitionState.Complete, RecognitionState.Verified, RecognitionState.Assessing, RecognitionState.Proposed]
        ),
        (
            "propose",
            Involved,
            [RecognitionState.Complete, RecognitionState.Verified, RecognitionState.Assessing, RecognitionState.Proposed]
        ),
        (
            "decide",
            Officer,
            [RecognitionState.Complete, RecognitionState.Verified, RecognitionState.Assessing, RecognitionState.Proposed]
        ),
        (
            "decide",
            Involved,
            [RecognitionState.Complete, RecognitionState.Verified, RecognitionState.Assessing, RecognitionState.Proposed]
        ),
        ("delay", Officer, Running),
        ("delay", Involved, Running),
        ("appeal", Applicant, [RecognitionState.Notified]),
        ("uphold", Officer, [RecognitionState.Appealed]),
        ("change", Officer, [RecognitionState.Appealed]),
        ("erase", Applicant, [RecognitionState.Closed]),
        ("meet", Officer, Conditional),
        ("meet", Involved, Conditional),
    ];

    private static RecognitionState[] Running =>
        [
            RecognitionState.Complete,
            RecognitionState.Verified,
            RecognitionState.Assessing,
            RecognitionState.Proposed,
            RecognitionState.Appealed,
        ];

    private static RecognitionState[] Conditional =>
        [RecognitionState.Notified, RecognitionState.Upheld, RecognitionState.Changed, RecognitionState.Closed];

    [Theory, OnSqlite, OnPostgres]
    public async Task From_each_state_each_role_can_do_what_the_table_names_and_nothing_else(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenedAsync(RecognitionScene.Foreign);
        var other = await scene.App.InstitutionAsync();
        var stranger = await scene.App.PersonAsync("Stranger", (other, Role.RecognitionOfficer));
        var roles = new (string Name, Person Person)[]
        {
            (Applicant, scene.Learner),
            (Officer, scene.Officer),
            (Involved, scene.Other),
            (Elsewhere, stranger),
        };
        var form = await scene.SuggestedAsync(id, Harmless);
        var document = await DocumentAsync(scene, id);
        foreach (var state in Enum.GetValues<RecognitionState>())
        {
            foreach (var (act, send) in Acts(scene, id, form))
            {
                foreach (var (role, person) in roles)
                {
                    await PutAsync(scene, id, state, document);
                    using var answer = await send(person);
                    var expected = Possible.Any(one => one.Act == act && one.Role == role && one.From.Contains(state));
                    Assert.True(
                        expected == answer.IsSuccessStatusCode,
                        $"{state}: {role} may {(expected ? "" : "not ")}{act}, but the answer was {answer.StatusCode}"
                    );
                    if (!expected)
                        Assert.Equal(state, await StateAsync(scene, id));
                }
            }
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_case_closes_when_its_last_day_for_an_appeal_is_over_or_the_appeal_was_decided(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenedAsync(RecognitionScene.Foreign);
        var document = await DocumentAsync(scene, id);
        foreach (var state in Enum.GetValues<RecognitionState>())
        {
            await PutAsync(scene, id, state, document);
            await SweepAsync(scene.App);
            var ends = state is RecognitionState.Upheld or RecognitionState.Changed;
            Assert.Equal(ends ? RecognitionState.Closed : state, await StateAsync(scene, id));
        }

        await PutAsync(scene, id, RecognitionState.Notified, document);
        scene.Design.Advance(TimeSpan.FromDays(31));
        var late = await scene.MineAsync(HttpMethod.Post, $"/{id}/appeal", new { text = "Too late." });
        Assert.Equal("recognition.appealOver", await late.CodeAsync(HttpStatusCode.Conflict));
        await SweepAsync(scene.App);
        Assert.Equal(RecognitionState.Closed, await StateAsync(scene, id));
    }

    private static IEnumerable<(string Act, Func<Person, Task<HttpResponseMessage>> Send)> Acts(
        RecognitionScene scene,
        Guid id,
        JsonObject form
    )
    {
        string Soon() => scene.Design.Day(60);
        yield return ("handIn", by => scene.MineAsync(HttpMethod.Post, $"/{id}/credential", new { answer = "Here." }, by));
        yield return ("ask", by => scene.HereAsync(HttpMethod.Post, $"/{id}/questions", new { what = "More?" }, by));
        yield return ("propose", by => scene.HereAsync(HttpMethod.Post, $"/{id}/proposal", form, by));
        yield return ("decide", by => scene.HereAsync(HttpMethod.Post, $"/{id}/decision", form, by));
        yield return (
            "delay",
            by => scene.HereAsync(HttpMethod.Post, $"/{id}/delay", new { reason = "Ill.", until = Soon() }, by)
        );
        yield return ("appeal", by => scene.MineAsync(HttpMethod.Post, $"/{id}/appeal", new { text = "It fits." }, by));
        yield return (
            "uphold",
            by => scene.HereAsync(HttpMethod.Post, $"/{id}/appeal/upholding", new { reason = "It stands." }, by)
        );
        yield return ("change", by => scene.HereAsync(HttpMethod.Post, $"/{id}/appeal/decision", form, by));
        yield return ("meet", by => scene.HereAsync(HttpMethod.Post, $"/{id}/condition", new { evidence = "Oral passed." }, by));
        yield return ("erase", by => scene.MineAsync(HttpMethod.Delete, $"/{id}/document", null, by));
    }

    /// <summary>A decision that every duty allows, so that only the state can stand in its way.</summary>
    private static void Harmless(JsonObject form)
    {
        (form["outcome"], form["reason"], form["outcomes"], form["acceptedEcts"]) = ("partial", "A part fits.", null, 0.5);
        foreach (var element in form["elements"]!.AsArray()) // a form has them
            (element!["difference"], element["evidence"]) = ("none", "");
    }

    private static Task<byte[]> DocumentAsync(RecognitionScene scene, Guid id) =>
        scene.App.InScopeAsync(
            scene.Home,
            services =>
                services
                    .Get<AppDb>()
                    .Set<CaseDocument>()
                    .Where(row => row.Case == new CaseId(id))
                    .Select(row => row.Bytes)
                    .SingleAsync()
        );

    private static Task<RecognitionState> StateAsync(RecognitionScene scene, Guid id) =>
        scene.App.InScopeAsync(
            scene.Home,
            services =>
                services
                    .Get<AppDb>()
                    .Set<RecognitionCase>()
                    .Where(one => one.Id == new CaseId(id))
                    .Select(one => one.State)
                    .SingleAsync()
        );

    /// <summary>The case as it would stand in a state, whatever was done with it before.</summary>
    private static Task PutAsync(RecognitionScene scene, Guid id, RecognitionState state, byte[] document) =>
        scene.App.InScopeAsync(
            scene.Home,
            async services =>
            {
                var db = services.Get<AppDb>();
                var today = DateOnly.FromDateTime(scene.App.Time.GetUtcNow().UtcDateTime);
                var key = new CaseId(id);
                var appealed = state is RecognitionState.Appealed or RecognitionState.Upheld or RecognitionState.Changed;
                var decided = state >= RecognitionState.Decided;
                await db.Set<RecognitionCase>()
                    .Where(one => one.Id == key)
                    .ExecuteUpdateAsync(one =>
                        one.SetProperty(c => c.State, state)
                            .SetProperty(c => c.ClockFrom, scene.App.Time.GetUtcNow())
                            .SetProperty(c => c.PromisedOn, today.AddDays(28))
                            .SetProperty(c => c.DeadlineOn, today.AddMonths(4))
                            .SetProperty(c => c.ProposedBy, new PersonId(scene.Other.Id))
                            .SetProperty(c => c.Outcome, decided ? RecognitionOutcome.Conditional : null)
                            .SetProperty(c => c.DecidedAt, decided ? scene.App.Time.GetUtcNow() : null)
                            .SetProperty(c => c.DecidedBy, decided ? new PersonId(scene.Other.Id) : null)
                            .SetProperty(c => c.AppealUntil, today.AddDays(30))
                            .SetProperty(c => c.Appeal, appealed ? "It fits." : null)
                            .SetProperty(c => c.AppealedAgainst, appealed ? new PersonId(scene.Other.Id) : null)
                    );
                if (!await db.Set<CaseDocument>().AnyAsync(row => row.Case == key))
                {
                    db.Add(
                        new CaseDocument
                        {
                            Institution = scene.Home.Id,
                            Case = key,
                            Bytes = document,
                        }
                    );
                    await db.SaveChangesAsync();
                }
            }
        );

    private static Task SweepAsync(App app) =>
        app.InScopeAsync(null, services => services.Get<SweepCases>().HandleAsync(default));
}
