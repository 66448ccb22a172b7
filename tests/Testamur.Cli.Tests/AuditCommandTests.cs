using System.Text;
using System.Text.Json;
using Testamur.Credentials.Audit;

namespace Testamur.Cli.Tests;

public sealed class AuditCommandTests : IDisposable
{
    private readonly Cli cli = new();

    [Fact]
    public async Task An_exported_log_is_intact_or_what_was_done_to_it_is_named()
    {
        var lines = Export();
        var whole = cli.Write("whole.jsonl", string.Join('\n', lines) + "\n");
        var good = await cli.RunAsync("audit", "verify", whole);
        Assert.Equal((0, ""), (good.Exit, good.Errors));
        Assert.Contains("nothing was touched", good.Output, StringComparison.Ordinal);

        var cut = cli.Write("cut.jsonl", string.Join('\n', lines.Where((_, i) => i != 2)));
        var bad = await cli.RunAsync("audit", "verify", "--json", cut);
        Assert.Equal(1, bad.Exit);
        using var report = JsonDocument.Parse(bad.Output);
        var finding = Assert.Single(report.RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal("removed", finding.GetProperty("flaw").GetString());
        Assert.Equal(2, finding.GetProperty("number").GetInt64());

        var kept = await cli.RunAsync("audit", "verify", "--head", new string('a', 64), whole);
        Assert.Equal(1, kept.Exit);
        Assert.Contains("written anew", kept.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_log_is_undetermined_and_what_is_no_hash_a_mistake()
    {
        var file = cli.Write("audit.csv", "number,at,act\r\n1,2,3\r\n");
        var table = await cli.RunAsync("audit", "verify", file);
        Assert.Equal(2, table.Exit);
        Assert.Contains("line 1", table.Errors, StringComparison.Ordinal);
        Assert.Equal(64, (await cli.RunAsync("audit", "verify", "--head", "abc", file)).Exit);
    }

    public void Dispose() => cli.Dispose();

    private static string[] Export()
    {
        var institution = new Guid("00000000-0000-4000-8000-000000000001");
        var at = new DateTimeOffset(2026, 6, 30, 10, 0, 0, TimeSpan.Zero);
        var key = new byte[AuditChain.KeyLength];
        var records = new List<AuditRecord>();
        for (var number = 1; number <= 3; number++)
        {
            var record = new AuditRecord
            {
                Number = number,
                Id = new Guid(number, 0, 0, new byte[8]),
                Institution = institution,
                At = at,
                Act = "issuing.revoked",
                ByStaff = false,
                Actor = null,
                ActorKey = key,
                ActorMark = AuditChain.MarkActor(key, null),
                Subject = "c1",
                Reason = "Wrong course",
                AboutKey = key,
                AboutMark = AuditChain.MarkAbout(key, "c1", "Wrong course"),
                Previous = records.Count == 0 ? AuditChain.Start : records[^1].Hash,
                Hash = "",
            };
            records.Add(record with { Hash = AuditChain.HashOf(record) });
        }

        return
        [
            Encoding.UTF8.GetString(AuditLines.Write(new AuditHead(institution, 3, records[^1].Hash, at))),
            .. records.Select(record => Encoding.UTF8.GetString(AuditLines.Write(record))),
        ];
    }
}
