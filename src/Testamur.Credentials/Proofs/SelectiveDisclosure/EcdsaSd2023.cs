using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Verification;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.JsonLd;

namespace Testamur.Credentials.Proofs.SelectiveDisclosure;

/// <summary>
/// Selective disclosure, <c>ecdsa-sd-2023</c> (<see href="https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-sd-2023">VC-DI-ECDSA §3.5</see>): the issuer signs every
/// statement by itself; the holder shows some of them; what the issuer made mandatory is always shown. Keys are P-256.
/// </summary>
public static class EcdsaSd2023
{
    /// <summary>The value of the proof's member <c>cryptosuite</c>.</summary>
    public const string Name = "ecdsa-sd-2023";

    /// <summary>The most statements besides the mandatory ones: each costs a signature to make and one to check.</summary>
    public const int MaxStatements = 2000;

    /// <summary>A copy of the credential with a base proof, from which its holder derives what to show. A base proof is not for verifiers.</summary>
    /// <param name="credential">A credential without <c>proof</c>.</param>
    /// <param name="signer">The issuer's P-256 key.</param>
    /// <param name="options">What the proof says; its suite is not looked at.</param>
    /// <param name="mandatoryPointers">JSON pointers (RFC 6901) to what must always be shown, e.g. <c>/issuer</c>.</param>
    /// <param name="jsonLd">Reads the document; null for <see cref="JsonLdProcessor.ForCredentials"/>.</param>
    /// <exception cref="ArgumentException">The credential has a proof, the key is no P-256 key, a pointer selects nothing, or there is too much to sign.</exception>
    /// <exception cref="JsonLdException">The credential uses an undefined term or an unknown context.</exception>
    /// <exception cref="CanonicalizationLimitException">The credential's graph is too hard to canonicalize.</exception>
    public static JsonObject Sign(
        JsonObject credential,
        ISigner signer,
        ProofOptions options,
        IReadOnlyList<string> mandatoryPointers,
        JsonLdProcessor? jsonLd = null
    )
    {
        using var proofKey = PrivateKey.Generate(KeyType.P256);
        return Sign(
            credential,
            signer,
            options,
            mandatoryPointers,
            jsonLd,
            proofKey,
            RandomNumberGenerator.GetBytes(BaseProof.HmacKeyLength)
        );
    }

    internal static JsonObject Sign(
        JsonObject credential,
        ISigner signer,
        ProofOptions options,
        IReadOnlyList<string> mandatoryPointers,
        JsonLdProcessor? jsonLd,
        PrivateKey proofKey,
        byte[] hmacKey
    )
    {
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(mandatoryPointers);
        if (credential.ContainsKey("proof"))
            throw new ArgumentException("The credential already has a proof.", nameof(credential));
        if (signer.PublicKey.Type != KeyType.P256)
            throw new ArgumentException($"{Name} signs with P-256 keys.", nameof(signer));
        jsonLd ??= JsonLdProcessor.ForCredentials;
        credential = ContextInjection.Ensure(credential);
        var proof = options.ToJson(Name);
        var groups = DisclosureGroups.Of(credential, hmacKey, jsonLd);
        var mandatory = groups.Select(mandatoryPointers);
        if (groups.Lines.Length - mandatory.Count > MaxStatements)
            throw new ArgumentException($"More than {MaxStatements} statements to sign one by one.", nameof(credential));
        using var each = proofKey.CreateSigner() as IDisposable;
        var statementSigner = (ISigner)each!; // keys in memory are freed
        var signatures = new List<byte[]>();
        for (var i = 0; i < groups.Lines.Length; i++)
        {
            if (!mandatory.Contains(i))
                signatures.Add(statementSigner.Sign(groups.Lines[i]));
        }
        var publicKey = MultikeyBytes(proofKey.PublicKey);
        var signed = ToSign(ProofHash(proof, credential, jsonLd), publicKey, mandatory.Select(i => groups.Lines[i]));
        proof["proofValue"] = new BaseProof(signer.Sign(signed), publicKey, hmacKey, signatures, mandatoryPointers).Write();
        var secured = (JsonObject)credential.DeepClone();
        secured["proof"] = proof;
        return secured;
    }

