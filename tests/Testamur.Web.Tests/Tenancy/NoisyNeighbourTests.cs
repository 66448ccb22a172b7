using System.Security.Cryptography;
using System.Text.Json;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;

namespace Testamur.Web.Tests.Tenancy;

/// <summary>
/// One institution has more to issue than there are workers, and another does not wait for it. How long requests take meanwhile is measured by
/// <c>./bench issuing</c>.
/// </summary>
public sealed class NoisyNeighbourTests
{
    private const int Workers = 4;
    private const int Rows = 200;

    private static readonly TimeSpan EachRow = TimeSpan.FromMilliseconds(500);

    [Theory, OnSqlite]
    public async Task A_small_batch_is_issued_while_every_worker_has_a_large_one_of_another_institution(DatabaseKind database)
    {
        var settings = await Apps.SettingsAsync(database);
        settings["Testamur:Issuing:ChunkSize"] = "1";
        await using var app = await IssuingApps.StartAsync(settings);
        var (loud, _, _) = await Registrar.AtNewInstitutionAsync(app);
        var (quiet, _, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = loud;
        using var _2 = quiet;
        var slow = new Guid(RandomNumberGenerator.GetBytes(16));
        var large = new List<JsonElement>();
        for (var list = 0; list < Workers; list++)
        {
            // Nobody is awarded the same twice.
            var csv = Registrar.Csv(Rows).Replace("@", $"@list-{list}.", StringComparison.Ordinal);
            large.Add(await (await loud.HandInAsync(csv, null, slow)).JsonAsync());
        }

        // However fast the machine is, none of them is done within a hundred seconds, and however slow, the small one is.
        GivenApprovals.Slow[slow] = EachRow;
        await Task.WhenAll(large.Select(loud.ConfirmAsync));
        Assert.Single(await quiet.IssueAsync(1));

        foreach (var batch in large)
            Assert.Equal("sealing", (await loud.BatchAsync(batch)).GetProperty("state").GetString());
    }
}
