using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Issuing;

public sealed class BatchTests(IssuingApps apps) : IClassFixture<IssuingApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_list_sent_twice_with_one_key_is_one_batch(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, _, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var specification = new Guid(RandomNumberGenerator.GetBytes(16));
        var first = await (await registrar.HandInAsync(Registrar.Csv(2), "key-1", specification)).JsonAsync();
        var second = await (await registrar.HandInAsync(Registrar.Csv(2), "key-1", specification)).JsonAsync();
        Assert.Equal(first.Id(), second.Id());
        var other = await registrar.HandInAsync(Registrar.Csv(3), "key-1", specification);
        Assert.Equal("issuing.idempotencyKeyReused", await other.CodeAsync(HttpStatusCode.UnprocessableEntity));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_approval_that_ended_stops_a_batch_before_and_after_it_is_confirmed(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, person) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var specification = new Guid(RandomNumberGenerator.GetBytes(16));
        var batch = await (await registrar.HandInAsync(Registrar.Csv(2), null, specification)).JsonAsync();
        GivenApprovals.Other[specification] = ApprovalStanding.Expired;
        var list = await registrar.HandInAsync(Registrar.Csv(2), null, specification);
        Assert.Equal("issuing.approvalOver", await list.CodeAsync(HttpStatusCode.Conflict));
        var path = $"{registrar.Root}/batches/{batch.Id()}/confirmation";
        var confirmed = await registrar.Api.SendAsync(HttpMethod.Post, path, new { count = 2 });
        Assert.Equal("issuing.approvalOver", await confirmed.CodeAsync(HttpStatusCode.Conflict));

        // As when it was confirmed in time and the platform then stood still.
        var id = new BatchId(batch.GetProperty("id").GetGuid());
        await app.InScopeAsync(
            home,
            async services =>
            {
                var db = services.Get<AppDb>();
                (await db.Set<Batch>().SingleAsync(found => found.Id == id)).Confirm(
                    new PersonId(person.Id),
                    app.Time.GetUtcNow()
                );
                await db.SaveChangesAsync();
                await services.Get<SealBatch>().HandleAsync(home.Id, id, CancellationToken.None);
            }
        );
        var after = await (await registrar.Api.SendAsync(HttpMethod.Get, $"{registrar.Root}/batches/{batch.Id()}")).JsonAsync();
        Assert.Equal(2, after.GetProperty("batch").GetProperty("heldBack").GetInt32());
        Assert.All(
            after.GetProperty("rows").EnumerateArray(),
            row => Assert.Equal("approvalOver", row.GetProperty("problems")[0].GetProperty("code").GetString())
        );
        Assert.Empty(await registrar.CredentialsAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rows_with_mistakes_are_held_back_with_line_and_column_and_the_others_are_issued(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, _, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        const string Csv =
            "\uFEFFname;email;awardedOn\n"
            + "Ada Ålund;ada@example.org;2026-02-03\n"
            + ";no-address;31.02.2026\n"
            + "\"Eve; the second\";ADA@example.org;2026-02-03\n"
            + "=cmd();eve@example.org;2999-01-01\n";
        var specification = new Guid(RandomNumberGenerator.GetBytes(16));
        var batch = await (await registrar.HandInAsync(Csv, null, specification)).JsonAsync();
        Assert.Equal((1, 3), (batch.GetProperty("waiting").GetInt32(), batch.GetProperty("heldBack").GetInt32()));

        var answer = await (await registrar.Api.SendAsync(HttpMethod.Get, $"{registrar.Root}/batches/{batch.Id()}")).JsonAsync();
        var problems = answer
            .GetProperty("rows")
            .EnumerateArray()
            .SelectMany(row =>
                row.GetProperty("problems")
                    .EnumerateArray()
                    .Select(p => $"{row.GetProperty("row")} {p.GetProperty("column")} {p.GetProperty("code")}")
            );
        Assert.Equal(
            [
                "3 name missing",
                "3 email emailUnusable",
                "3 awardedOn dateUnreadable",
                "4 email repeated",
                "5 awardedOn dateInFuture",
            ],
            problems
        );
        var report = await registrar.Api.GetStringAsync(
            new Uri($"{registrar.Root}/batches/{batch.Id()}/report", UriKind.Relative)
        );
        Assert.Contains("\"'=cmd()\"", report, StringComparison.Ordinal);

        var path = $"{registrar.Root}/batches/{batch.Id()}/confirmation";
        var wrong = await registrar.Api.SendAsync(HttpMethod.Post, path, new { count = 4 });
        Assert.Equal("issuing.countDiffers", await wrong.CodeAsync(HttpStatusCode.Conflict));
        await registrar.ConfirmAsync(batch);
        var started = await registrar.Api.SendAsync(HttpMethod.Post, path, new { count = 1 });
        Assert.Equal("issuing.batchStarted", await started.CodeAsync(HttpStatusCode.Conflict));
        await registrar.WaitUntilDoneAsync(batch);
        Assert.Single(await registrar.CredentialsAsync());

        var again = await (await registrar.HandInAsync(Csv, null, specification)).JsonAsync();
        Assert.Equal(0, again.GetProperty("waiting").GetInt32()); // Ada holds it already
    }

    [Theory]
    [InlineData("")]
    [InlineData("name,email\nAda,ada@example.org\n")]
    [InlineData("name,email,awardedOn,shoeSize\nAda,ada@example.org,2026-02-03,40\n")]
    [InlineData("name,email,awardedOn\n")]
    [InlineData("name,email,awardedOn\n\"Ada,ada@example.org,2026-02-03\n")]
    public async Task A_file_that_is_no_list_is_refused_as_a_whole(string csv)
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        var (registrar, _, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var refused = await registrar.HandInAsync(csv);
        Assert.Equal("issuing.listUnreadable", await refused.CodeAsync(HttpStatusCode.UnprocessableEntity));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_award_gets_one_credential_however_it_is_issued(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var offering = new Guid(RandomNumberGenerator.GetBytes(16));
        var awards = Enumerable.Range(1, 3).Select(i => GivenAwards.Of(i, offering)).ToList();
        foreach (var award in awards)
            GivenAwards.All[award.Id] = (home.Id, award);

        var path = $"{registrar.Root}/credentials";
        await (await registrar.Api.SendAsync(HttpMethod.Post, path, new { award = awards[0].Id })).JsonAsync();
        var twice = await registrar.Api.SendAsync(HttpMethod.Post, path, new { award = awards[0].Id });
        Assert.Equal("issuing.alreadyIssued", await twice.CodeAsync(HttpStatusCode.Conflict));

        var awardsPath = $"{registrar.Root}/batches/awards";
        var batch = await (await registrar.Api.SendAsync(HttpMethod.Post, awardsPath, new { offering })).JsonAsync();
        var same = await (await registrar.Api.SendAsync(HttpMethod.Post, awardsPath, new { offering })).JsonAsync();
        Assert.Equal(2, batch.GetProperty("waiting").GetInt32());
        await registrar.ConfirmAsync(batch);
        await registrar.ConfirmAsync(same);
        await registrar.WaitUntilDoneAsync(batch);
        await registrar.WaitUntilDoneAsync(same);

        Assert.Equal(3, (await registrar.CredentialsAsync()).Count);
        var none = await registrar.Api.SendAsync(HttpMethod.Post, awardsPath, new { offering });
        Assert.Equal("issuing.nothingToIssue", await none.CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_institution_gets_not_found_for_every_route(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var credentials = await registrar.IssueAsync(1);
        var batch = credentials[0].GetProperty("batch").GetGuid();
        var (stranger, _, person) = await Registrar.AtNewInstitutionAsync(app);
        using var _2 = stranger;
        (HttpMethod, string, object?)[] routes =
        [
            (HttpMethod.Get, $"/batches/{batch}", null),
            (HttpMethod.Get, $"/batches/{batch}/report", null),
            (HttpMethod.Post, $"/batches/{batch}/confirmation", new { count = 1 }),
            (HttpMethod.Post, $"/batches/{batch}/approval", new { fingerprint = "x" }),
            (HttpMethod.Post, $"/batches/{batch}/return", new { reason = "x" }),
            (HttpMethod.Post, $"/batches/{batch}/pause", null),
            (HttpMethod.Post, $"/batches/{batch}/continuation", null),
            (HttpMethod.Post, $"/batches/{batch}/cancellation", new { reason = "x" }),
            (HttpMethod.Post, $"/batches/{batch}/retry", null),
            (HttpMethod.Post, $"/batches/{batch}/reissue", new { reason = "x" }),
            (HttpMethod.Get, $"/batches/{batch}/rows/2", null),
            (
                HttpMethod.Put,
                $"/batches/{batch}/rows/2",
                new
                {
                    name = "x",
                    email = "x@example.org",
                    awardedOn = "2026-02-03",
                }
            ),
            (
                HttpMethod.Post,
                "/corrections",
                new
                {
                    kind = "revoke",
                    reason = "x",
                    count = 1,
                    batch,
                }
            ),
            (HttpMethod.Get, $"/corrections/{batch}", null),
            (HttpMethod.Post, $"/corrections/{batch}/withdrawal", null),
            (HttpMethod.Get, $"/credentials/{credentials[0].Id()}", null),
            (HttpMethod.Get, $"/credentials/{credentials[0].Id()}/json", null),
            (HttpMethod.Get, $"/credentials/{credentials[0].Id()}/jwt", null),
            (HttpMethod.Get, $"/credentials/{credentials[0].Id()}/pdf", null),
            (HttpMethod.Post, $"/credentials/{credentials[0].Id()}/revocation", new { code = "other", reason = "x" }),
        ];
        foreach (var (method, path, body) in routes)
        {
            var own = await stranger.Api.SendAsync(method, stranger.Root + path, body);
            Assert.Equal(HttpStatusCode.NotFound, own.StatusCode);
            // A member of another institution is no member here: the same answer as for an address that does not exist.
            var foreign = await stranger.Api.SendAsync(method, registrar.Root + path, body);
            Assert.Contains(foreign.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden });
        }

        Assert.Empty(await stranger.CredentialsAsync());
        var assessor = await app.PersonAsync("Ari Assessor", (home, Role.Assessor));
        using var weak = app.Api(assessor);
        var list = await weak.SendAsync(HttpMethod.Get, $"{registrar.Root}/credentials");
        Assert.Equal(HttpStatusCode.Forbidden, list.StatusCode);
    }
}
