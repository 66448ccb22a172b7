namespace Testamur.Credentials.Audit;

/// <summary>Checks an audit log act by act, in the order in which it is kept, without holding it in memory. Give it every act, then ask for the report.</summary>
/// <param name="keptHash">A hash of this chain that somebody kept elsewhere; it must be met on the way. Null when there is none.</param>
public sealed class AuditVerifier(string? keptHash = null)
{
    /// <summary>The most findings; what comes after them changes the verdict no more.</summary>
    public const int MostFindings = 1000;

    private readonly List<AuditFinding> findings = [];
    private readonly List<(long From, long To)> gaps = [];
    private Guid? institution;
    private long entries;
    private long forgotten;
    private long last;
    private string lastHash = AuditChain.Start;
    private bool metKeptHash = keptHash is null or AuditChain.Start;

    /// <summary>The next act as it is kept.</summary>
    public void Add(AuditRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        entries++;
        if (record.ActorKey is null || record.AboutKey is null)
            forgotten++;
        if (record.Institution != (institution ??= record.Institution))
            Find(AuditFlaw.Foreign, record.Number);
        if (!SaysWhatItSaid(record))
            Find(AuditFlaw.Changed, record.Number);
        if (record.Number <= last)
        {
            Find(TakeFromGaps(record.Number) ? AuditFlaw.Moved : AuditFlaw.Inserted, record.Number);
            return;
        }

        if (record.Number == last + 1 && record.Previous != lastHash)
            Find(AuditFlaw.Unlinked, record.Number);
        if (record.Number > last + 1 && gaps.Count < MostFindings)
            gaps.Add((last + 1, record.Number - 1));
        (last, lastHash) = (record.Number, record.Hash);
        metKeptHash |= record.Hash == keptHash;
    }

    /// <summary>What was found, once every act was given.</summary>
    /// <param name="head">Where the chain ends, when that is known; without it an end that was cut off is not noticed.</param>
    public AuditReport Finish(AuditHead? head)
    {
        foreach (var (from, to) in gaps)
            Find(AuditFlaw.Removed, from, to);
        if (head is not null)
        {
            if (institution is { } one && one != head.Institution)
                Find(AuditFlaw.Foreign, 0);
            if (head.Number > last)
                Find(AuditFlaw.Removed, last + 1, head.Number);
            else if (head.Number < last || head.Hash != lastHash)
                Find(AuditFlaw.OtherEnd, last);
        }

        if (!metKeptHash)
            Find(AuditFlaw.KeptHashMissing, 0);
        return new(entries, forgotten, lastHash, findings);
    }

    private static bool SaysWhatItSaid(AuditRecord record) =>
        (
            record.ActorKey is { } actorKey
                ? AuditChain.MarkActor(actorKey.Span, record.Actor) == record.ActorMark
                : record.Actor is null
        )
        && (
            record.AboutKey is { } aboutKey
                ? AuditChain.MarkAbout(aboutKey.Span, record.Subject, record.Reason) == record.AboutMark
                : record is { Subject: null, Reason: null }
        )
        && AuditChain.HashOf(record) == record.Hash;

    private bool TakeFromGaps(long number)
    {
        var at = gaps.FindIndex(gap => gap.From <= number && number <= gap.To);
        if (at < 0)
            return false;
        var (from, to) = gaps[at];
        gaps.RemoveAt(at);
        if (number < to)
            gaps.Insert(at, (number + 1, to));
        if (from < number)
            gaps.Insert(at, (from, number - 1));
        return true;
    }

    private void Find(AuditFlaw flaw, long number, long? until = null)
    {
        if (findings.Count < MostFindings)
            findings.Add(new(flaw, number, until ?? number));
    }
}
