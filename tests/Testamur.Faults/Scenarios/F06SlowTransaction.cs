using Npgsql;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Messages;

namespace Testamur.Faults.Scenarios;

public sealed class F06SlowTransaction
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_fact_that_is_committed_long_after_later_ones_is_handled_like_them()
    {
        var facts = Run.Size(1000, least: 100);
        await using var world = await World.StartAsync();
        await using var connection = await world.Data.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await WriteAsync(connection, transaction, 0);
        var began = TimeProvider.System.GetTimestamp();
        await using (var others = await world.Data.OpenConnectionAsync())
        {
            for (var i = 1; i <= facts; i++)
                await WriteAsync(others, null, i);
        }

        await Until.TrueAsync("all others are delivered", async () => await DeliveredAsync(world) == facts);
        await Until.TrueAsync("it took its time", () => Task.FromResult(TimeProvider.System.GetElapsedTime(began) > Slow));
        await transaction.CommitAsync();

        await Until.TrueAsync("the slow one is delivered, too", async () => await DeliveredAsync(world) == facts + 1);
        Assert.Equal(
            facts + 1,
            await world.AskAsync<long>("SELECT count(DISTINCT email) FROM messages_mail WHERE email LIKE 'reader-%'")
        );
        Assert.Equal(0, await world.AskAsync<long>("SELECT count(*) FROM platform_outbox WHERE handled_at IS NULL"));
    }

    // What a publisher's transaction writes, left to the relay, as when its process dies after the commit.
    private static async Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, int number)
    {
        var message = OutboxMessage.Of(
            new MessageRequested(null, $"reader-{number}@example.org", "en", "Issuing.Revoked", ["A title", "A reason"], null),
            default,
            TimeProvider.System
        );
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO platform_outbox (id, institution, type, body, created_at, attempts, next_attempt_at)
            VALUES ($1, $2, $3, $4, $5, 0, $5)
            """,
            connection,
            transaction
        );
        command.Parameters.Add(new() { Value = message.Id });
        command.Parameters.Add(new() { Value = message.Institution.Value });
        command.Parameters.Add(new() { Value = message.Type });
        command.Parameters.Add(new() { Value = message.Body });
        command.Parameters.Add(new() { Value = message.CreatedAt.UtcDateTime });
        await command.ExecuteNonQueryAsync();
    }

    private static Task<long> DeliveredAsync(World world) =>
        world.AskAsync<long>("SELECT count(*) FROM messages_mail WHERE email LIKE 'reader-%'");
}
