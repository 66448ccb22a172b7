using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Rdf.Json;
using Testamur.Rdf.JsonLd;

namespace Testamur.Credentials.Verification;

/// <summary>
/// Verifies a presentation, with a Data Integrity proof or as <c>vp+jwt</c>, and every credential inside
/// (<see href="https://www.w3.org/TR/vc-data-model-2.0/#verifiable-presentations">VC Data Model 2.0 §4.14</see>). Whatever comes in, a report comes out.
/// </summary>
/// <param name="credentials">Verifies what is inside.</param>
/// <param name="keys">Where keys of other DIDs than did:key and did:jwk come from; without it they are undetermined.</param>
/// <param name="jsonLd">Reads documents whose proofs are over RDF; null for the contexts that ship with the library.</param>
public sealed class PresentationVerifier(
    CredentialVerifier credentials,
    IKeyResolver? keys = null,
    JsonLdProcessor? jsonLd = null
)
{
    private readonly KeyLookup lookup = new(keys);

    /// <summary>Verifies a presentation as received: JSON, or a compact token.</summary>
    /// <param name="document">The bytes.</param>
    /// <param name="options">What was asked of the holder.</param>
    /// <param name="cancel">Stops look-ups.</param>
    public async ValueTask<PresentationReport> VerifyAsync(
        ReadOnlyMemory<byte> document,
        PresentationOptions options,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var (presentation, token, refusal) = Read(document, options.MaxBytes);
        if (presentation is null)
            return Refused(refusal);
        var contained = presentation.Many("verifiableCredential");
        if (contained.Count > options.MaxCredentials)
            return Refused("it holds more credentials than the limit");
        if (Misshapen(presentation) is { } problem)
            return Refused(problem);
        var holder = JsonReading.IdOf(presentation["holder"]);
        var (integrity, binding) = token is null
            ? await ProofAsync(presentation, document, holder, options, cancel).ConfigureAwait(false)
            : await TokenAsync(token, holder, options, cancel).ConfigureAwait(false);
        var reports = new List<VerificationReport>();
        foreach (var one in contained)
            reports.Add(await CredentialAsync(one, options, cancel).ConfigureAwait(false));
        var format = Check.Of(
            CheckCode.Format,
            Outcome.Passed,
            Reasons.FormatRecognised,
            token is null ? "Data Integrity" : VpJwt.Type
        );
        return new(format, integrity, Holder(binding, holder), reports);
    }

    private static (JsonObject? Presentation, Jws? Token, string Refusal) Read(ReadOnlyMemory<byte> document, int maxBytes)
    {
        if (document.Length > maxBytes)
            return (null, null, "it is larger than the limit");
        var text = document.Span.Trim(" \t\r\n"u8);
        if (!text.IsEmpty && text[0] != (byte)'{')
        {
            if (!Jws.TryParse(Encoding.ASCII.GetString(text), out var token, out var why))
                return (null, null, why);
            return string.Equals(token.Type, VpJwt.Type, StringComparison.OrdinalIgnoreCase)
                ? (token.Payload, token, "")
                : (null, null, "the token does not say that it is a presentation");
        }
        return StrictJson.TryParseObject(document.Span, out var root, out var problem, maxBytes)
            ? (root, null, "")
            : (null, null, problem);
    }

    private static string? Misshapen(JsonObject presentation)
    {
        if (!presentation.Texts("type").Contains("VerifiablePresentation"))
            return "it is no presentation";
        return presentation.ContainsKey("holder") && JsonReading.IdOf(presentation["holder"]) is null
            ? "its holder is not named by a URL"
            : null;
    }

    private ValueTask<(Check, Check)> ProofAsync(
        JsonObject presentation,
        ReadOnlyMemory<byte> utf8,
        string? holder,
        PresentationOptions options,
        CancellationToken cancel
    )
    {
        var secured = SecuredDocument.OfPresentation(presentation, utf8);
        var demand = new ProofDemand(ProofPurpose.Authentication, options.Domain, options.Challenge);
        return new ProofChecks(lookup, jsonLd).RunAsync(secured, holder, demand, cancel);
    }

    private async ValueTask<(Check, Check)> TokenAsync(
        Jws token,
        string? holder,
        PresentationOptions options,
        CancellationToken cancel
    )
    {
        var unbound = Check.Of(CheckCode.IssuerBinding, Outcome.Undetermined, Reasons.FormatNotChecked);
        if (token.Payload.ContainsKey("iss") && token.Payload.Text("iss") != (holder ?? token.Payload.Text("iss")))
            return (Integrity(Outcome.Failed, Reasons.IntegrityTokenRefused, "iss and holder differ"), unbound);
        if (options.Domain is { } domain && !token.Payload.Texts("aud").Contains(domain))
            return (Integrity(Outcome.Failed, Reasons.IntegrityDomainMismatch), unbound);
        if (options.Challenge is { } challenge && token.Payload.Text("nonce") != challenge)
            return (Integrity(Outcome.Failed, Reasons.IntegrityChallengeMismatch), unbound);
        if ((token.KeyId ?? DidDocument.OnlyKeyOf(holder)) is not { Length: > 0 } kid)
            return (Integrity(Outcome.Undetermined, Reasons.IntegrityKeyUnavailable, "of the holder"), unbound);
        var (key, missing, binding) = await lookup
            .FindAsync(kid, holder, ProofPurpose.Authentication, TokenTimes.SignedAt(token), cancel)
            .ConfigureAwait(false);
        if (key is null)
            return (missing!, binding); // one of the two is there
        return token.Verify(key)
            ? (Integrity(Outcome.Passed, Reasons.IntegrityVerified), binding)
            : (Integrity(Outcome.Failed, Reasons.IntegritySignatureMismatch), binding);
    }

    private async ValueTask<VerificationReport> CredentialAsync(
        JsonNode? node,
        PresentationOptions options,
        CancellationToken cancel
    )
    {
        var utf8 = node is null ? "null"u8.ToArray() : JsonText.Write(node);
        return await credentials
            .VerifyAsync(utf8, new() { Now = options.Now, MaxBytes = options.MaxBytes }, cancel)
            .ConfigureAwait(false);
    }

    /// <summary>A presentation need not name its holder; then whoever has the key is the one.</summary>
    private static Check Holder(Check binding, string? holder) =>
        holder is null
            ? Check.Of(CheckCode.HolderBinding, Outcome.NotApplicable, Reasons.HolderBindingUnnamed)
            : binding.Outcome switch
            {
                Outcome.Passed => Check.Of(CheckCode.HolderBinding, Outcome.Passed, Reasons.HolderBindingBound),
                Outcome.Failed => Check.Of(CheckCode.HolderBinding, Outcome.Failed, Reasons.HolderBindingOther, holder),
                _ => Check.Of(CheckCode.HolderBinding, Outcome.Undetermined, Reasons.HolderBindingUnknown, holder),
            };

    private static PresentationReport Refused(string why) =>
        new(
            Check.Of(CheckCode.Format, Outcome.Failed, Reasons.FormatUnreadable, why),
            Integrity(Outcome.Undetermined, Reasons.FormatNotChecked),
            Check.Of(CheckCode.HolderBinding, Outcome.Undetermined, Reasons.FormatNotChecked),
            []
        );

    private static Check Integrity(Outcome outcome, string reason, params string[] arguments) =>
        Check.Of(CheckCode.Integrity, outcome, reason, arguments);
}
