using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Seals;

/// <summary>Adds to a seal what keeps it verifiable, without touching what is signed.</summary>
public static class SealExtension
{
    private const int NonceLength = 16;

    /// <summary>Adds a time stamp of the signature: level T.</summary>
    /// <param name="document">A sealed document.</param>
    /// <param name="authority">Who stamps.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="ArgumentException">No sealed document.</exception>
    /// <exception cref="SealException">The authority refused, or its answer is not for what was asked.</exception>
    public static ValueTask<byte[]> AddTimeStampAsync(
        byte[] document,
        ITimeStampAuthority authority,
        CancellationToken cancel = default
    ) => StampAsync(document, "sigTst", authority, cancel);

    /// <summary>Adds a time stamp over everything, also what was added: level LTA. To be renewed before its certificate expires or its digest grows weak.</summary>
    /// <inheritdoc cref="AddTimeStampAsync"/>
    public static ValueTask<byte[]> AddArchiveTimeStampAsync(
        byte[] document,
        ITimeStampAuthority authority,
        CancellationToken cancel = default
    ) => StampAsync(document, "arcTst", authority, cancel);

    /// <summary>Adds certificates and revocation data: level LT.</summary>
    /// <param name="document">A sealed document.</param>
    /// <param name="evidence">What was fetched.</param>
    /// <exception cref="ArgumentException">No sealed document.</exception>
    public static byte[] AddEvidence(byte[] document, ValidationData evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var seal = Read(document);
        List<string> entries = [];
        if (evidence.Certificates.Count > 0)
        {
            var certificates = evidence.Certificates.Select(certificate =>
                (JsonNode?)new JsonObject { ["x509Cert"] = Value(certificate.RawDataMemory) }
            );
            entries.Add(Entry("xVals", new JsonArray([.. certificates])));
        }
        var revocations = new JsonObject();
        if (evidence.RevocationLists.Count > 0)
            revocations["crlVals"] = new JsonArray([.. evidence.RevocationLists.Select(value => (JsonNode?)Value(value))]);
        if (evidence.OcspResponses.Count > 0)
            revocations["ocspVals"] = new JsonArray([.. evidence.OcspResponses.Select(value => (JsonNode?)Value(value))]);
        if (revocations.Count > 0)
            entries.Add(Entry("rVals", revocations));
        return With(seal, entries);
    }

    internal static async ValueTask<byte[]> StampAsync(
        byte[] document,
        string kind,
        ITimeStampAuthority authority,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(authority);
        var seal = Read(document);
        if (seal.Stamped(kind, seal.Entries.Count) is not { } data)
            throw new ArgumentException("What was added to the seal is in a form that cannot be stamped.", nameof(document));
        var request = Rfc3161TimestampRequest.CreateFromHash(
            SHA256.HashData(data),
            HashAlgorithmName.SHA256,
            nonce: RandomNumberGenerator.GetBytes(NonceLength), // an old answer must not do
            requestSignerCertificates: true
        );
        var answer = await authority.StampAsync(request.Encode(), cancel).ConfigureAwait(false);
        try
        {
            var token = request.ProcessResponse(answer, out _);
            var value = new JsonObject { ["tstTokens"] = new JsonArray(Value(token.AsSignedCms().Encode())) };
            return With(seal, [Entry(kind, value)]);
        }
        catch (CryptographicException e)
        {
            throw new SealException("The time stamp authority's answer is not for what was asked.", e);
        }
    }

    private static JadesSeal Read(byte[] document) =>
        JadesSeal.TryParse(document, out var seal, out var problem, int.MaxValue)
            ? seal
            : throw new ArgumentException($"No sealed document: {problem}.", nameof(document));

    private static byte[] With(JadesSeal seal, IEnumerable<string> entries)
    {
        var earlier = seal.Entries.Select(entry => entry.Text).ToList();
        if (earlier.Contains(null))
            throw new ArgumentException("What was added to the seal is in another form.", nameof(seal));
        return EdcSeal.Container(
            seal.IsEncoded ? Multibase.ToBase64Url(seal.Payload.Span) : Encoding.UTF8.GetString(seal.Payload.Span),
            seal.HeaderText,
            [.. earlier.OfType<string>(), .. entries],
            seal.SignatureText
        );
    }

    private static string Entry(string name, JsonNode value) =>
        Multibase.ToBase64Url(JsonText.Write(new JsonObject { [name] = value }));

    private static JsonObject Value(ReadOnlyMemory<byte> der) => new() { ["val"] = Convert.ToBase64String(der.Span) };
}
