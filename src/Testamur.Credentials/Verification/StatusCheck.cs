using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Status;

namespace Testamur.Credentials.Verification;

/// <summary>
/// Looks a credential up in all its status lists. A list that cannot be trusted says nothing: neither that a credential is good nor that it is
/// not. One entry that says no is enough; one that cannot be read leaves it open.
/// </summary>
internal sealed class StatusCheck(IStatusSource? source, ProofChecks proofs)
{
    private const int MaxEntries = 8;

    /// <param name="credential">The credential, or the claims of a token.</param>
    /// <param name="isToken">Whether it came as a token, whose <c>status</c> claim counts as well.</param>
    /// <param name="now">The time asked about.</param>
    /// <param name="cancel">Stops look-ups.</param>
    public async ValueTask<Check> RunAsync(JsonObject credential, bool isToken, DateTimeOffset now, CancellationToken cancel)
    {
        var hasClaim = isToken && credential.ContainsKey("status");
        if (!hasClaim && !credential.ContainsKey("credentialStatus"))
            return Of(new(Outcome.NotApplicable, Reasons.StatusNone));
        var issuer = JsonReading.IdOf(credential["issuer"]) ?? credential.Text("iss");
        var findings = new List<StatusFinding>();
        if (hasClaim)
            findings.Add(await new TokenStatus(source, proofs).RunAsync(credential, issuer, now, cancel).ConfigureAwait(false));
        if (credential.ContainsKey("credentialStatus"))
        {
            var entries = credential.Many("credentialStatus");
            if (entries.Count is 0 or > MaxEntries)
                return Of(StatusFinding.Malformed("there are none or too many entries"));
            foreach (var entry in entries)
                findings.Add(await EntryAsync(credential, entry as JsonObject, issuer, now, cancel).ConfigureAwait(false));
        }

        return Of(Decide(findings));
    }

    private ValueTask<StatusFinding> EntryAsync(
        JsonObject credential,
        JsonObject? entry,
        string? issuer,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (entry is null)
            return ValueTask.FromResult(StatusFinding.Malformed("it is no object"));
        // European Digital Credentials name their own class beside it.
        var types = entry.Texts("type");
        if (types.Contains("BitstringStatusListEntry") || types.Contains("StatusList2021Entry"))
            return new BitstringStatus(source, proofs).RunAsync(entry, issuer, now, cancel);
        if (types.Contains("1EdTechRevocationList"))
            return new RevocationListStatus(source).RunAsync(credential, entry, issuer, cancel);
        var name = types.Count > 0 ? string.Join(", ", types) : "unnamed";
        return ValueTask.FromResult(new StatusFinding(Outcome.Undetermined, Reasons.StatusTypeUnknown, name));
    }

    private static StatusFinding Decide(List<StatusFinding> findings)
    {
        var deciding =
            findings.Find(f => f.Outcome == Outcome.Failed)
            ?? findings.Find(f => f.Outcome == Outcome.Undetermined)
            ?? findings.Find(f => f.Outcome == Outcome.Passed);
        var notes = string.Join("; ", findings.SelectMany(f => f.Notes).Distinct(StringComparer.Ordinal));
        return deciding is null
            ? notes.Length == 0
                ? new(Outcome.Undetermined, Reasons.StatusPurposeUnknown)
                : new(Outcome.Undetermined, Reasons.StatusPurposeUnknownNoted, notes)
            : notes.Length > 0
                ? Noted(deciding, notes)
                : deciding;
    }

    private static StatusFinding Noted(StatusFinding finding, string notes) =>
        finding.Reason switch
        {
            Reasons.StatusActive => finding with { Reason = Reasons.StatusActiveNoted, Arguments = [notes] },
            Reasons.StatusRevoked => finding with { Reason = Reasons.StatusRevokedNoted, Arguments = [notes] },
            Reasons.StatusSuspended => finding with { Reason = Reasons.StatusSuspendedNoted, Arguments = [notes] },
            _ => finding,
        };

    private static Check Of(StatusFinding finding) =>
        Check.Of(CheckCode.Status, finding.Outcome, finding.Reason, finding.Arguments);
}
