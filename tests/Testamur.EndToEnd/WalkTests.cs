using Npgsql;
using Testamur.Tests.Shared;

namespace Testamur.EndToEnd;

/// <summary>
/// The whole job, on both databases, with script and without. Script knows nothing of the database, so two walks cover both: axe, which is
/// script itself, reads the pages of one.
/// </summary>
public sealed class WalkTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task From_an_empty_installation_to_a_revoked_credential(bool postgres, bool script)
    {
        await using var server = await Server.StartEmptyAsync(postgres ? await DatabaseAsync() : null);
        var axe = script ? new AxeLog() : null;
        var walk = new Walk(server, chromium, script, axe);
        try
        {
            await WalkAsync(walk);
        }
        catch
        {
            await walk.LeavePicturesAsync();
            throw;
        }

        if (axe is null)
            return;
        Assert.Empty(axe.Findings);
        Assert.True(axe.Pages > 20, $"axe was shown {axe.Pages} pages.");
    }

    /// <summary>As operators are told to make it: one role owns what there is, and the platform's is bound by what the rows say.</summary>
    private static async Task<string> DatabaseAsync()
    {
        var cluster = await PostgresCluster.SharedAsync();
        var owner = await cluster.CreateDatabaseAsync("walk", template: null, CancellationToken.None);
        await using var source = NpgsqlDataSource.Create(owner);
        await using var roles = source.CreateCommand(
            $"""
            CREATE ROLE {Server.Role} LOGIN NOSUPERUSER NOBYPASSRLS;
            ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {Server.Role};
            """
        );
        await roles.ExecuteNonQueryAsync();
        return owner;
    }

    private static async Task WalkAsync(Walk walk)
    {
        await walk.SetUpAsync();
        await walk.AddMemberAndKeysAsync();
        await walk.InviteAsync("author", "Author");
        await walk.InviteAsync("qa", "QaOfficer");
        await walk.InviteAsync("board", "Approver");
        await walk.InviteAsync("assessor", "Assessor");
        await walk.InviteAsync("registrar", "Registrar");
        await walk.GiveAndTakeRoleAsync();
        await walk.DraftAsync();
        await walk.ReviewAsync();
        await walk.ApproveAndPublishAsync();
        await walk.FindAsync();
        await walk.OfferAsync();
        await walk.EnrolAsync();
        await walk.AssessAsync();
        await walk.RatifyAsync();
        await walk.IssueOneAsync();
        await walk.IssueListAsync();
        await walk.ClaimAsync();
        await walk.HoldAndShareAsync();
        await walk.VerifyAsync();
        await walk.RevokeAsync();
    }
}
