using System.Text;
using Testamur.Credentials.Audit;

namespace Testamur.Credentials.Tests.Audit;

public sealed class AuditChainTests
{
    private static readonly Guid Institution = new("00000000-0000-4000-8000-000000000001");
    private static readonly Guid Rita = new("00000000-0000-4000-8000-0000000000aa");
    private static readonly DateTimeOffset Start = new(2026, 6, 30, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_log_that_nobody_touched_is_intact_and_read_back_as_it_was_written()
    {
        var (records, head) = Log(5);
        Assert.Empty(Check(records, head).Findings);
        var report = Check([.. records.Select(record => Read(AuditLines.Write(record)))], ReadHead(AuditLines.Write(head)));
        Assert.True(report.IsIntact);
        Assert.Equal((5L, 0L, head.Hash), (report.Entries, report.Forgotten, report.Head));
    }

    [Fact]
    public void Whatever_is_changed_in_an_act_is_named()
    {
        var (records, head) = Log(5);
        AuditRecord[] changes =
        [
            records[2] with
            {
                Act = "issuing.revokes",
            },
            records[2] with
            {
                At = records[2].At.AddMilliseconds(1),
            },
            records[2] with
            {
                ByStaff = false,
            },
            records[2] with
            {
                Id = Rita,
            },
            records[2] with
            {
                Actor = Institution,
            },
            records[2] with
            {
                Actor = null,
            },
            records[2] with
            {
                Subject = "c9",
            },
            records[2] with
            {
                Reason = "No reason",
            },
            records[2] with
            {
                // Without its key a mark says nothing, so nothing may stand where it was.
                ActorKey = null,
            },
        ];
        foreach (var changed in changes)
            Assert.Equal([new(AuditFlaw.Changed, 3, 3)], Check([.. records[..2], changed, .. records[3..]], head).Findings);
    }

    [Fact]
    public void An_act_that_was_put_in_place_of_another_does_not_fit_the_next_one()
    {
        var (records, head) = Log(5);
        var forged = Chained(records[2] with { Act = "issuing.forged" });
        Assert.Equal([new(AuditFlaw.Unlinked, 4, 4)], Check([.. records[..2], forged, .. records[3..]], head).Findings);
    }

    [Fact]
    public void Acts_that_were_removed_inserted_or_moved_are_named()
    {
        var (records, head) = Log(6);
        Assert.Equal([new(AuditFlaw.Removed, 3, 4)], Check([.. records[..2], .. records[4..]], head).Findings);
        Assert.Equal([new(AuditFlaw.Removed, 1, 1)], Check(records[1..], head).Findings);
        Assert.Equal([new(AuditFlaw.Removed, 5, 6)], Check(records[..4], head).Findings);
        var another = Chained(records[3] with { Act = "issuing.forged" });
        Assert.Equal([new(AuditFlaw.Inserted, 4, 4)], Check([.. records[..4], another, .. records[4..]], head).Findings);
        Assert.Equal(
            [new(AuditFlaw.Moved, 3, 3)],
            Check([records[0], records[1], records[3], records[2], records[4], records[5]], head).Findings
        );
        var foreign = Log(6, Rita).Records[5];
        Assert.Contains(new(AuditFlaw.Foreign, 6, 6), Check([.. records[..5], foreign], head).Findings);
    }

    [Fact]
    public void A_log_that_was_written_anew_lacks_the_hash_that_somebody_kept()
    {
        var kept = Log(3).Head.Hash;
        var (anew, head) = Log(5, first: "issuing.forged");
        Assert.True(Check(anew, head).IsIntact);
        Assert.Equal([new(AuditFlaw.KeptHashMissing, 0, 0)], Check(anew, head, kept).Findings);
        var (same, end) = Log(5);
        Assert.True(Check(same, end, same[2].Hash).IsIntact);
        Assert.Equal([new(AuditFlaw.OtherEnd, 5, 5)], Check(same, end with { Hash = same[2].Hash }).Findings);
    }

    [Fact]
    public void Somebody_who_is_forgotten_leaves_the_chain_whole_and_is_not_to_be_found_by_trying()
    {
        var (records, head) = Log(3);
        var forgotten = records[1] with { Actor = null, ActorKey = null, Subject = null, Reason = null, AboutKey = null };
        var report = Check([records[0], forgotten, records[2]], head);
        Assert.True(report.IsIntact);
        Assert.Equal(1, report.Forgotten);
        // Two acts of one person have marks that have nothing in common.
        Assert.NotEqual(records[0].ActorMark, records[1].ActorMark);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("number,at,act")]
    public void A_line_that_is_no_act_is_refused_with_a_sentence(string line)
    {
        Assert.False(AuditLines.TryRead(Encoding.UTF8.GetBytes(line), out _, out var problem));
        Assert.NotEmpty(problem);
        Assert.False(AuditLines.TryReadHead(Encoding.UTF8.GetBytes(line), out _, out problem));
        Assert.NotEmpty(problem);
    }

    [Theory]
    [InlineData("\"number\":2", "\"number\":\"2\"")]
    [InlineData("\"number\":2", "\"number\":-2")]
    [InlineData("\"staff\":true", "\"staff\":1")]
    [InlineData("\"hash\":\"", "\"hash\":\"Z")]
    [InlineData("\"actorKey\":\"", "\"actorKey\":\"00")]
    [InlineData("\"reason\":null", "\"reason\":7")]
    public void A_member_of_another_kind_is_refused(string there, string instead)
    {
        var line = Encoding.UTF8.GetString(AuditLines.Write(Log(2).Records[1]));
        Assert.Contains(there, line, StringComparison.Ordinal);
        var changed = line.Replace(there, instead, StringComparison.Ordinal);
        Assert.False(AuditLines.TryRead(Encoding.UTF8.GetBytes(changed), out _, out _));
        Assert.False(AuditLines.TryRead(new byte[AuditLines.MaxLineBytes + 1], out _, out _));
    }

    internal static (AuditRecord[] Records, AuditHead Head) Log(
        int acts,
        Guid? institution = null,
        string first = "issuing.revoked"
    )
    {
        var records = new List<AuditRecord>();
        for (var number = 1; number <= acts; number++)
        {
            var (actorKey, aboutKey) = (Key(number), Key(number + 100));
            records.Add(
                Chained(
                    new()
                    {
                        Number = number,
                        Id = new Guid(number, 0, 0, new byte[8]),
                        Institution = institution ?? Institution,
                        At = Start.AddSeconds(number),
                        Act = number == 1 ? first : "issuing.revoked",
                        ByStaff = true,
                        Actor = Rita,
                        ActorKey = actorKey,
                        ActorMark = AuditChain.MarkActor(actorKey, Rita),
                        Subject = $"c{number}",
                        Reason = null,
                        AboutKey = aboutKey,
                        AboutMark = AuditChain.MarkAbout(aboutKey, $"c{number}", null),
                        Previous = records.Count == 0 ? AuditChain.Start : records[^1].Hash,
                        Hash = "",
                    }
                )
            );
        }

        return ([.. records], new(institution ?? Institution, acts, records[^1].Hash, Start.AddHours(1)));
    }

    private static AuditRecord Chained(AuditRecord record) => record with { Hash = AuditChain.HashOf(record) };

    private static byte[] Key(int number) => [.. Enumerable.Repeat((byte)number, AuditChain.KeyLength)];

    private static AuditReport Check(AuditRecord[] records, AuditHead head, string? kept = null)
    {
        var verifier = new AuditVerifier(kept);
        foreach (var record in records)
            verifier.Add(record);
        return verifier.Finish(head);
    }

    private static AuditRecord Read(byte[] line)
    {
        Assert.True(AuditLines.TryRead(line, out var record, out var problem), problem);
        return record;
    }

    private static AuditHead ReadHead(byte[] line)
    {
        Assert.True(AuditLines.TryReadHead(line, out var head, out var problem), problem);
        return head;
    }
}
