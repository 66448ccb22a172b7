using System.Net;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Recognition.Agreements;
using Testamur.Web.Modules.Agreements;
using Testamur.Web.Modules.Agreements.Contracts;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;
using WalletStage = Testamur.Web.Tests.Wallet.WalletStage;

namespace Testamur.Web.Tests.Agreements;

[Collection(AgreementCollection.Name)]
public sealed class AgreementLifeTests(AgreementApps apps)
{
    private static readonly Dictionary<AgreementAct, string> Routes = new()
    {
        [AgreementAct.Change] = "change",
        [AgreementAct.Agree] = "consent",
        [AgreementAct.Withdraw] = "withdrawal",
        [AgreementAct.Sign] = "signature",
        [AgreementAct.Suspend] = "suspension",
        [AgreementAct.Resume] = "resumption",
        [AgreementAct.GiveNotice] = "notice",
    };

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_move_of_the_table_is_allowed_and_every_other_is_refused_for_everybody(DatabaseKind database)
    {
        var scene = await AgreementScene.OnAsync(await apps.OnAsync(database));
        foreach (var state in Enum.GetValues<AgreementState>().Where(state => state != AgreementState.Ended))
        {
            var resting = await scene.InStateAsync(state);
            foreach (var (act, route) in Routes)
            {
                // The other role is refused before the state is asked.
                var byNegotiator = act is AgreementAct.Change or AgreementAct.Agree or AgreementAct.Withdraw;
                using var other = scene.App.Api(byNegotiator ? scene.North.Board : scene.North.Negotiator);
                var role = await scene.SendAsync(other, scene.North, resting, route);
                Assert.Equal(HttpStatusCode.Forbidden, role.StatusCode);
                if (AgreementStates.Find(state, act) is { } move)
                {
                    await MoveAsync(scene, await scene.InStateAsync(state), move);
                    continue;
                }

                var refused = await scene.ActAsync(scene.North, resting, route);
                Assert.Equal("agreements.wrongState", await refused.CodeAsync(HttpStatusCode.Conflict));
            }

            Assert.Equal(Camel(state), await scene.StateAsync(resting));
        }
    }

