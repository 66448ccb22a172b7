using System.Globalization;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Status;

namespace Testamur.Credentials.Verification;

/// <summary>
/// An entry of a bitstring list (<see href="https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm">Bitstring Status List v1.0
/// §3.2</see>), or of its predecessor of 2021, in which lists of both kinds occur.
/// </summary>
internal sealed class BitstringStatus(IStatusSource? source, ProofChecks proofs)
{
    // A list of the largest size compresses badly when many bits are set.
    private const int MaxListBytes = 16 * 1024 * 1024;

    // A list called "1" on two hosts need not be the same; one with so long a name is.
    private const int UnlikelyTwice = 8;

    public async ValueTask<StatusFinding> RunAsync(JsonObject node, string? issuer, DateTimeOffset now, CancellationToken cancel)
    {
        if (!BitstringEntry.TryRead(node, out var entry, out var problem))
            return StatusFinding.Malformed(problem);
        if (entry.Purpose == "refresh")
            return new(Outcome.NotApplicable, Reasons.StatusPurposeUnknown);
        if (
            source is null
            || await source.FetchAsync(entry.ListUrl, cancel).ConfigureAwait(false) is not { IsEmpty: false } bytes
        )
            return StatusFinding.Unavailable(entry.ListUrl);
        var document = SecuredDocument.Read(bytes, MaxListBytes);
        if (document.Credential is not { } credential || ListOf(credential) is not { } subject)
            return StatusFinding.Refused("it is no status list credential");
        if (Purpose(subject, entry) is { } other)
            return StatusFinding.Refused(other);
        if (!BitstringStatusList.TryRead(subject.Text("encodedList"), entry.IsOf2021 || IsOf2021(subject), out var list))
            return StatusFinding.Refused("the list is damaged or too long");
        if (!list.TryGet(entry.Index, entry.Size, out var value))
            return new(Outcome.Undetermined, Reasons.StatusIndexOutOfRange);
        if (await DoubtAsync(document, entry, issuer, now, cancel).ConfigureAwait(false) is { } doubt)
            return Unconfirmed(entry, value, doubt);
        if (
            DateTimeStamp.Parse(credential.Text("validFrom") ?? credential.Text("issuanceDate")) is { } issuedAt
            && await StatusFinding.ReplayedAsync(source, entry.ListUrl, issuedAt, cancel).ConfigureAwait(false) is { } replayed
        )
            return replayed;
        var own =
            entry.Size == 1 ? await source.FindEntryAsync(entry.ListUrl, (int)entry.Index, cancel).ConfigureAwait(false) : null;
        return Judge(entry, own is { } known ? (known ? 1 : 0) : value) with { Notes = Notes(entry, credential, list, value) };
    }

    private static StatusFinding Judge(BitstringEntry entry, int value) =>
        entry.Purpose switch
        {
            "message" => new(Outcome.NotApplicable, Reasons.StatusPurposeUnknown),
            _ when value == 0 => StatusFinding.Active,
            "revocation" => new(Outcome.Failed, Reasons.StatusRevoked),
            _ => new(Outcome.Failed, Reasons.StatusSuspended),
        };

    private static List<string> Notes(BitstringEntry entry, JsonObject credential, BitstringStatusList list, int value)
    {
        var notes = new List<string>();
        if (list.IsShort)
            notes.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the status list has only {list.Length} entries, fewer than the 131072 that hide a look-up"
                )
            );
        if (credential.Text("id") is { } id && id != entry.ListUrl)
            notes.Add($"the status list calls itself {id}");
        if (entry.Purpose == "message")
            notes.Add(
                entry.MessageOf(value) is { } message
                    ? $"the issuer says about its state: {message}"
                    : "the issuer gives its state a meaning that the credential does not explain"
            );
        return notes;
    }

    /// <summary>Why the list does not count, though it can be read; what it says is told all the same.</summary>
    private async ValueTask<string?> DoubtAsync(
        SecuredDocument document,
        BitstringEntry entry,
        string? issuer,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var credential = document.Credential!; // the caller has one
        if (issuer is null || JsonReading.IdOf(credential["issuer"]) != issuer)
            return "it is issued by another issuer";
        if (credential.ContainsKey("id") && !IsSameList(credential.Text("id"), entry.ListUrl))
            return "it is another list";
        if (ValidityCheck.Run(credential, document.Token is not null, now).Outcome != Outcome.Passed)
            return "it is not valid at the time asked about";
        var (integrity, binding) = await proofs.RunAsync(document, cancel).ConfigureAwait(false);
        return integrity.Outcome == Outcome.Passed && binding.Outcome == Outcome.Passed
            ? null
            : "its own signature could not be confirmed";
    }

    private static StatusFinding Unconfirmed(BitstringEntry entry, int value, string doubt) =>
        new(
            Outcome.Undetermined,
            Reasons.StatusListUnconfirmed,
            doubt,
            value == 0 ? "the entry is not set" : "the entry is set",
            entry.Index.ToString(CultureInfo.InvariantCulture)
        );

    // Otherwise one list of an issuer could be served in place of another. A copy on another host keeps the list's own name.
    private static bool IsSameList(string? id, string url) =>
        id == url
        || (
            Uri.TryCreate(id, UriKind.Absolute, out var own)
            && Uri.TryCreate(url, UriKind.Absolute, out var served)
            && own.Authority.Length > 0
            && own.Authority != served.Authority
            && own.Segments[^1].Length >= UnlikelyTwice
            && own.Segments[^1] == served.Segments[^1]
            && own.Query == served.Query
        );

    private static JsonObject? ListOf(JsonObject credential)
    {
        var types = credential.Texts("type");
        return
            (types.Contains("BitstringStatusListCredential") || types.Contains("StatusList2021Credential"))
            && credential["credentialSubject"] is JsonObject subject
            && (subject.Texts("type").Contains("BitstringStatusList") || IsOf2021(subject))
            ? subject
            : null;
    }

    private static bool IsOf2021(JsonObject subject) => subject.Texts("type").Contains("StatusList2021");

    // Lists of 2021 are seen that do not say what they are for; the entry does.
    private static string? Purpose(JsonObject subject, BitstringEntry entry) =>
        subject.Texts("statusPurpose").Contains(entry.Purpose) || (entry.IsOf2021 && !subject.ContainsKey("statusPurpose"))
            ? null
            : "it is for another purpose";
}