    /// <summary>What the holder shows: the mandatory part and what the pointers select, with a proof of both.</summary>
    /// <param name="secured">A credential with one base proof.</param>
    /// <param name="selectivePointers">JSON pointers to what is shown besides.</param>
    /// <param name="jsonLd">Reads the document; null for <see cref="JsonLdProcessor.ForCredentials"/>.</param>
    /// <exception cref="ArgumentException">There is no base proof, it does not belong to the document, or a pointer selects nothing.</exception>
    /// <exception cref="JsonLdException">The credential uses an undefined term or an unknown context.</exception>
    /// <exception cref="CanonicalizationLimitException">The credential's graph is too hard to canonicalize.</exception>
    public static JsonObject Derive(JsonObject secured, IReadOnlyList<string> selectivePointers, JsonLdProcessor? jsonLd = null)
    {
        ArgumentNullException.ThrowIfNull(secured);
        ArgumentNullException.ThrowIfNull(selectivePointers);
        if (
            secured["proof"] is not JsonObject proof
            || proof.Text("cryptosuite") != Name
            || !BaseProof.TryRead(proof.Text("proofValue"), out var made)
        )
            throw new ArgumentException($"The credential has no base proof of {Name}.", nameof(secured));
        var credential = Without(secured);
        var groups = DisclosureGroups.Of(credential, made.HmacKey, jsonLd ?? JsonLdProcessor.ForCredentials);
        string[] pointers = [.. made.MandatoryPointers, .. selectivePointers];
        if (pointers.Length == 0)
            throw new ArgumentException("Nothing is mandatory and nothing is selected.", nameof(selectivePointers));
        var derived = groups.Derive(made, selectivePointers);
        var revealed = JsonSelection.Select(credential, pointers)!; // there is a pointer
        var shown = (JsonObject)proof.DeepClone();
        shown["proofValue"] = derived.Write();
        revealed["proof"] = shown;
        return revealed;
    }

    /// <summary>Whether a derived proof of <paramref name="secured"/> is <paramref name="key"/>'s. Never throws.</summary>
    /// <param name="secured">What the holder shows.</param>
    /// <param name="proof">Its proof.</param>
    /// <param name="key">The issuer's key.</param>
    /// <param name="jsonLd">Reads the document; null for <see cref="JsonLdProcessor.ForCredentials"/>.</param>
    public static ProofResult Verify(JsonObject secured, JsonObject proof, PublicKey key, JsonLdProcessor? jsonLd = null)
    {
        ArgumentNullException.ThrowIfNull(secured);
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(key);
        if (key.Type != KeyType.P256)
            return ProofResult.Malformed("its key is no P-256 key");
        if (proof.ContainsKey("previousProof"))
            return ProofResult.Malformed("a proof of selective disclosure builds on no other");
        if (!DerivedProof.TryRead(proof.Text("proofValue"), out var derived))
            return BaseProof.TryRead(proof.Text("proofValue"), out _)
                ? ProofResult.Malformed("it is the base proof, from which its holder has to derive one")
                : ProofResult.Malformed("its value cannot be read");
        if (derived.Signatures.Count > MaxStatements)
            return new(Outcome.Undetermined, Reasons.IntegrityTooHard);
        try
        {
            return Verify(Without(secured), proof, derived, key, jsonLd ?? JsonLdProcessor.ForCredentials)
                ? ProofResult.Verified
                : ProofResult.Mismatch;
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

    private static bool Verify(JsonObject shown, JsonObject proof, DerivedProof derived, PublicKey key, JsonLdProcessor jsonLd)
    {
        if (DisclosureGroups.LinesOf(shown, derived.Labels, jsonLd) is not { } lines)
            return false;
        var mandatory = derived.MandatoryIndexes.ToHashSet();
        if (
            lines.Length - mandatory.Count != derived.Signatures.Count
            || (derived.MandatoryIndexes.Count > 0 && derived.MandatoryIndexes[^1] >= lines.Length)
            || !TryReadKey(derived.PublicKey, out var proofKey)
        )
            return false;
        var options = (JsonObject)proof.DeepClone();
        options.Remove("proofValue");
        var signed = ToSign(ProofHash(options, shown, jsonLd), derived.PublicKey, derived.MandatoryIndexes.Select(i => lines[i]));
        if (!key.Verify(signed, derived.Signature))
            return false;
        var next = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (!mandatory.Contains(i) && !proofKey.Verify(lines[i], derived.Signatures[next++]))
                return false;
        }
        return true;
    }

    private static byte[] ProofHash(JsonObject options, JsonObject credential, JsonLdProcessor jsonLd)
    {
        var configuration = (JsonObject)options.DeepClone();
        configuration.Remove("@context");
        var hash = new byte[SHA256.HashSizeInBytes];
        SignedBytes.Options(configuration, credential["@context"], KeyType.P256, jsonLd, hash);
        return hash;
    }

    private static byte[] ToSign(byte[] proofHash, byte[] publicKey, IEnumerable<byte[]> mandatory) =>
        [.. proofHash, .. publicKey, .. Statements.Hash(mandatory)];

    private static byte[] MultikeyBytes(PublicKey key) => [.. Multicodec.PublicPrefix(key.Type), .. key.ToArray()];

    private static bool TryReadKey(byte[] multikey, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PublicKey? key)
    {
        key = null;
        return Multicodec.TryPublic(multikey, out var type, out var raw)
            && type == KeyType.P256
            && PublicKey.TryFromBytes(type, raw, out key);
    }

    private static JsonObject Without(JsonObject secured)
    {
        var copy = (JsonObject)secured.DeepClone();
        copy.Remove("proof");
        return copy;
    }
}
