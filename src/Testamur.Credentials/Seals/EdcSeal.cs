using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Rdf.Json;

namespace Testamur.Credentials.Seals;

/// <summary>
/// Seals a credential as Europass does: JAdES in the general JSON form, the text kept byte for byte
/// (<see href="https://www.etsi.org/deliver/etsi_ts/119100_119199/11918201/">ETSI TS 119 182-1 §6</see>).
/// </summary>
public static class EdcSeal
{
    /// <summary>Seals at level B; <see cref="SealOptions.TimeStamps"/> and what follows is left out.</summary>
    /// <param name="payload">The text of the credential, one JSON object. It stays as it is.</param>
    /// <param name="signer">The key of the first certificate, in memory or in its device.</param>
    /// <param name="certificates">The sealing certificate and, after it, those of its authorities that shall be in the header.</param>
    /// <param name="options">The time, and how it is written.</param>
    /// <exception cref="ArgumentException">The text is no JSON object, or signer and certificate do not belong together.</exception>
    public static byte[] Seal(string payload, ISigner signer, IReadOnlyList<X509Certificate2> certificates, SealOptions options)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(certificates);
        ArgumentNullException.ThrowIfNull(options);
        var text = Encoding.UTF8.GetBytes(payload);
        // A text with half a surrogate pair would be sealed as another one; the reader below takes only the bytes.
        if (!StrictJson.TryParseObject(text, out _, out var problem, text.Length) || Encoding.UTF8.GetString(text) != payload)
            throw new ArgumentException($"The text cannot be sealed: {problem}.", nameof(payload));
        if (certificates.Count == 0 || SealCertificate.Of(certificates[0]) is not { MaySign: true } leaf)
            throw new ArgumentException("The first certificate cannot seal.", nameof(certificates));
        if (leaf.Key is not { } key || !key.Is(signer.PublicKey))
            throw new ArgumentException("The signer does not have the key of the first certificate.", nameof(signer));
        var header = Multibase.ToBase64Url(Header(signer, certificates, leaf, options));
        var signature = signer.Sign(JadesSeal.SigningInput(header, text));
        return Container(payload, header, [], Multibase.ToBase64Url(signature));
    }

    /// <summary>Seals up to the level that <paramref name="options"/> ask for.</summary>
    /// <inheritdoc cref="Seal"/>
    /// <exception cref="SealException">The time stamp authority refused, or its answer is not for what was asked.</exception>
    public static async ValueTask<byte[]> SealAsync(
        string payload,
        ISigner signer,
        IReadOnlyList<X509Certificate2> certificates,
        SealOptions options,
        CancellationToken cancel = default
    )
    {
        var document = Seal(payload, signer, certificates, options);
        if (options.TimeStamps is not { } authority)
            return document;
        document = await SealExtension.StampAsync(document, "sigTst", authority, cancel).ConfigureAwait(false);
        if (options.Evidence is not { } evidence)
            return document;
        document = SealExtension.AddEvidence(document, evidence);
        return options.Archive
            ? await SealExtension.StampAsync(document, "arcTst", authority, cancel).ConfigureAwait(false)
            : document;
    }

    /// <summary>The document as text: payload first, as in those of others.</summary>
    internal static byte[] Container(string payload, string header, IReadOnlyList<string> entries, string signature)
    {
        var one = new JsonObject { ["protected"] = header };
        if (entries.Count > 0)
            one["header"] = new JsonObject { ["etsiU"] = new JsonArray([.. entries.Select(entry => (JsonNode?)entry)]) };
        one["signature"] = signature;
        return JsonText.Write(new JsonObject { ["payload"] = payload, ["signatures"] = new JsonArray(one) });
    }

    private static byte[] Header(
        ISigner signer,
        IReadOnlyList<X509Certificate2> certificates,
        SealCertificate leaf,
        SealOptions options
    )
    {
        // Readers do not need this order; it is that of the seals in use.
        var header = new JsonObject
        {
            ["alg"] = Jose.NameOf(signer.Algorithm),
            ["cty"] = options.ContentType,
            ["kid"] = Convert.ToBase64String(IssuerSerial(leaf.Certificate)),
            ["x5t#S256"] = Multibase.ToBase64Url(leaf.Thumbprint),
            ["x5c"] = new JsonArray([
                .. certificates.Select(certificate => (JsonNode?)Convert.ToBase64String(certificate.RawData)),
            ]),
            ["typ"] = "jose+json",
            ["b64"] = false,
        };
        var time = options.UseIssuedAt ? "iat" : "sigT";
        header[time] = options.UseIssuedAt ? options.SignedAt.ToUnixTimeSeconds() : DateTimeStamp.Format(options.SignedAt);
        header["crit"] = options.UseIssuedAt ? new JsonArray("b64") : new JsonArray("b64", "sigT");
        return JsonText.Write(header);
    }

    /// <summary>Who issued the certificate and its number (<see href="https://www.rfc-editor.org/rfc/rfc5035#section-5">RFC 5035 §5</see>).</summary>
    private static byte[] IssuerSerial(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 4)))
                writer.WriteEncodedValue(certificate.IssuerName.RawData);
            writer.WriteInteger(certificate.SerialNumberBytes.Span);
        }
        return writer.Encode();
    }
}
