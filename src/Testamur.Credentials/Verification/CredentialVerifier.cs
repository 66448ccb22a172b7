using System.Text.Json.Nodes;
using Testamur.Credentials.Baking;
using Testamur.Credentials.Json;
using Testamur.Credentials.Model;
using Testamur.Credentials.Status;
using Testamur.Rdf.JsonLd;

namespace Testamur.Credentials.Verification;

/// <summary>
/// Verifies one credential in any form it knows. Whatever comes in, a report comes out; only cancellation, and what the caller's own
/// sources throw, gets through. Remembers nothing but keys that identifiers are made of: one verifier serves all threads its sources allow.
/// </summary>
/// <param name="keys">Where keys of other DIDs than did:key come from; without it they are undetermined.</param>
/// <param name="status">Where status lists come from; without it statuses are undetermined.</param>
/// <param name="trust">Who knows issuers; when given, its answer decides.</param>
/// <param name="jsonLd">Reads documents whose proofs are over RDF; null for the contexts that ship with the library.</param>
/// <param name="resources">Where related resources come from; without it, those that are no shipped context are undetermined.</param>
public sealed class CredentialVerifier(
    IKeyResolver? keys = null,
    IStatusSource? status = null,
    ITrustSource? trust = null,
    JsonLdProcessor? jsonLd = null,
    IResourceSource? resources = null
)
{
    private readonly ProofChecks proofs = new(new KeyLookup(keys), jsonLd);

    /// <summary>Verifies a document as received.</summary>
    /// <param name="document">The bytes: JSON, or a compact token.</param>
    /// <param name="options">The time asked about, and limits.</param>
    /// <param name="cancel">Stops look-ups.</param>
    public async ValueTask<VerificationReport> VerifyAsync(
        ReadOnlyMemory<byte> document,
        VerificationOptions options,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var read = PdfCredential.Read(document, options.MaxBytes);
        var name = FormatNames.Of(read.Format);
        if (read.Credential is not { } credential)
            return Report(read.Format, name, null, options, Unread(read, name));
        name = read.Format == CredentialFormat.DataIntegrity ? Suites(credential) : name;
        var (integrity, binding) = await proofs.RunAsync(read, cancel).ConfigureAwait(false);
        if (integrity.Outcome == Outcome.Passed)
            integrity = await RelatedResources.CheckAsync(credential, resources, cancel).ConfigureAwait(false) ?? integrity;
        var form = read.InPdf ? Reasons.FormatInPdf : Reasons.FormatRecognised;
        var checks = new List<Check> { Check.Of(CheckCode.Format, Outcome.Passed, form, name), integrity };
        if (!options.ProofOnly)
            await AddOthersAsync(checks, read, binding, options.Now, cancel).ConfigureAwait(false);
        return Report(read.Format, name, CredentialSummary.Of(credential), options, checks);
    }

    private async ValueTask AddOthersAsync(
        List<Check> checks,
        SecuredDocument read,
        Check binding,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var credential = read.Credential!; // the caller has one
        checks.Add(binding);
        checks.AddRange(await TrustAsync(credential, binding, now, cancel).ConfigureAwait(false));
        checks.Add(ValidityCheck.Run(credential, read.Token is not null, now));
        checks.Add(await new StatusCheck(status, proofs).RunAsync(credential, now, cancel).ConfigureAwait(false));
        checks.Add(DataModel.Inspect(credential));
        checks.Add(Check.Of(CheckCode.HolderBinding, Outcome.NotApplicable, Reasons.HolderBindingBearer));
        checks.Add(
            credential.ContainsKey("evidence")
                ? Check.Of(CheckCode.Evidence, Outcome.Undetermined, Reasons.EvidenceNotChecked)
                : Check.Of(CheckCode.Evidence, Outcome.NotApplicable, Reasons.EvidenceNone)
        );
    }

    private async ValueTask<Check[]> TrustAsync(
        JsonObject credential,
        Check binding,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (trust is null)
            return
            [
                Check.Of(CheckCode.IssuerIdentity, Outcome.Undetermined, Reasons.IssuerIdentityNoTrustSource),
                Check.Of(CheckCode.IssuerAuthority, Outcome.Undetermined, Reasons.IssuerAuthorityNoTrustSource),
            ];
        var answer = new IssuerTrust(Outcome.Undetermined, Outcome.Undetermined);
        // What is known about an issuer says nothing about a document that somebody else signed.
        if (binding.Outcome == Outcome.Passed && JsonReading.IdOf(credential["issuer"]) is { } issuer)
        {
            var awarded = DateTimeStamp.Parse(credential.Text("validFrom") ?? credential.Text("issuanceDate"));
            answer = await trust
                .AssessAsync(new TrustQuestion(issuer, credential.Texts("type"), awarded, now), cancel)
                .ConfigureAwait(false);
        }
        return
        [
            answer.Identity switch
            {
                Outcome.Passed => Check.Of(
                    CheckCode.IssuerIdentity,
                    Outcome.Passed,
                    Reasons.IssuerIdentityConfirmed,
                    answer.IdentityText
                ),
                Outcome.Failed => Check.Of(
                    CheckCode.IssuerIdentity,
                    Outcome.Failed,
                    Reasons.IssuerIdentityRejected,
                    answer.IdentityText
                ),
                _ => Check.Of(CheckCode.IssuerIdentity, Outcome.Undetermined, Reasons.IssuerIdentityUnknown),
            },
            answer.Authority switch
            {
                Outcome.Passed => Check.Of(
                    CheckCode.IssuerAuthority,
                    Outcome.Passed,
                    Reasons.IssuerAuthorityConfirmed,
                    answer.AuthorityText
                ),
                Outcome.Failed => Check.Of(
                    CheckCode.IssuerAuthority,
                    Outcome.Failed,
                    Reasons.IssuerAuthorityRejected,
                    answer.AuthorityText
                ),
                _ => Check.Of(CheckCode.IssuerAuthority, Outcome.Undetermined, Reasons.IssuerAuthorityUnknown),
            },
        ];
    }

    private static List<Check> Unread(SecuredDocument read, string name)
    {
        if (read.Format == CredentialFormat.Pdf)
            return [Check.Of(CheckCode.Format, Outcome.Undetermined, Reasons.FormatPdfUnread, read.Refusal ?? "")];
        if (read.Format == CredentialFormat.Unknown)
        {
            var reason = read.Refusal is null ? Reasons.FormatUnknown : Reasons.FormatUnreadable;
            return [Check.Of(CheckCode.Format, Outcome.Failed, reason, read.Refusal ?? "")];
        }
        if (read.Refusal is { } refusal)
            return
            [
                Check.Of(CheckCode.Format, Outcome.Failed, Reasons.FormatUnreadable, refusal),
                Check.Of(CheckCode.Integrity, Outcome.Failed, Reasons.IntegrityTokenRefused, refusal),
            ];
        return
        [
            Check.Of(CheckCode.Format, Outcome.Passed, Reasons.FormatKnownFamily, name),
            Check.Of(CheckCode.Integrity, Outcome.Undetermined, Reasons.IntegrityFormatNotSupported, name),
        ];
    }

    /// <summary>Fills in the checks that were not made, so that none is missing.</summary>
    private VerificationReport Report(
        CredentialFormat format,
        string name,
        CredentialSummary? summary,
        VerificationOptions options,
        List<Check> checks
    )
    {
        for (var code = (CheckCode)checks.Count; code <= CheckCode.Evidence; code++)
        {
            var reason = Reasons.CheckNeedsIntegrity;
            if (options.ProofOnly && code > CheckCode.Integrity)
                reason = Reasons.CheckProofOnly;
            else if (format == CredentialFormat.Unknown || checks[0].Outcome != Outcome.Passed)
                reason = Reasons.FormatNotChecked;
            checks.Add(Check.Of(code, Outcome.Undetermined, reason, name));
        }
        return new VerificationReport(format, name, checks, summary, options.ProofOnly, trust is not null);
    }

    private static string Suites(JsonObject credential)
    {
        var suites = credential
            .Many("proof")
            .OfType<JsonObject>()
            .Take(EmbeddedProofs.MaxProofs)
            .Select(p => p.Text("cryptosuite") ?? p.Text("type"))
            .OfType<string>();
        var names = string.Join(", ", suites.Distinct(StringComparer.Ordinal));
        return names.Length == 0 ? "Data Integrity" : $"Data Integrity ({names})";
    }
}
