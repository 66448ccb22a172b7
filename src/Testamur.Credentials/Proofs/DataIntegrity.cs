using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Verification;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.Json;
using Testamur.Rdf.JsonLd;

namespace Testamur.Credentials.Proofs;

/// <summary>
/// Data Integrity proofs (<see href="https://www.w3.org/TR/vc-data-integrity/">VC Data Integrity 1.0</see>) in the suites of <see cref="Cryptosuite"/>.
/// Whose key it is, and whether the proof is meant for what it is shown for, is <see cref="CredentialVerifier"/>'s to judge.
/// </summary>
public static class DataIntegrity
{
    /// <summary>The document with a proof, as text; everything else keeps its bytes, but that a document without the context of proofs gets it.</summary>
    /// <param name="utf8">One JSON object, read strictly.</param>
    /// <param name="signer">The key that signs.</param>
    /// <param name="options">What the proof says.</param>
    /// <param name="jsonLd">Reads the document for suites over RDF; null for <see cref="JsonLdProcessor.ForCredentials"/>.</param>
    /// <exception cref="ArgumentException">
    /// The document is refused by <see cref="StrictJson"/>, the key does not fit the suite, or a previous proof is not there.
    /// </exception>
    /// <exception cref="JsonLdException">The document uses an undefined term or an unknown context.</exception>
    /// <exception cref="CanonicalizationLimitException">The document's graph is too hard to canonicalize.</exception>
    public static byte[] Sign(ReadOnlyMemory<byte> utf8, ISigner signer, ProofOptions options, JsonLdProcessor? jsonLd = null)
    {
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(options);
        if (SuiteOf(options, signer) is { IsRdf: false } && TrySignCanonical(utf8.Span, signer, options) is { } done)
            return done;
        if (!StrictJson.TryParseObject(utf8.Span, out var document, out var problem))
            throw new ArgumentException($"The document is refused: {problem}.", nameof(utf8));
        if (options.Suite?.IsRdf == true && ContextInjection.Ensure(document) is var complete && complete != document)
            return JsonText.Write(Sign(complete, signer, options, jsonLd));
        var proofs = document.Many("proof");
        var proof = Make(document, utf8, proofs, signer, options, jsonLd);
        JsonNode all = proofs.Count == 0 ? proof : new JsonArray([.. proofs.Select(one => one?.DeepClone()), proof]);
        return JsonText.With(WithoutProof(document, utf8).Span, "proof"u8, all);
    }

    /// <summary>Returns a copy of the document with a proof.</summary>
    /// <inheritdoc cref="Sign(ReadOnlyMemory{byte}, ISigner, ProofOptions, JsonLdProcessor?)"/>
    public static JsonObject Sign(JsonObject document, ISigner signer, ProofOptions options, JsonLdProcessor? jsonLd = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (options?.Suite?.IsRdf == true)
            document = ContextInjection.Ensure(document);
        var proofs = document.Many("proof");
        var proof = Make(document, default, proofs, signer, options, jsonLd);
        var secured = (JsonObject)document.DeepClone();
        secured["proof"] = proofs.Count == 0 ? proof : new JsonArray([.. proofs.Select(one => one?.DeepClone()), proof]);
        return secured;
    }

    /// <summary>
    /// Whether one proof of <paramref name="secured"/> is <paramref name="key"/>'s, over the document and the proofs that it builds on. The proof's
    /// other claims (purpose, expiry, whose key it is) are the caller's to judge. Never throws.
    /// </summary>
    /// <param name="secured">The document as <see cref="StrictJson"/> has read it.</param>
    /// <param name="proof">One of its proofs.</param>
    /// <param name="key">The key that the proof names.</param>
    /// <param name="jsonLd">Reads the document for suites over RDF; null for <see cref="JsonLdProcessor.ForCredentials"/>.</param>
    /// <param name="utf8">The text that <paramref name="secured"/> was read from, if at hand: it need not be written again.</param>
    public static ProofResult Verify(
        JsonObject secured,
        JsonObject proof,
        PublicKey key,
        JsonLdProcessor? jsonLd = null,
        ReadOnlyMemory<byte> utf8 = default
    )
    {
        ArgumentNullException.ThrowIfNull(secured);
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(key);
        var suite = Ed25519Signature2020.Is(proof) ? Cryptosuite.EddsaRdfc2022 : Cryptosuite.Find(proof.Text("cryptosuite"));
        if (suite is null)
            return new(Outcome.Undetermined, Reasons.IntegritySuiteUnknown, proof.Text("cryptosuite") ?? "");
        if (!suite.Signs(key.Type))
            return ProofResult.Malformed("its key is of another kind than its suite");
        if (!Multibase.TryFromBase58(proof.Text("proofValue"), out var signature) || signature.Length != key.SignatureLength)
            return ProofResult.Malformed("its value is no signature in base58");
        var options = (JsonObject)proof.DeepClone();
        options.Remove("proofValue");
        try
        {
            var previous = ProofChain.Previous(secured, proof);
            var signed = suite.IsRdf
                ? RdfBytes(secured, previous, options, key.Type, jsonLd ?? JsonLdProcessor.ForCredentials, utf8)
                : SignedJcsBytes(secured, previous, options, key.Type);
            return signed is not null && key.Verify(signed, signature) ? ProofResult.Verified : ProofResult.Mismatch;
        }
        catch (ProofChainException e)
        {
            return ProofResult.Malformed(e.Message);
        }
        catch (JsonLdException e)
        {
            return JsonLdProblem.Of(e);
        }
        catch (CanonicalizationLimitException)
        {
            return new(Outcome.Undetermined, Reasons.IntegrityTooHard);
        }
    }

