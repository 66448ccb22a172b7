using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Seals;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Issuing.Seals;

/// <summary>The certificates of one seal, as a provider delivers them: PEM, the seal's own first, then those of its authorities.</summary>
internal sealed record SealCertificates(
    string Pem,
    string Owner,
    string OwnerIdentifier,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter
)
{
    private const int MaxCharacters = 64 * 1024;
    private const int MaxCertificates = 5;

    /// <summary>Reads what was handed in. What would fail when the first credential is sealed fails here.</summary>
    /// <param name="organisation">Whose seal it must be: the legal name on record. Otherwise a member could appear under the name of another.</param>
    public static Result<SealCertificates> Read(string? pem, ISigner signer, string organisation, DateTimeOffset now)
    {
        if (Parse(pem) is not { Count: > 0 and <= MaxCertificates } chain)
            return IssuingProblems.SealUnreadable();
        var leaf = chain[0];
        if (now >= leaf.NotAfter.ToUniversalTime())
            return IssuingProblems.SealExpired();
        try
        {
            EdcSeal.Seal("{}", signer, [leaf], new() { SignedAt = now });
        }
        catch (ArgumentException)
        {
            return IssuingProblems.SealForeign();
        }

        var trial = new JsonObject();
        try
        {
            EdcIssuerBlock.Apply(trial, leaf, Guid.Empty, now);
        }
        catch (ArgumentException)
        {
            return IssuingProblems.SealNamesNobody();
        }

        if (Folded(trial["issuer"]?["legalName"]?["en"]?.GetValue<string>()) != Folded(organisation))
            return IssuingProblems.SealOfAnother();
        return new SealCertificates(
            string.Join('\n', chain.Select(one => one.ExportCertificatePem())),
            leaf.Subject,
            trial["issuer"]?["eIDASIdentifier"]?["notation"]?.GetValue<string>() ?? "",
            leaf.NotBefore.ToUniversalTime(),
            leaf.NotAfter.ToUniversalTime()
        );
    }

    /// <summary>The certificates of a text; null when it is none.</summary>
    public static IReadOnlyList<X509Certificate2>? Parse(string? pem)
    {
        if (pem is not { Length: > 0 and <= MaxCharacters })
            return null;
        var collection = new X509Certificate2Collection();
        try
        {
            collection.ImportFromPem(pem);
        }
        catch (CryptographicException)
        {
            return null;
        }

        return [.. collection];
    }

    // Certificates are often in capitals and without accents.
    private static string Folded(string? name) =>
        string.Concat((name ?? "").Normalize(NormalizationForm.FormD).Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));
}
