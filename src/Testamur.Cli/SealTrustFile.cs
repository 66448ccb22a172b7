using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Testamur.Credentials.Seals;

namespace Testamur.Cli;

/// <summary>
/// The part of a list of trusted issuers that is about seals: <c>certificates</c> may seal, <c>timeStampAuthorities</c> may stamp time,
/// <c>intermediates</c> stand between; each a list of PEM texts or names of PEM files. <c>revocations</c> names files of revocation lists and OCSP responses in DER.
/// </summary>
internal static class SealTrustFile
{
    private const string Pem = "-----BEGIN CERTIFICATE-----";

    private static readonly string[] Members = ["certificates", "timeStampAuthorities", "intermediates", "revocations"];

    public static bool IsIn(JsonObject root) => Members.Any(root.ContainsKey);

    /// <summary>False when a member is no list, a file cannot be read, or holds no certificate.</summary>
    public static bool TryRead(JsonObject root, string folder, out SealTrust? trust)
    {
        trust = null;
        try
        {
            trust = new SealTrust
            {
                Anchors = Certificates(root, Members[0], folder),
                TimeStampAnchors = Certificates(root, Members[1], folder),
                Intermediates = Certificates(root, Members[2], folder),
                Revocations =
                [
                    .. Texts(root, Members[3])
                        .Select(file => (ReadOnlyMemory<byte>)File.ReadAllBytes(Path.Combine(folder, file))),
                ],
            };
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or FormatException)
        {
            Console.Error.WriteLine(e.Message);
            return false;
        }
    }

    private static X509Certificate2[] Certificates(JsonObject root, string member, string folder)
    {
        var all = new X509Certificate2Collection();
        foreach (var entry in Texts(root, member))
        {
            var before = all.Count;
            all.ImportFromPem(
                entry.StartsWith(Pem, StringComparison.Ordinal) ? entry : File.ReadAllText(Path.Combine(folder, entry))
            );
            if (all.Count == before)
                throw new FormatException($"{member}: no certificate in {entry}.");
        }
        return [.. all];
    }

    private static IEnumerable<string> Texts(JsonObject root, string member)
    {
        if (!root.TryGetPropertyValue(member, out var list))
            yield break;
        if (list is not JsonArray entries)
            throw new FormatException($"{member}: no list.");
        foreach (var entry in entries)
        {
            yield return entry is JsonValue value && value.TryGetValue<string>(out var text)
                ? text
                : throw new FormatException($"{member}: an entry is no text.");
        }
    }
}