    /// <summary>Signs the text's canonical JSON without reading it into objects: most documents have no proof yet.</summary>
    /// <returns>Null when the text is refused, or has proofs that the new one stands beside.</returns>
    private static byte[]? TrySignCanonical(ReadOnlySpan<byte> utf8, ISigner signer, ProofOptions options)
    {
        if (
            options.PreviousProofs.Count > 0
            || !JsonCanonicalizer.TryCanonicalizeObject(utf8, out var document, out _)
            || !document["proof"].IsEmpty
        )
            return null;
        var key = signer.PublicKey.Type;
        var proof = options.ToJson(SuiteOf(options, signer).Name);
        if (document["@context"] is { IsEmpty: false } context && JsonNode.Parse(context.Span) is { } known)
            proof["@context"] = known;
        proof["proofValue"] = Multibase.ToBase58(signer.Sign(SignedBytes.Jcs(document.Utf8.Span, proof, key)));
        return JsonText.With(utf8, "proof"u8, proof);
    }

    private static Cryptosuite SuiteOf(ProofOptions options, ISigner signer)
    {
        var key = signer.PublicKey.Type;
        var suite = options.Suite ?? Cryptosuite.JcsFor(key);
        return suite.Signs(key)
            ? suite
            : throw new ArgumentException($"A key of the kind {key} does not sign {suite}.", nameof(signer));
    }

    private static JsonObject Make(
        JsonObject document,
        ReadOnlyMemory<byte> utf8,
        IReadOnlyList<JsonNode?> proofs,
        ISigner signer,
        ProofOptions? options,
        JsonLdProcessor? jsonLd
    )
    {
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(options);
        var key = signer.PublicKey.Type;
        var suite = SuiteOf(options, signer);
        var proof = options.ToJson(suite.Name);
        var context = document["@context"];
        if (!suite.IsRdf && context is not null)
            proof["@context"] = context.DeepClone();
        var previous = ProofChain.Find(proofs, options.PreviousProofs);
        var signed = suite.IsRdf
            ? SignedBytes.Rdf(
                Unsecured(document, previous, utf8).Span,
                proof,
                context,
                key,
                jsonLd ?? JsonLdProcessor.ForCredentials
            )
            : JcsBytes(document, previous, proof, key);
        proof["proofValue"] = Multibase.ToBase58(signer.Sign(signed));
        return proof;
    }

    private static byte[] RdfBytes(
        JsonObject secured,
        JsonArray? previous,
        JsonObject options,
        KeyType key,
        JsonLdProcessor jsonLd,
        ReadOnlyMemory<byte> utf8
    )
    {
        // §3.2.5 sets the document's context; one that the proof itself brings would be signed as something else than it says.
        options.Remove("@context");
        return SignedBytes.Rdf(Unsecured(secured, previous, utf8).Span, options, secured["@context"], key, jsonLd);
    }

    /// <summary>Null when the document's contexts are not those that were signed.</summary>
    private static byte[]? SignedJcsBytes(JsonObject secured, JsonArray? previous, JsonObject options, KeyType key)
    {
        var signed = options.TryGetPropertyValue("@context", out var context) ? context : secured["@context"];
        if (JsonNode.DeepEquals(signed, secured["@context"]))
            return JcsBytes(secured, previous, options, key);
        // §3.3.2 step 4: the document may add contexts behind those that were signed, and is judged by the signed ones.
        if (!StartsWith(secured["@context"], signed))
            return null;
        var document = Unsecured(secured, previous);
        document["@context"] = signed?.DeepClone();
        return SignedBytes.Jcs(JsonCanonicalizer.Canonicalize(document), options, key);
    }

    // Without proofs to build on, the document need not be copied to leave its proof out.
    private static byte[] JcsBytes(JsonObject document, JsonArray? previous, JsonObject options, KeyType key) =>
        previous is null
            ? SignedBytes.Jcs(document, options, key)
            : SignedBytes.Jcs(JsonCanonicalizer.Canonicalize(Unsecured(document, previous)), options, key);

    private static ReadOnlyMemory<byte> Unsecured(JsonObject document, JsonArray? previous, ReadOnlyMemory<byte> utf8) =>
        previous is null && !utf8.IsEmpty ? WithoutProof(document, utf8) : JsonText.Write(Unsecured(document, previous));

    private static ReadOnlyMemory<byte> WithoutProof(JsonObject document, ReadOnlyMemory<byte> utf8) =>
        document.ContainsKey("proof") ? JsonText.Without(utf8, "proof"u8) : utf8;

    private static JsonObject Unsecured(JsonObject document, JsonArray? previous)
    {
        var copy = new JsonObject();
        foreach (var (name, value) in document)
        {
            if (name != "proof")
                copy[name] = value?.DeepClone();
        }
        if (previous is not null)
            copy["proof"] = previous.DeepClone();
        return copy;
    }

    private static bool StartsWith(JsonNode? whole, JsonNode? start)
    {
        IReadOnlyList<JsonNode?> all = whole is JsonArray a ? [.. a] : [whole];
        IReadOnlyList<JsonNode?> first = start is JsonArray s ? [.. s] : [start];
        return first.Count <= all.Count && first.Zip(all).All(pair => JsonNode.DeepEquals(pair.First, pair.Second));
    }
}
