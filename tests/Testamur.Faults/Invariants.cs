using System.Text.Json;
using Npgsql;
using Testamur.Credentials.Proofs;
using Testamur.Tests.Shared;
using Testamur.Web.Tests.Issuing;

namespace Testamur.Faults;

/// <summary>What must hold in the end, whatever happened: read from the rows themselves and from what strangers can fetch.</summary>
internal static class Invariants
{
    private const int Sample = 1000;

    /// <summary>One credential for each row of a batch, no identifier and no status entry twice, in the batch or beyond it.</summary>
    public static async Task EachRowHasOneCredentialAsync(this World world, JsonElement batch, int rows)
    {
        var id = batch.Id();
        Assert.Equal("Done", await world.AskAsync<string>("SELECT state FROM issuing_batches WHERE id = $1", id));
        Assert.Equal(
            rows,
            await world.AskAsync<long>("SELECT count(*) FROM issuing_items WHERE batch = $1 AND state = 'Sealed'", id)
        );
        Assert.Equal(rows, await world.AskAsync<long>("SELECT count(*) FROM issuing_credentials WHERE batch = $1", id));
        var all = await world.AskAsync<long>("SELECT count(*) FROM issuing_credentials");
        Assert.Equal(
            all,
            await world.AskAsync<long>("SELECT count(*) FROM (SELECT DISTINCT batch, row FROM issuing_credentials) x")
        );
        Assert.Equal(all, await world.AskAsync<long>("SELECT count(DISTINCT public_id) FROM issuing_credentials"));
        Assert.Equal(
            all,
            await world.AskAsync<long>("SELECT count(*) FROM (SELECT DISTINCT list, index FROM issuing_credentials) x")
        );
    }

    /// <summary>Every fact was handled, and each credential lies in one wallet and was announced once.</summary>
    public static async Task NoEventIsLostAsync(this World world, JsonElement batch, int rows)
    {
        await Until.TrueAsync(
            "every event is handled",
            async () => await world.AskAsync<long>("SELECT count(*) FROM platform_outbox WHERE handled_at IS NULL") == 0
        );
        const string Holdings = "FROM wallet_holdings h JOIN issuing_credentials c ON c.id = h.credential WHERE c.batch = $1";
        Assert.Equal(rows, await world.AskAsync<long>($"SELECT count(*) {Holdings}", batch.Id()));
        Assert.Equal(rows, await world.AskAsync<long>($"SELECT count(DISTINCT h.credential) {Holdings}", batch.Id()));
    }

    /// <summary>Both forms verify with what others wrote, by what strangers fetch: all credentials, or a thousand of them.</summary>
    public static async Task EveryCredentialVerifiesAsync(this World world, int node = 0, int issuer = 0) =>
        await world.VerifyAsync(await world.StandingAsync(issuer), node, issuer);

    /// <summary>The same of documents that somebody has, whether they stand in the rows or not.</summary>
    public static async Task VerifyAsync(
        this World world,
        IReadOnlyList<(string Proof, string Token)> credentials,
        int node = 0,
        int issuer = 0
    )
    {
        using var registrar = world.At(node, issuer);
        var peers = await NodePeers.SharedAsync();
        var documents = new List<string>
        {
            await registrar.Api.GetStringAsync(new Uri($"/t/{registrar.Slug}/did.json", UriKind.Relative)),
        };
        foreach (var list in await ListsAsync(world))
        {
            documents.Add(await registrar.Api.GetStringAsync(new Uri($"/status/{list}", UriKind.Relative)));
            documents.Add(await registrar.Api.GetStringAsync(new Uri($"/status/{list}/suspension", UriKind.Relative)));
        }

        var now = TimeProvider.System.GetUtcNow().AddSeconds(2);
        foreach (var (proof, token) in credentials)
        {
            var embedded = await peers.VerifyAsync(proof, documents, now, CancellationToken.None);
            Assert.True(embedded.Verified, embedded.Error);
            var jwt = await peers.VerifyJwtAsync(token, documents, now, CancellationToken.None);
            Assert.True(jwt.Verified, jwt.Error);
        }
    }

    /// <summary>All three, for a batch of the first institution.</summary>
    public static async Task HoldAsync(this World world, JsonElement batch, int rows, int node = 0)
    {
        await world.EachRowHasOneCredentialAsync(batch, rows);
        await world.NoEventIsLostAsync(batch, rows);
        await world.EveryCredentialVerifiesAsync(node);
    }

    /// <summary>The credentials of an institution that are neither revoked nor suspended, or a thousand of them.</summary>
    public static async Task<IReadOnlyList<(string Proof, string Token)>> StandingAsync(this World world, int issuer = 0)
    {
        await using var command = world.Data.CreateCommand(
            """
            SELECT c.data_integrity, c.token FROM issuing_credentials c JOIN alliance_institutions i ON i.id = c.institution
            WHERE i.slug = $1 AND c.revoked_at IS NULL AND c.suspended_at IS NULL ORDER BY c.public_id LIMIT $2
            """
        );
        command.Parameters.Add(new NpgsqlParameter { Value = world.Issuers[issuer].Slug });
        command.Parameters.Add(new NpgsqlParameter { Value = Sample });
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<(string, string)>();
        while (await reader.ReadAsync())
            found.Add((reader.GetString(0), VcJwt.Attach(reader.GetString(1), reader.GetString(0))));
        Assert.NotEmpty(found);
        return found;
    }

    private static async Task<IReadOnlyList<Guid>> ListsAsync(World world)
    {
        await using var command = world.Data.CreateCommand("SELECT id FROM issuing_status_lists");
        await using var reader = await command.ExecuteReaderAsync();
        var lists = new List<Guid>();
        while (await reader.ReadAsync())
            lists.Add(reader.GetGuid(0));
        return lists;
    }
}
