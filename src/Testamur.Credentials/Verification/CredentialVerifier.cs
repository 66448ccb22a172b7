using System.Text.Json.Nodes;
using Testamur.Credentials.Baking;
using Testamur.Credentials.Blockcerts;
using Testamur.Credentials.Json;
using Testamur.Credentials.OpenBadges2;
using Testamur.Credentials.Seals;
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
/// <param name="resources">
/// Where pages come from that a document names: related resources, the pages of issuers and their keys, hosted badges. Without it, what depends on
/// them is undetermined.
/// </param>
/// <param name="seals">Verifies seals of European Digital Credentials, and knows whose certificates may seal; without it, who sealed stays undetermined.</param>
/// <param name="schemas">Who knows the schemas that credentials name; without it they are undetermined.</param>
/// <param name="record">Knows when documents were signed; without it, what a revoked key signed before stays undetermined.</param>
/// <param name="chain">Who asks block chains; without it, certificates of Blockcerts are undetermined.</param>
public sealed class CredentialVerifier(
    IKeyResolver? keys = null,
    IStatusSource? status = null,
    ITrustSource? trust = null,
    JsonLdProcessor? jsonLd = null,
    IResourceSource? resources = null,
    SealVerifier? seals = null,
    ISchemaSource? schemas = null,
    IChainSource? chain = null,
    ISigningRecord? record = null
)
{
    private readonly ProofChecks proofs = new(new KeyLookup(keys, resources), jsonLd, chain, resources);
    private readonly BadgeVerifier badges = new(
        resources,
        new CertificateProof(
            jsonLd ?? JsonLdProcessor.ForCredentials,
            chain,
            new AnchorOwner(new KeyLookup(keys, resources), resources)
        )
    );
    private readonly SealVerifier sealVerifier = seals ?? new();
    private readonly IssuerTrustChecks issuers = new(trust);

    /// <summary>Verifies a document as received.</summary>
    /// <param name="document">The bytes: JSON, or a compact token.</param>
    /// <param name="options">The time asked about, and limits.</param>
    /// <param name="cancel">Stops look-ups.</param>
    public ValueTask<VerificationReport> VerifyAsync(
        ReadOnlyMemory<byte> document,
        VerificationOptions options,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        return VerifyAsync(document, options, isContained: false, cancel);
    }

    private async ValueTask<VerificationReport> VerifyAsync(
        ReadOnlyMemory<byte> document,
        VerificationOptions options,
        bool isContained,
        CancellationToken cancel
    )
    {
        var read = PdfCredential.Read(document, options.MaxBytes);
        var name = FormatNames.Of(read);
        if (read.Seal is { } seal)
            return await VerifySealAsync(read, seal, options, cancel).ConfigureAwait(false);
        if (read is { Format: CredentialFormat.OpenBadges2 or CredentialFormat.Blockcerts2, Refusal: null })
            return await BadgeAsync(read, name, options, cancel).ConfigureAwait(false);
        if (read.Credential is not { } credential)
            return Report(read.Format, name, null, options, Unread(read, name));
        name = read.Format == CredentialFormat.DataIntegrity ? FormatNames.Within(read.Picture, Suites(credential)) : name;
        var (integrity, binding) = await proofs.RunAsync(read, cancel).ConfigureAwait(false);
        binding = await AsRecordedAsync(binding, read.Utf8.IsEmpty ? document : read.Utf8, cancel).ConfigureAwait(false);
        if (integrity.Outcome == Outcome.Passed)
            integrity = await RelatedResources.CheckAsync(credential, resources, cancel).ConfigureAwait(false) ?? integrity;
        var form = read.InPdf ? Reasons.FormatInPdf : Reasons.FormatRecognised;
        var checks = new List<Check> { Check.Of(CheckCode.Format, Outcome.Passed, form, name), integrity };
        if (!options.ProofOnly)
            await AddOthersAsync(
                    checks,
                    read,
                    binding,
                    await issuers.AssessAsync(credential, binding, options.Now, cancel).ConfigureAwait(false),
                    options.Now,
                    cancel
                )
                .ConfigureAwait(false);
        if (options.ProofOnly || LearnerRecord.Contained(credential) is not { Count: > 0 } inside)
            return Report(read.Format, name, CredentialSummary.Of(credential), options, checks);
        var contained = new List<VerificationReport>();
        foreach (var one in inside.Take(isContained ? 0 : LearnerRecord.MaxContained))
            contained.Add(await VerifyAsync(one, options, isContained: true, cancel).ConfigureAwait(false));
        checks[(int)CheckCode.Evidence] = LearnerRecord.Check(contained, inside.Count);
        return Report(read.Format, name, CredentialSummary.Of(credential), options, checks, contained: contained);
    }

    // A stolen key signs with any date; only a record from elsewhere tells what was signed before it was stolen.
    private async ValueTask<Check> AsRecordedAsync(Check binding, ReadOnlyMemory<byte> text, CancellationToken cancel)
    {
        if (record is null || binding.Reason != Reasons.IssuerBindingKeyRevokedLater)
            return binding;
        var since = DateTimeStamp.Parse(binding.Arguments[0]);
        var at = await record.SignedAtAsync(text, cancel).ConfigureAwait(false);
        return at < since
            ? Check.Of(CheckCode.IssuerBinding, Outcome.Passed, Reasons.IssuerBindingSignedBefore, binding.Arguments[0])
            : binding;
    }

    private async ValueTask<VerificationReport> BadgeAsync(
        SecuredDocument read,
        string name,
        VerificationOptions options,
        CancellationToken cancel
    )
    {
        var found = await badges.RunAsync(read, options.Now, cancel).ConfigureAwait(false);
        var checks = new List<Check> { Check.Of(CheckCode.Format, Outcome.Passed, Reasons.FormatOld, name), found.Integrity };
        if (!options.ProofOnly)
        {
            checks.Add(found.Binding);
            checks.AddRange(await issuers.AssessAsync(found.Question, found.Binding, options.Now, cancel).ConfigureAwait(false));
            checks.AddRange([found.Validity, found.Status, found.Schema, found.Holder, Evidence(found.HasEvidence)]);
        }
        return Report(read.Format, name, found.Summary, options, checks);
    }

    private async ValueTask<VerificationReport> VerifySealAsync(
        SecuredDocument read,
        JadesSeal seal,
        VerificationOptions options,
        CancellationToken cancel
    )
    {
        var report = sealVerifier.Verify(seal, options.Now);
        var name = FormatNames.Of(read.Format, report.Level);
        var checks = new List<Check>
        {
            Check.Of(CheckCode.Format, Outcome.Passed, read.InPdf ? Reasons.FormatInPdf : Reasons.FormatRecognised, name),
            report.Integrity.ToCheck(CheckCode.Integrity),
        };
        CredentialSummary? summary = null;
        if (read.Credential is { } credential)
        {
            summary = CredentialSummary.Of(credential) with { RegisteredIssuerName = report.OrganizationName };
            var binding = SealBinding.Check(credential, report);
            var authority = new SealAuthority(trust);
            if (!options.ProofOnly)
                await AddOthersAsync(
                        checks,
                        read,
                        binding,
                        await authority.AssessAsync(credential, report, binding, options.Now, cancel).ConfigureAwait(false),
                        options.Now,
                        cancel
                    )
                    .ConfigureAwait(false);
        }
        else if (!options.ProofOnly)
            checks.AddRange(SealBinding.NotOne(report, read.SealedCount));
        return Report(read.Format, name, summary, options, checks, report);
    }

    private async ValueTask AddOthersAsync(
        List<Check> checks,
        SecuredDocument read,
        Check binding,
        Check[] trustChecks,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var credential = read.Credential!; // the caller has one
        checks.Add(binding);
        checks.AddRange(trustChecks);
        checks.Add(ValidityCheck.Run(credential, read.Token is not null, now));
        checks.Add(
            await new StatusCheck(status, proofs).RunAsync(credential, read.Token is not null, now, cancel).ConfigureAwait(false)
        );
        checks.Add(await SchemaCheck.RunAsync(credential, read.Utf8, schemas, cancel).ConfigureAwait(false));
        checks.Add(Check.Of(CheckCode.HolderBinding, Outcome.NotApplicable, Reasons.HolderBindingBearer));
        checks.Add(Evidence(credential.ContainsKey("evidence")));
    }

    private static Check Evidence(bool isNamed) =>
        isNamed
            ? Check.Of(CheckCode.Evidence, Outcome.Undetermined, Reasons.EvidenceNotChecked)
            : Check.Of(CheckCode.Evidence, Outcome.NotApplicable, Reasons.EvidenceNone);

    private static List<Check> Unread(SecuredDocument read, string name)
    {
        if (read.Format == CredentialFormat.Pdf)
            return [Check.Of(CheckCode.Format, Outcome.Undetermined, Reasons.FormatPdfUnread, read.Refusal ?? "")];
        if (read.Format == CredentialFormat.Unknown)
        {
            var reason = read.Refusal is null ? Reasons.FormatUnknown : Reasons.FormatUnreadable;
            return [Check.Of(CheckCode.Format, Outcome.Failed, reason, read.Refusal ?? "")];
        }
        if (read.Refusal is { } none && read.Format is CredentialFormat.BakedPng or CredentialFormat.BakedSvg)
            return [Check.Of(CheckCode.Format, Outcome.Failed, Reasons.FormatNoBadge, none)];
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
        List<Check> checks,
        SealReport? seal = null,
        IReadOnlyList<VerificationReport>? contained = null
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
        var anchored = seal is not null && sealVerifier.HasAnchors;
        return new VerificationReport(format, name, checks, summary, options.ProofOnly, trust is not null, anchored, contained)
        {
            Seal = seal,
        };
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
