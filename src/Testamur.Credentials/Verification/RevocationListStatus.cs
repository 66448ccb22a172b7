using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Status;
using Testamur.Rdf.Json;

namespace Testamur.Credentials.Verification;

/// <summary>
/// A list of the ids of revoked credentials, as Open Badges 3.0 has it
/// (<see href="https://www.imsglobal.org/spec/vcrl/v1p0/">1EdTech Verifiable Credentials Revocation List v1.0</see>). Nobody signs it: it is as good as the address that
/// the signed credential names for it, so only https counts.
/// </summary>
internal sealed class RevocationListStatus(IStatusSource? source)
{
    private const int MaxListBytes = 4 * 1024 * 1024;

    public async ValueTask<StatusFinding> RunAsync(
        JsonObject credential,
        JsonObject entry,
        string? issuer,
        CancellationToken cancel
    )
    {
        if (entry.Text("id") is not { } url || !Uri.TryCreate(url, UriKind.Absolute, out var address))
            return StatusFinding.Malformed("it names no list");
        if (credential.Text("id") is not { } id)
            return StatusFinding.Malformed("the credential has no id to look for");
        if (address.Scheme != Uri.UriSchemeHttps)
            return StatusFinding.Refused("its address is not a secure one");
        if (source is null || await source.FetchAsync(url, cancel).ConfigureAwait(false) is not { IsEmpty: false } bytes)
            return StatusFinding.Unavailable(url);
        if (!StrictJson.TryParseObject(bytes.Span, out var list, out _, MaxListBytes) || Revoked(list) is not { } revoked)
            return StatusFinding.Refused("it is no list of revoked credentials");
        if (issuer is null || (list.ContainsKey("issuer") && JsonReading.IdOf(list["issuer"]) != issuer))
            return StatusFinding.Refused("it is issued by another issuer");
        if (list.ContainsKey("id") && list.Text("id") != url)
            return StatusFinding.Refused("it is another list");
        var finding = revoked.Contains(id) ? new(Outcome.Failed, Reasons.StatusRevoked) : StatusFinding.Active;
        return finding with { Notes = ["the list of revoked credentials is not signed"] };
    }

    /// <summary>Null when something in the list cannot be understood: it might have been this credential.</summary>
    private static HashSet<string>? Revoked(JsonObject list)
    {
        if (!list.ContainsKey("revokedCredential"))
            return null;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in list.Many("revokedCredential"))
        {
            if (JsonReading.IdOf(node) is not { } id)
                return null;
            if ((node as JsonObject)?["revoked"]?.GetValueKind() != JsonValueKind.False)
                ids.Add(id);
        }

        return ids;
    }
}
