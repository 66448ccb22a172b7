using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Wallet;

public sealed class ShareTests(WalletApps apps) : IClassFixture<WalletApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_link_opens_the_sealed_document_and_counts_each_view(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (api, _, holding) = await app.LearnerWithCredentialAsync(apps.Issuing);
        var (id, secret) = await api.ShareAsync(holding);

        await OpenAsync(app, secret);
        var shared = await OpenAsync(app, secret);
        Assert.Equal((false, "Aino Korhonen"), (shared!.Ended, shared.HolderName));
        Assert.Contains(apps.Issuing.Documents.Values, document => document.DataIntegrity == shared.Document);
        var row = (await (await api.FetchAsync("/api/v1/my/shares")).JsonAsync())["items"]![0]!;
        Assert.Equal((id, 2, "open"), (row["id"]!.ToString(), row["views"]!.GetValue<int>(), row["state"]!.ToString()));
        Assert.InRange(shared.EndsAt, app.Time.GetUtcNow().AddDays(29.9), app.Time.GetUtcNow().AddDays(30));
        Assert.Null(await OpenAsync(app, Ids.Secret()));
        Assert.Null(await OpenAsync(app, Ids.Hash(secret)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_link_works_through_its_last_day_and_not_longer(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (api, learner, holding) = await app.LearnerWithCredentialAsync(apps.Issuing);
        var day = DateOnly.FromDateTime(app.Time.GetUtcNow().UtcDateTime).AddDays(2);
        var (_, secret) = await api.ShareAsync(holding, new { purpose = "A job", endsOn = day });

        var end = new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        app.Time.Advance(end - app.Time.GetUtcNow() - TimeSpan.FromMinutes(5));
        Assert.False((await OpenAsync(app, secret))!.Ended);
        app.Time.Advance(TimeSpan.FromMinutes(6));
        var late = await OpenAsync(app, secret);
        Assert.Equal((true, null, end), (late!.Ended, late.Document, late.EndsAt));
        using var later = app.Api(learner);
        var row = (await (await later.FetchAsync("/api/v1/my/shares")).JsonAsync())["items"]![0]!;
        Assert.Equal((1, "over"), (row["views"]!.GetValue<int>(), row["state"]!.ToString()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_many_viewers_at_once_no_more_than_the_limit_see_it(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (api, _, holding) = await app.LearnerWithCredentialAsync(apps.Issuing);
        var (_, secret) = await api.ShareAsync(holding, new { purpose = "A job", viewLimit = 3 });

        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => OpenAsync(app, secret)));
        Assert.Equal(3, opened.Count(shared => shared!.Document is not null));
        var row = (await (await api.FetchAsync("/api/v1/my/shares")).JsonAsync())["items"]![0]!;
        Assert.Equal((3, "usedUp"), (row["views"]!.GetValue<int>(), row["state"]!.ToString()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_withdrawn_link_is_dead_at_once_and_only_its_owner_can_withdraw_it(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (api, _, holding) = await app.LearnerWithCredentialAsync(apps.Issuing);
        var (id, secret) = await api.ShareAsync(holding);

        using var stranger = app.Api(await app.PersonAsync("Somebody Else"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"/api/v1/my/shares/{id}/withdraw")).StatusCode);
        Assert.Empty((await (await stranger.FetchAsync("/api/v1/my/shares")).JsonAsync())["items"]!.AsArray());
        Assert.False((await OpenAsync(app, secret))!.Ended);

        (await api.PostAsync($"/api/v1/my/shares/{id}/withdraw")).EnsureSuccessStatusCode();
        var shared = await OpenAsync(app, secret);
        Assert.Equal((true, null), (shared!.Ended, shared.Document));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_link_may_be_is_checked_field_by_field(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (api, _, holding) = await app.LearnerWithCredentialAsync(apps.Issuing);
        var today = DateOnly.FromDateTime(app.Time.GetUtcNow().UtcDateTime);
        Assert.Equal(["purpose"], await RefusedAsync(api, holding, new { purpose = " " }));
        Assert.Equal(["purpose"], await RefusedAsync(api, holding, new { purpose = new string('x', 201) }));
        Assert.Equal(["endsOn"], await RefusedAsync(api, holding, new { purpose = "A job", endsOn = today.AddDays(-1) }));
        Assert.Equal(["endsOn"], await RefusedAsync(api, holding, new { purpose = "A job", endsOn = today.AddDays(367) }));
        Assert.Equal(["endsOn"], await RefusedAsync(api, holding, new { purpose = "A job", endsOn = DateOnly.MaxValue }));
        Assert.Equal(["viewLimit"], await RefusedAsync(api, holding, new { purpose = "A job", viewLimit = 0 }));
        await api.ShareAsync(holding, new { purpose = "A job", endsOn = today.AddYears(1) });
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_credential_is_taken_before_it_is_shared(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var aino = await app.PersonAsync("Aino Korhonen");
        await app.IssueAsync(apps.Issuing, await app.InstitutionAsync(), aino);
        using var api = app.Api(aino);
        var path = $"/api/v1/my/holdings/{await api.OnlyHoldingAsync()}/shares";
        var refused = await api.PostAsJsonAsync(path, new { purpose = "A job" });
        Assert.Equal((HttpStatusCode.Conflict, "wallet.acceptFirst"), (refused.StatusCode, await refused.CodeAsync()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task No_column_of_the_database_holds_the_secret_of_a_link(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (api, _, holding) = await app.LearnerWithCredentialAsync(apps.Issuing);
        var (id, secret) = await api.ShareAsync(holding);

        var cells = await app.InScopeAsync(null, services => CellsAsync(services.GetRequiredService<AppDb>()));
        Assert.Contains(cells, cell => cell.Contains(id, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(cells, cell => cell.Contains(Ids.Hash(secret), StringComparison.Ordinal));
        Assert.DoesNotContain(cells, cell => cell.Contains(secret, StringComparison.Ordinal));
    }

    private static Task<SharedCredential?> OpenAsync(App app, string secret) =>
        app.InScopeAsync(null, services => services.GetRequiredService<IShares>().OpenAsync(secret, CancellationToken.None));

    private static async Task<string[]> RefusedAsync(HttpClient api, string holding, object request)
    {
        var answer = await api.PostAsJsonAsync($"/api/v1/my/holdings/{holding}/shares", request);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return [.. (await answer.JsonAsync())["errors"]!.AsObject().Select(field => field.Key)];
    }

    /// <summary>Every value of every table, as text.</summary>
    private static async Task<List<string>> CellsAsync(AppDb db)
    {
        var cells = new List<string>();
        await using var transaction = await db.BeginUnboundAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct())
        {
            await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = transaction.GetDbTransaction();
            command.CommandText = $"SELECT * FROM \"{table}\""; // names of our own model
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                cells.AddRange(Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i).ToString() ?? ""));
        }

        return cells;
    }
}
