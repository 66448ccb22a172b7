using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Seals;

/// <summary>The time stamps of one seal.</summary>
internal sealed class SealTimeStamps
{
    private const int MaxTokens = 16;

    private readonly List<SealTimeStamp> all = [];

    public SealTimeStamps(JadesSeal seal, CertificatePaths paths, List<SealCertificate> pool)
    {
        foreach (var token in seal.Header.ContentTokens)
            Add(seal, "adoTst", -1, token, paths, pool);
        for (var i = 0; i < seal.Entries.Count; i++)
        {
            var entry = seal.Entries[i];
            if (entry.Name is not ("sigTst" or "arcTst"))
                continue;
            var tokens = SealEntry.TokensOf(entry.Value);
            if (tokens is null)
                all.Add(new(entry.Name, null, null, null, null, Outcome.Failed, Reasons.IntegrityTimeStampDamaged));
            foreach (var token in tokens ?? [])
                Add(seal, entry.Name, i, token, paths, pool);
        }
        Step = Judge();
    }

    public IReadOnlyList<SealTimeStamp> All => all;

    public SealStep Step { get; }

    /// <summary>The earliest time by which the signature was there, by the word of a trusted authority.</summary>
    public DateTimeOffset? Proven =>
        all.Where(stamp => stamp.Kind != "adoTst" && stamp.Outcome == Outcome.Passed).Min(stamp => stamp.Time);

    /// <summary>The same by the word of whatever authority.</summary>
    public DateTimeOffset? Claimed =>
        all.Where(stamp => stamp.Kind != "adoTst" && stamp.ImprintMatches == true).Min(stamp => stamp.Time);

    public SealLevel LevelOf(JadesSeal seal, Func<bool> isCovered)
    {
        if (!Holds("sigTst"))
            return SealLevel.B;
        if (!isCovered() || !seal.Additions.Any(name => name is "xVals" or "tstVD"))
            return SealLevel.T;
        return Holds("arcTst") ? SealLevel.LTA : SealLevel.LT;
    }

    private bool Holds(string kind)
    {
        var those = all.Where(stamp => stamp.Kind == kind).ToList();
        return those.Count > 0 && those.TrueForAll(stamp => stamp.Outcome != Outcome.Failed && stamp.ImprintMatches == true);
    }

    private void Add(JadesSeal seal, string kind, int entry, string text, CertificatePaths paths, List<SealCertificate> pool)
    {
        if (all.Count >= MaxTokens || TimeStampToken.Read(text, pool) is not { } token)
        {
            all.Add(new(kind, null, null, null, null, Outcome.Failed, Reasons.IntegrityTimeStampDamaged));
            return;
        }
        var stamped = seal.Stamped(kind, entry);
        bool? matches = stamped is null || token.Hash is null ? null : token.IsOf(stamped);
        var (outcome, reason) = Judge(token, matches, paths, pool);
        all.Add(
            new(
                kind,
                token.Time,
                token.Hash?.Name?.ToLowerInvariant(),
                matches,
                token.Authority?.Subject.ToString(),
                outcome,
                reason
            )
        );
    }

    private static (Outcome, string) Judge(
        TimeStampToken token,
        bool? matches,
        CertificatePaths paths,
        List<SealCertificate> pool
    )
    {
        if (token.Hash is null)
            return (Outcome.Undetermined, Reasons.IntegrityTimeStampUnknown);
        if (!token.IsIntact || token.Authority is not { } authority)
            return (Outcome.Failed, Reasons.IntegrityTimeStampDamaged);
        if (matches is null)
            return (Outcome.Undetermined, Reasons.IntegrityTimeStampUnknown);
        if (matches == false)
            return (Outcome.Failed, Reasons.IntegrityTimeStampMismatch);
        // An authority that cannot be followed to an anchor is not known; it makes nothing wrong, and proves nothing.
        var path = paths.Find(authority, pool.Concat(token.Certificates), token.Time);
        return path.Outcome == Outcome.Passed
            ? (Outcome.Passed, Reasons.IntegrityTimeStampHolds)
            : (Outcome.Undetermined, Reasons.IntegrityTimeStampAuthorityUnknown);
    }

    private SealStep Judge()
    {
        if (all.Count == 0)
            return Of(Outcome.NotApplicable, Reasons.IntegrityTimeStampNone, "");
        var worst =
            all.Find(stamp => stamp.Reason == Reasons.IntegrityTimeStampDamaged)
            ?? all.Find(stamp => stamp.Outcome == Outcome.Failed)
            ?? all.Find(stamp => stamp.Outcome != Outcome.Passed)
            ?? all[0];
        return Of(worst.Outcome, worst.Reason, worst.Kind);
    }

    private static SealStep Of(Outcome outcome, string reason, string kind) =>
        SealStep.Of(SealStepCode.TimeStamps, outcome, reason, kind);
}
