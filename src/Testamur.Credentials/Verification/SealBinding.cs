using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Seals;

namespace Testamur.Credentials.Verification;

/// <summary>
/// Whether the issuer a sealed credential names is the organisation whose certificate sealed. Sealing fills the issuer from the
/// certificate: its identifier decides, and its name must not be another one.
/// </summary>
internal static class SealBinding
{
    // "VATES-A00000000", "NTREE-17207834": three letters, a country, a hyphen (ETSI EN 319 412-1 §5.1.4).
    private const int PrefixLength = 6;

    public static Check Check(JsonObject credential, SealReport seal)
    {
        if (seal.Signer.Length == 0)
            return Of(Outcome.Undetermined, Reasons.IntegritySealNotReached);
        var registered = seal.OrganizationName ?? seal.Signer;
        if (credential["issuer"] is not JsonObject issuer)
            return credential.ContainsKey("issuer")
                ? Of(Outcome.Undetermined, Reasons.IssuerBindingSealNoIdentifier, registered)
                : Of(Outcome.Failed, Reasons.IssuerBindingNoIssuer);
        var claimed = LanguageText.Of(issuer["legalName"]) ?? issuer.Text("id") ?? "";
        var identifiers = issuer
            .Many("eIDASIdentifier")
            .OfType<JsonObject>()
            .Select(i => i.Text("notation"))
            .OfType<string>()
            .ToList();
        if (seal.OrganizationIdentifier is not { } identifier || identifiers.Count == 0)
            return HasName(issuer, seal)
                ? Of(Outcome.Undetermined, Reasons.IssuerBindingSealNoIdentifier, registered)
                : Of(Outcome.Failed, Reasons.IssuerBindingSealOtherOrganization, registered, claimed);
        if (!identifiers.TrueForAll(notation => Agrees(notation, identifier)))
            return Of(Outcome.Failed, Reasons.IssuerBindingSealOtherOrganization, registered, claimed);
        return HasName(issuer, seal)
            ? Of(Outcome.Passed, Reasons.IssuerBindingSealBound, registered)
            : Of(Outcome.Undetermined, Reasons.IssuerBindingSealOtherName, registered, claimed);
    }

    /// <summary>All checks behind the signature, for a seal that is not around one credential.</summary>
    public static IEnumerable<Check> NotOne(SealReport seal, int count)
    {
        for (var code = CheckCode.IssuerBinding; code <= CheckCode.Evidence; code++)
        {
            yield return code == CheckCode.IssuerIdentity
                ? seal.Identity.ToCheck(code)
                : Verification.Check.Of(
                    code,
                    Outcome.Undetermined,
                    Reasons.CheckSealedSeveral,
                    count.ToString(CultureInfo.InvariantCulture)
                );
        }
    }

    /// <summary>The identifier whole, or without its prefix as some issuers write it.</summary>
    private static bool Agrees(string notation, string identifier) =>
        Folded(notation) == Folded(identifier)
        || (
            identifier.Length > PrefixLength
            && identifier[PrefixLength - 1] == '-'
            && Folded(notation) == Folded(identifier[PrefixLength..])
        );

    private static bool HasName(JsonObject issuer, SealReport seal)
    {
        var names = LanguageText.All(issuer["legalName"]).ToList();
        return names.Count == 0 || (seal.OrganizationName is { } name && names.Exists(one => Folded(one) == Folded(name)));
    }

    /// <summary>Certificates are written in capitals and without accents: "VELOCERT OU" is "Velocert OÜ".</summary>
    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
                folded.Append(char.ToUpperInvariant(c));
        }
        return folded.ToString();
    }

    private static Check Of(Outcome outcome, string reason, params string[] arguments) =>
        Verification.Check.Of(CheckCode.IssuerBinding, outcome, reason, arguments);
}
