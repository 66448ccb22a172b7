using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Status;

namespace Testamur.Credentials.Verification;

/// <summary>The <c>status</c> claim of a token (<see href="https://datatracker.ietf.org/doc/html/draft-ietf-oauth-status-list#section-8.3">Token Status List §8.3</see>).</summary>
internal sealed class TokenStatus(IStatusSource? source, ProofChecks proofs)
{
    public async ValueTask<StatusFinding> RunAsync(
        JsonObject claims,
        string? issuer,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (claims["status"] is not JsonObject status)
            return StatusFinding.Malformed("it is no object");
        if (status["status_list"] is not JsonObject entry)
            return new(Outcome.Undetermined, Reasons.StatusTypeUnknown, string.Join(", ", status.Take(3).Select(m => m.Key)));
        if (JsonReading.WholeNumber(entry["idx"]) is not { } index || index < 0)
            return StatusFinding.Malformed("its index is no number");
        if (entry.Text("uri") is not { } url || !Uri.TryCreate(url, UriKind.Absolute, out _))
            return StatusFinding.Malformed("it names no list");
        if (source is null || await source.FetchTokenAsync(url, cancel).ConfigureAwait(false) is not { IsEmpty: false } bytes)
            return StatusFinding.Unavailable(url);
        if (bytes.Length > StatusListToken.MaxTokenBytes)
            return StatusFinding.Refused("it is larger than the limit");
        var text = Encoding.ASCII.GetString(bytes.Span.Trim(" \t\r\n"u8));
        if (!StatusListToken.TryRead(text, out var list, out var signed, out var problem))
            return StatusFinding.Refused(problem);
        if (await DoubtAsync(list, signed, url, issuer, now, cancel).ConfigureAwait(false) is { } doubt)
            return StatusFinding.Refused(doubt);
        if (index >= list.List.Length)
            return new(Outcome.Undetermined, Reasons.StatusIndexOutOfRange);
        if (await StatusFinding.ReplayedAsync(source, url, list.IssuedAt, cancel).ConfigureAwait(false) is { } replayed)
            return replayed;
        var own = list.List.Bits == 1 ? await source.FindEntryAsync(url, (int)index, cancel).ConfigureAwait(false) : null;
        return Judge(own is { } known ? (known ? 1 : 0) : list.List[(int)index]);
    }

    private async ValueTask<string?> DoubtAsync(
        StatusListToken list,
        Jws signed,
        string url,
        string? issuer,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (list.Subject != url)
            return "it is another list";
        if (signed.Payload.ContainsKey("iss") && signed.Payload.Text("iss") != issuer)
            return "it is issued by another issuer";
        // Without an end of its own, a list is as old as it may be kept.
        var end = list.ExpiresAt ?? (list.TimeToLive is { } ttl ? list.IssuedAt + ttl : DateTimeOffset.MaxValue);
        if (now < list.IssuedAt || now >= end)
            return "it is not valid at the time asked about";
        var (integrity, binding) = await proofs.RunAsync(signed, issuer, cancel).ConfigureAwait(false);
        return integrity.Outcome == Outcome.Passed && binding.Outcome == Outcome.Passed
            ? null
            : "its own signature could not be confirmed";
    }

    // §7.1. What an application means by its own values is not known here, so none of them is good.
    private static StatusFinding Judge(int value) =>
        value switch
        {
            0 => StatusFinding.Active,
            1 => new(Outcome.Failed, Reasons.StatusRevoked),
            2 => new(Outcome.Failed, Reasons.StatusSuspended),
            _ => new(Outcome.Undetermined, Reasons.StatusValueUnknown, value.ToString(CultureInfo.InvariantCulture)),
        };
}