    private static async Task MoveAsync(AgreementScene scene, Guid id, AgreementMove move)
    {
        var route = Routes[move.Act];
        await (await scene.ActAsync(scene.North, id, route)).JsonAsync();
        Assert.Equal(Camel(move.ByEveryParty ? move.From : move.To), await scene.StateAsync(id));
        if (!move.ByEveryParty)
            return;
        var again = await scene.ActAsync(scene.North, id, route);
        Assert.Equal("agreements.doneBefore", await again.CodeAsync(HttpStatusCode.Conflict));
        await (await scene.ActAsync(scene.South, id, route)).JsonAsync();
        // Its first day is today, so the calendar goes on at once.
        Assert.Equal(Camel(move.To == AgreementState.Signed ? AgreementState.InForce : move.To), await scene.StateAsync(id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_parties_are_reminded_once_of_the_day_by_which_they_look_at_it_again(DatabaseKind database)
    {
        var scene = await AgreementScene.OnAsync(await apps.OnAsync(database));
        await scene.InStateAsync(AgreementState.InForce);
        var days = scene.Today.AddYears(1).DayNumber - scene.Today.DayNumber;
        foreach (var (advance, reminders) in new[] { (0, 0), (days - RemindOfReviews.NearDays - 1, 0), (1, 1), (30, 1) })
        {
            scene.App.Time.Advance(TimeSpan.FromDays(advance));
            await scene.App.InScopeAsync(null, services => services.Get<RemindOfReviews>().HandleAsync(default));
            foreach (var side in new[] { scene.North, scene.South })
            {
                var told = await WalletStage.MessagesAsync(scene.App, side.Negotiator.Email!); // people of tests have one
                Assert.Equal(reminders, told.Count(message => message.Kind == "Agreements.Review"));
            }
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_agreement_ends_with_its_last_day_and_nothing_brings_it_back(DatabaseKind database)
    {
        var scene = await AgreementScene.OnAsync(await apps.OnAsync(database));
        var id = await scene.InStateAsync(AgreementState.Ended);
        Assert.Equal("inForce", await scene.StateAsync(id));
        Assert.NotNull((await scene.AskAsync(on: scene.Today.AddDays(30))).Cover);
        Assert.Null((await scene.AskAsync(on: scene.Today.AddDays(31))).Cover);
        scene.App.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal("ended", await scene.StateAsync(id));
        Assert.Null((await scene.AskAsync()).Cover);
        foreach (var route in Routes.Values)
        {
            var answer = await scene.ActAsync(scene.North, id, route);
            Assert.Equal("agreements.wrongState", await answer.CodeAsync(HttpStatusCode.Conflict));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task It_comes_into_force_on_its_first_day(DatabaseKind database)
    {
        var scene = await AgreementScene.OnAsync(await apps.OnAsync(database));
        var id = await scene.InStateAsync(AgreementState.Signed);
        Assert.Null((await scene.AskAsync()).Cover);
        scene.App.Time.Advance(TimeSpan.FromDays(10));
        Assert.Equal("inForce", await scene.StateAsync(id));
        Assert.NotNull((await scene.AskAsync()).Cover);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_change_after_somebody_agreed_or_signed_asks_everybody_again(DatabaseKind database)
    {
        var scene = await AgreementScene.OnAsync(await apps.OnAsync(database));
        var id = await scene.InStateAsync(AgreementState.Negotiated);
        await (await scene.ActAsync(scene.North, id, "signature")).JsonAsync();
        await (await scene.ActAsync(scene.South, id, "change")).JsonAsync();
        var read = await scene.ReadAsync(scene.North, id);
        Assert.Equal("draft", read.GetProperty("state").GetString());
        Assert.All(
            read.GetProperty("parties").EnumerateArray(),
            party =>
                Assert.Equal(
                    ("null", "null"),
                    (party.GetProperty("agreedAt").GetRawText(), party.GetProperty("signature").GetRawText())
                )
        );
        // Nobody agrees to a text that was changed under their eyes.
        using var api = scene.App.Api(scene.North.Negotiator);
        var stale = await api.SendAsync(HttpMethod.Post, $"{scene.North.Path}/{id}/versions/1/consent", new { revision = 1 });
        Assert.Equal("platform.changedMeanwhile", await stale.CodeAsync(HttpStatusCode.Conflict));
        var steps = read.GetProperty("history").EnumerateArray().Select(step => step.GetProperty("act").GetString());
        Assert.Equal(["change", "agree", "agree", "sign", "change"], steps);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_party_signs_with_its_own_key_and_whoever_agreed_does_not_sign(DatabaseKind database)
    {
        var scene = await AgreementScene.OnAsync(await apps.OnAsync(database));
        var id = await scene.InStateAsync(AgreementState.Draft);
        var both = await scene.App.PersonAsync(
            "Bea Both",
            (scene.North.Place, Role.RecognitionOfficer),
            (scene.North.Place, Role.Approver)
        );
        using var api = scene.App.Api(both);
        await (await scene.SendAsync(api, scene.North, id, "consent")).JsonAsync();
        await (await scene.ActAsync(scene.South, id, "consent")).JsonAsync();
        var same = await scene.SendAsync(api, scene.North, id, "signature");
        Assert.Equal("agreements.sameHand", await same.CodeAsync(HttpStatusCode.Forbidden));
        var stranger = await scene.ActAsync(scene.North, id, "signature", body: await scene.SignatureAsync("Sam South", id));
        Assert.Equal("agreements.noSignatory", await stranger.CodeAsync(HttpStatusCode.UnprocessableEntity));
        var another = new { signatory = "Nora North", fingerprint = new string('0', 64) };
        var unread = await scene.ActAsync(scene.North, id, "signature", body: another);
        Assert.Equal("platform.changedMeanwhile", await unread.CodeAsync(HttpStatusCode.Conflict));
        await (await scene.ActAsync(scene.North, id, "signature")).JsonAsync();
        Assert.Equal("negotiated", await scene.StateAsync(id));
        Assert.Null((await scene.AskAsync()).Cover);
        await (await scene.ActAsync(scene.South, id, "signature")).JsonAsync();

        var parties = (await scene.ReadAsync(scene.North, id)).GetProperty("parties").EnumerateArray().ToList();
        Assert.All(parties, party => Assert.Equal("valid", party.GetProperty("finding").GetString()));
        Assert.Equal(2, parties.Select(party => party.GetProperty("signature").GetString()).Distinct().Count());
        Assert.Equal(["Nora North", "Sam South"], parties.Select(party => party.GetProperty("signedAs").GetString()));
        // Everybody can fetch what was signed, and import it elsewhere.
        using var open = scene.App.Api(null);
        var file = await open.GetByteArrayAsync(new Uri($"/api/v1/agreements/{id}/file", UriKind.Relative));
        Assert.True(AgreementJson.TryRead(file, out var document, out var problem), problem);
        Assert.Equal(
            AgreementJson.Write(
                scene.Text(1, id) with
                {
                    From = document!.From,
                    Until = document.Until,
                    ReviewOn = document.ReviewOn,
                }
            ),
            AgreementJson.Write(document)
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_byte_that_is_changed_in_the_stored_document_breaks_the_signatures_and_recognises_nothing(
        DatabaseKind database
    )
    {
        var scene = await AgreementScene.OnAsync(await apps.OnAsync(database));
        var id = await scene.InStateAsync(AgreementState.InForce);
        Assert.NotNull((await scene.AskAsync()).Cover);
        await scene.App.InScopeAsync(
            null,
            async services =>
            {
                var versions = services
                    .Get<AppDb>()
                    .Set<AgreementVersion>()
                    .Where(version => version.Agreement == new AgreementId(id));
                var document = (await versions.SingleAsync()).Document.Replace(
                    "\"eqfFrom\": 6",
                    "\"eqfFrom\": 5",
                    StringComparison.Ordinal
                );
                Assert.Contains("\"eqfFrom\": 5", document, StringComparison.Ordinal);
                await versions.ExecuteUpdateAsync(set => set.SetProperty(version => version.Document, document));
            }
        );
        var answer = await scene.AskAsync();
        Assert.Equal((null, "signature"), (answer.Cover, answer.WhyNot));
        var parties = (await scene.ReadAsync(scene.North, id)).GetProperty("parties").EnumerateArray();
        Assert.All(parties, party => Assert.Equal("altered", party.GetProperty("finding").GetString()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_signed_since_a_key_counts_as_stolen_recognises_nothing_until_the_next_version_is_signed(
        DatabaseKind database
    )
    {
        var scene = await AgreementScene.OnAsync(await apps.OnAsync(database));
        var id = await scene.InStateAsync(AgreementState.InForce);
        // North signed before its key can have been stolen, South after it.
        await scene.App.InScopeAsync(
            null,
            services =>
            {
                var before = scene.App.Time.GetUtcNow().AddHours(-1);
                return services
                    .Get<AppDb>()
                    .Set<VersionParty>()
                    .Where(party => party.Agreement == new AgreementId(id) && party.Institution == scene.North.Place.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(party => party.SignedAt, before));
            }
        );
        await DeclareStolenAsync(scene.North);
        Assert.NotNull((await scene.AskAsync()).Cover);
        Assert.Equal((true, false, true), await ShownAsync(scene, id));
        await DeclareStolenAsync(scene.South);
        var answer = await scene.AskAsync();
        Assert.Equal((null, "signature"), (answer.Cover, answer.WhyNot));
        var parties = (await scene.ReadAsync(scene.North, id)).GetProperty("parties").EnumerateArray();
        Assert.Equal(["valid", "keyRevoked"], parties.Select(party => party.GetProperty("finding").GetString()));
        using var anybody = scene.App.Browser(null);
        var page = (await anybody.PageAsync($"/agreements/{id}")).Body!.TextContent; // a page has a body
        Assert.Contains("A signature under it does not hold", page, StringComparison.Ordinal);
        // Nor does any list call it in force.
        Assert.Equal((false, true, false), await ShownAsync(scene, id));
        var lists = await anybody.PageAsync("/agreements");
        var entry = lists.QuerySelectorAll("#main li").Single(item => item.QuerySelector($"a[href*='{id}']") is not null);
        Assert.Contains("A signature does not hold", entry.TextContent, StringComparison.Ordinal);
        var row = lists
            .QuerySelectorAll("section[aria-labelledby=list] tr")
            .Single(one => one.InnerHtml.Contains($"{id}", StringComparison.Ordinal));
        Assert.Equal("A signature does not hold", row.QuerySelector(".label")?.TextContent.Trim());

        using var api = scene.App.Api(scene.South.Negotiator);
        await (await api.SendAsync(HttpMethod.Post, $"{scene.South.Path}/{id}/versions")).JsonAsync();
        await (await scene.ImportAsync(scene.Text(2, id), scene.South)).JsonAsync();
        foreach (var act in new[] { "consent", "signature" })
        {
            await (await scene.ActAsync(scene.North, id, act, 2)).JsonAsync();
            await (await scene.ActAsync(scene.South, id, act, 2)).JsonAsync();
        }

        Assert.Equal(2, (await scene.AskAsync()).Cover?.Version);
        Assert.Equal((true, false, true), await ShownAsync(scene, id, 2));

        Task DeclareStolenAsync(AgreementScene.Side side) =>
            scene.App.InScopeAsync(
                side.Place,
                async services =>
                {
                    var declare = services.Get<DeclareCompromised>();
                    var done = await declare.HandleAsync("token-1", new(DateTimeOffset.MinValue, "It was copied."), default);
                    Assert.True(done.Succeeded(out _, out _));
                }
            );
    }

    /// <summary>What anybody reads of a version: whether it holds, whether North recognises nothing of South's, and whether it counts as in force.</summary>
    private static async Task<(bool Holds, bool IsGap, bool IsInForce)> ShownAsync(AgreementScene scene, Guid id, int version = 1)
    {
        using var anybody = scene.App.Api(null);
        var rows = await (await anybody.SendAsync(HttpMethod.Get, "/api/v1/agreements")).JsonAsync();
        var row = rows.EnumerateArray()
            .Single(one => one.GetProperty("id").GetGuid() == id && one.GetProperty("version").GetInt32() == version);
        Assert.Equal("inForce", row.GetProperty("state").GetString());
        var matrix = await (await anybody.SendAsync(HttpMethod.Get, "/api/v1/agreement-matrix")).JsonAsync();
        var cell = matrix
            .GetProperty("cells")
            .EnumerateArray()
            .Single(one =>
                one.GetProperty("receiver").GetString() == scene.North.Did
                && one.GetProperty("issuer").GetString() == scene.South.Did
            );
        var inForce = await scene.App.InScopeAsync(
            null,
            services => services.Get<IAgreementsInForce>().ListAsync(scene.Today, default)
        );
        return (
            row.GetProperty("holds").GetBoolean(),
            cell.GetProperty("isGap").GetBoolean(),
            inForce.Any(one => one.Agreement == id && one.Version == version)
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_the_party_that_stopped_it_lets_it_go_on_and_notice_keeps_its_time(DatabaseKind database)
    {
        var scene = await AgreementScene.OnAsync(await apps.OnAsync(database));
        var id = await scene.InStateAsync(AgreementState.Suspended);
        Assert.Null((await scene.AskAsync()).Cover);
        var theirs = await scene.ActAsync(scene.South, id, "resumption");
        Assert.Equal("agreements.notYours", await theirs.CodeAsync(HttpStatusCode.Forbidden));
        await (await scene.ActAsync(scene.North, id, "resumption")).JsonAsync();
        Assert.NotNull((await scene.AskAsync()).Cover);

        foreach (var days in new[] { 29, 2000 })
        {
            var wrong = await scene.ActAsync(
                scene.South,
                id,
                "notice",
                body: new { lastDay = scene.Today.AddDays(days), reason = "We part." }
            );
            Assert.Equal("agreements.noticeDay", await wrong.CodeAsync(HttpStatusCode.UnprocessableEntity));
        }

        var silent = await scene.ActAsync(scene.South, id, "suspension", body: new { reason = " " });
        Assert.Equal("agreements.reasonNeeded", await silent.CodeAsync(HttpStatusCode.UnprocessableEntity));
        var tooLong = await scene.ActAsync(scene.South, id, "suspension", body: new { reason = new string('x', 2001) });
        Assert.Equal("agreements.textTooLong", await tooLong.CodeAsync(HttpStatusCode.UnprocessableEntity));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_next_version_takes_over_when_all_have_signed_it(DatabaseKind database)
    {
        var scene = await AgreementScene.OnAsync(await apps.OnAsync(database));
        var id = await scene.InStateAsync(AgreementState.InForce);
        using var api = scene.App.Api(scene.South.Negotiator);
        await (await api.SendAsync(HttpMethod.Post, $"{scene.South.Path}/{id}/versions")).JsonAsync();
        var again = await api.SendAsync(HttpMethod.Post, $"{scene.South.Path}/{id}/versions");
        Assert.Equal("agreements.draftOpen", await again.CodeAsync(HttpStatusCode.Conflict));
        var next = scene.Text(2, id) with
        {
            From = scene.Today.AddDays(5),
            Caps = new() { PerLearner = new(200) },
        };
        await (await scene.ImportAsync(next, scene.South)).JsonAsync();
        foreach (var act in new[] { "consent", "signature" })
        {
            Assert.Equal(1, (await scene.AskAsync()).Cover?.Version);
            await (await scene.ActAsync(scene.North, id, act, 2)).JsonAsync();
            await (await scene.ActAsync(scene.South, id, act, 2)).JsonAsync();
        }

        Assert.Equal(1, (await scene.AskAsync(on: scene.Today.AddDays(4))).Cover?.Version);
        var later = await scene.AskAsync(on: scene.Today.AddDays(5));
        Assert.Equal((null, "cap"), (later.Cover, later.WhyNot));
        var versions = (await scene.ReadAsync(scene.North, id, 2)).GetProperty("versions").EnumerateArray();
        Assert.Equal(["signed", "inForce"], versions.Select(version => version.GetProperty("state").GetString()));
    }

    private static string Camel(AgreementState state) => char.ToLowerInvariant(state.ToString()[0]) + state.ToString()[1..];
}
