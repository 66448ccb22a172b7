using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Status;

namespace Testamur.Credentials.Verification;

/// <summary>
/// Looks a credential up in its status lists (<see href="https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm">Bitstring Status List
/// v1.0 §3.2</see>). A list that cannot be trusted says nothing: neither that a credential is good nor that it is not.
/// </summary>
internal sealed class StatusCheck(IStatusSource? source, ProofChecks proofs)
{
    private const int MaxEntries = 8;

    // A list of the largest size compresses badly when many bits are set.
    private const int MaxListBytes = 16 * 1024 * 1024;

    public async ValueTask<Check> RunAsync(JsonObject credential, DateTimeOffset now, CancellationToken cancel)
    {
        if (!credential.ContainsKey("credentialStatus"))
            return Of(Outcome.NotApplicable, Reasons.StatusNone);
        var entries = credential.Many("credentialStatus");
        if (entries.Count is 0 or > MaxEntries)
            return Malformed("there are none or too many entries");
        var issuer = JsonReading.IdOf(credential["issuer"]);
        var known = false;
        Check? open = null;
        foreach (var node in entries)
        {
            var result = await EntryAsync(node as JsonObject, issuer, now, cancel).ConfigureAwait(false);
            if (result?.Outcome == Outcome.Failed)
                return result;
            if (result?.Outcome == Outcome.Undetermined)
                open ??= result;
            known |= result is not null;
        }
        return open
            ?? (known ? Of(Outcome.Passed, Reasons.StatusActive) : Of(Outcome.Undetermined, Reasons.StatusPurposeUnknown));
    }

    /// <summary>Null for an entry whose purpose says nothing about whether the credential holds.</summary>
    private async ValueTask<Check?> EntryAsync(JsonObject? entry, string? issuer, DateTimeOffset now, CancellationToken cancel)
    {
        if (entry is null)
            return Malformed("it is no object");
        if (!entry.Texts("type").Contains("BitstringStatusListEntry"))
            return Of(Outcome.Undetermined, Reasons.StatusTypeUnknown, entry.Text("type") ?? "unnamed");
        var purpose = entry.Text("statusPurpose");
        if (purpose is "message" or "refresh")
            return null;
        if (purpose is not ("revocation" or "suspension"))
            return Malformed("its purpose is not known");
        if (
            entry.TryGetPropertyValue("statusSize", out var size)
            && !(size is JsonValue one && one.TryGetValue<long>(out var bits) && bits == 1)
        )
            return Malformed("entries of more than one bit are not supported");
        if (Index(entry["statusListIndex"]) is not { } index)
            return Malformed("its index is no number");
        if (entry.Text("statusListCredential") is not { } url || !Uri.TryCreate(url, UriKind.Absolute, out _))
            return Malformed("it names no list");
        if (source is null || await source.FetchAsync(url, cancel).ConfigureAwait(false) is not { IsEmpty: false } bytes)
            return Of(Outcome.Undetermined, Reasons.StatusUnavailable, url);
        var (list, problem) = await ListAsync(bytes, url, purpose, issuer, now, cancel).ConfigureAwait(false);
        if (list is null)
            return Of(Outcome.Undetermined, Reasons.StatusListRefused, problem);
        if (index >= list.Length)
            return Of(Outcome.Undetermined, Reasons.StatusIndexOutOfRange);
        if (!(await source.FindEntryAsync(url, (int)index, cancel).ConfigureAwait(false) ?? list[(int)index]))
            return Of(Outcome.Passed, Reasons.StatusActive);
        return Of(Outcome.Failed, purpose == "revocation" ? Reasons.StatusRevoked : Reasons.StatusSuspended);
    }

    private async ValueTask<(BitstringStatusList? List, string Problem)> ListAsync(
        ReadOnlyMemory<byte> bytes,
        string url,
        string purpose,
        string? issuer,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var document = SecuredDocument.Read(bytes, MaxListBytes);
        if (document.Credential is not { } credential || !credential.Texts("type").Contains("BitstringStatusListCredential"))
            return (null, "it is no status list credential");
        if (issuer is null || JsonReading.IdOf(credential["issuer"]) != issuer)
            return (null, "it is issued by another issuer");
        // Otherwise one list of an issuer could be served in place of another.
        if (credential.ContainsKey("id") && credential.Text("id") != url)
            return (null, "it is another list");
        if (ValidityCheck.Run(credential, document.Token is not null, now).Outcome != Outcome.Passed)
            return (null, "it is not valid at the time asked about");
        var (integrity, binding) = await proofs.RunAsync(document, cancel).ConfigureAwait(false);
        if (integrity.Outcome != Outcome.Passed || binding.Outcome != Outcome.Passed)
            return (null, "its own signature could not be confirmed");
        if (credential["credentialSubject"] is not JsonObject subject || !subject.Texts("type").Contains("BitstringStatusList"))
            return (null, "it holds no list");
        if (!subject.Texts("statusPurpose").Contains(purpose))
            return (null, "it is for another purpose");
        return BitstringStatusList.TryDecode(subject.Text("encodedList"), out var list)
            ? (list, "")
            : (null, "the list is damaged, too short or too long");
    }

    // Text by the specification; a number in documents of others.
    private static long? Index(JsonNode? node)
    {
        if (node is JsonValue value && value.GetValueKind() == JsonValueKind.Number)
            return value.TryGetValue<long>(out var number) && number >= 0 ? number : null;
        return long.TryParse(node.AsText(), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
    }

    private static Check Malformed(string why) => Of(Outcome.Undetermined, Reasons.StatusEntryMalformed, why);

    private static Check Of(Outcome outcome, string reason, params string[] arguments) =>
        Check.Of(CheckCode.Status, outcome, reason, arguments);
}
