using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.PriorLearning;
using Testamur.Web.Modules.PriorLearning.Panel;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Hosting;
using static Testamur.Web.Modules.PriorLearning.CaseState;

namespace Testamur.Web.Tests.PriorLearning;

/// <summary>Every state, every act, every part in a case: what is written down here happens, and nothing else, through the doors that people use.</summary>
public sealed class CaseStateTests(Apps apps) : IClassFixture<Apps>
{
    private const string Applicant = "applicant";
    private const string Adviser = "adviser";
    private const string Assessor = "assessor";
    private const string Officer = "officer";

    private static readonly CaseState[] Drafts = [Enquiry, Identification, Documentation];

    // The states in which each act is possible, and for whom; written down by itself, not read from the code.
    private static readonly (string Act, string Role, CaseState[] From)[] Possible =
    [
        ("say", Applicant, Drafts),
        ("discard", Applicant, Drafts),
        ("prove", Applicant, [.. Drafts, Appealed]),
        ("handIn", Applicant, [Documentation]),
        ("show route", Applicant, [.. Enum.GetValues<CaseState>().Where(state => state != Awarded)]),
        ("appeal", Applicant, [CreditExemption, PartlyGranted, Refused]),
        ("takeUp", Adviser, [Enquiry]),
        ("mark", Adviser, [Identification]),
        ("identify", Adviser, [Identification]),
        ("namePanel", Adviser, [Assessment]),
        ("namePanel", Officer, [Assessment, Appealed]),
        ("decide", Assessor, [Assessment]),
        ("check identity", Assessor, [Assessment]),
        ("agree", Assessor, [Assessment]),
        ("passOn", Assessor, [Assessment]),
        ("certify", Officer, [Certification]),
        ("postpone", Adviser, [Enquiry, Assessment, Certification, Appealed]),
        ("postpone", Assessor, [Assessment, Certification]),
        ("postpone", Officer, [Assessment, Certification, Appealed]),
    ];

