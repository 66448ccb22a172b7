using System.Globalization;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Status;

/// <summary>Unsecured status list credentials and the entries that point into them; sign the list like any credential.</summary>
public static class StatusListCredential
{
    /// <summary>Builds a list credential (<see href="https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistcredential">Bitstring Status List v1.0 §2.2</see>).</summary>
    /// <param name="id">The URL at which the list is served.</param>
    /// <param name="issuer">The DID that also issues the credentials of the list.</param>
    /// <param name="purpose">What a set bit means.</param>
    /// <param name="list">The bits.</param>
    /// <param name="validFrom">From when this state holds.</param>
    /// <param name="validUntil">Until when a verifier may rely on it; without one, for ever.</param>
    public static JsonObject Build(
        string id,
        string issuer,
        StatusPurpose purpose,
        BitstringStatusList list,
        DateTimeOffset validFrom,
        DateTimeOffset? validUntil = null
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentException.ThrowIfNullOrEmpty(issuer);
        ArgumentNullException.ThrowIfNull(list);
        var credential = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
            ["id"] = id,
            ["type"] = new JsonArray("VerifiableCredential", "BitstringStatusListCredential"),
            ["issuer"] = issuer,
            ["validFrom"] = DateTimeStamp.Format(validFrom),
        };
        if (validUntil is { } end)
            credential["validUntil"] = DateTimeStamp.Format(end);
        credential["credentialSubject"] = new JsonObject
        {
            ["id"] = id + "#list",
            ["type"] = "BitstringStatusList",
            ["statusPurpose"] = NameOf(purpose),
            ["encodedList"] = list.Encode(),
        };
        return credential;
    }

    /// <summary>The <c>credentialStatus</c> of a credential at one place of a list.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative index.</exception>
    public static JsonObject Entry(string listUrl, StatusPurpose purpose, int index)
    {
        ArgumentException.ThrowIfNullOrEmpty(listUrl);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var position = index.ToString(CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["id"] = listUrl + "#" + position,
            ["type"] = "BitstringStatusListEntry",
            ["statusPurpose"] = NameOf(purpose),
            ["statusListIndex"] = position,
            ["statusListCredential"] = listUrl,
        };
    }

    internal static string NameOf(StatusPurpose purpose) => purpose == StatusPurpose.Revocation ? "revocation" : "suspension";
}