    [Theory, OnSqlite]
    public async Task From_each_state_everybody_can_do_what_is_theirs_and_nothing_else(DatabaseKind database)
    {
        using var scene = await RplScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.WithPanelAsync(["o1", "o2"]);
        await ApiCalls.JsonAsync(await scene.DecideAsync(id, scene.Assessors[0], "o1", true));
        await ApiCalls.JsonAsync(await scene.DecideAsync(id, scene.Assessors[0], "o2", false));
        var roles = new (string Name, Person Person)[]
        {
            (Applicant, scene.Learner),
            (Adviser, scene.Adviser),
            (Assessor, scene.Assessors[0]),
            (Officer, scene.OtherOfficer),
        };
        foreach (var state in Enum.GetValues<CaseState>())
        {
            foreach (var (act, send) in Acts(scene, id, state))
            {
                foreach (var (role, person) in roles)
                {
                    var expected = Possible.Any(one => one.Act == act && one.Role == role && one.From.Contains(state));
                    // What discards the case would end the walk; that it can be is shown elsewhere.
                    if (expected && act == "discard")
                        continue;
                    await PutAsync(scene, id, state);
                    using var answer = await send(person);
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

    private static IEnumerable<(string Act, Func<Person, Task<HttpResponseMessage>> Send)> Acts(
        RplScene scene,
        Guid id,
        CaseState state
    )
    {
        Func<Person, Task<HttpResponseMessage>> Mine(HttpMethod method, string path, object? body = null) =>
            by => scene.MineAsync(by, method, $"/{id}{path}", body);
        Func<Person, Task<HttpResponseMessage>> Here(HttpMethod method, string path, object? body = null) =>
            by => scene.HereAsync(by, method, $"/{id}{path}", body);
        var said = new { statements = new[] { new { outcome = "o1", text = "At work." } } };
        var marked = new { marks = new[] { new { outcome = "o1", value = "shown" } } };
        var watched = new { how = "Student card", supervision = RplScene.Watched };
        // After an appeal the panel is another one.
        var panel = state == Appealed ? scene.Assessors[2..] : scene.Assessors[..2];
        yield return ("say", Mine(HttpMethod.Put, "/statements", said));
        yield return ("discard", Mine(HttpMethod.Delete, ""));
        yield return ("prove", by => scene.AddLinkAsync(id, ["o1"], by));
        yield return ("handIn", Mine(HttpMethod.Post, "/hand-in"));
        yield return ("show route", Mine(HttpMethod.Put, "/route", new { show = true }));
        yield return ("appeal", Mine(HttpMethod.Post, "/appeal", new { text = "Nobody read it." }));
        yield return ("takeUp", Here(HttpMethod.Post, "/adviser"));
        yield return ("mark", Here(HttpMethod.Put, "/marks", marked));
        yield return ("identify", Here(HttpMethod.Post, "/identification"));
        yield return ("namePanel", by => scene.NamePanelAsync(id, by, panel));
        yield return ("decide", by => scene.DecideAsync(id, by, "o1", true));
        yield return ("check identity", Here(HttpMethod.Put, "/identity", watched));
        yield return ("agree", Here(HttpMethod.Post, "/agreement"));
        yield return ("passOn", Here(HttpMethod.Post, "/certification"));
        yield return ("certify", by => scene.CertifyAsync(id, "exemption", by));
        yield return ("postpone", Here(HttpMethod.Post, "/promise", new { to = scene.Design.Day(90), reason = "Holidays." }));
    }

    private static Task<CaseState> StateAsync(RplScene scene, Guid id) =>
        scene.App.InScopeAsync(
            scene.Home,
            services =>
                services
                    .Get<AppDb>()
                    .Set<RplCase>()
                    .Where(one => one.Id == new RplCaseId(id))
                    .Select(one => one.State)
                    .SingleAsync()
        );

    /// <summary>The case as it would stand in a state, with all that its stage needs, whatever was done with it before.</summary>
    private static Task PutAsync(RplScene scene, Guid id, CaseState state) =>
        scene.App.InScopeAsync(
            scene.Home,
            async services =>
            {
                var db = services.Get<AppDb>();
                var (key, now) = (new RplCaseId(id), scene.App.Time.GetUtcNow());
                DateOnly? promised = state is Enquiry or Assessment or Certification or Appealed
                    ? DateOnly.FromDateTime(now.UtcDateTime).AddDays(30)
                    : null;
                PersonId? adviser = state == Enquiry ? null : new PersonId(scene.Adviser.Id);
                PersonId? certifier = state == Appealed ? new PersonId(scene.Officer.Id) : null;
                await db.Set<RplCase>()
                    .Where(one => one.Id == key)
                    .ExecuteUpdateAsync(one =>
                        one.SetProperty(c => c.State, state)
                            .SetProperty(c => c.Adviser, adviser)
                            .SetProperty(c => c.Round, 1)
                            .SetProperty(c => c.PromisedOn, promised)
                            .SetProperty(c => c.IdentityChecked, "Student card")
                            .SetProperty(c => c.Supervision, RplScene.Watched)
                            .SetProperty(c => c.FirstCertifiedBy, certifier)
                            .SetProperty(c => c.Appeal, state == Appealed ? "Nobody read it." : null)
                            .SetProperty(c => c.OpenKey, (string?)null)
                    );
                await db.Set<PanelMember>().Where(one => one.Case == key).ExecuteDeleteAsync();
                // A panel is named once there is something to assess.
                foreach (var assessor in state < Assessment ? [] : scene.Assessors[..2])
                {
                    var member = new PanelMember
                    {
                        Institution = scene.Home.Id,
                        Case = key,
                        Round = 1,
                        Person = new(assessor.Id),
                        NamedAt = now,
                    };
                    member.Agree(now);
                    db.Add(member);
                }

                await db.SaveChangesAsync();
            }
        );
}
