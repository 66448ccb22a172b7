using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;

namespace Testamur.Credentials.Proofs;

/// <summary>A presentation as a token, <c>vp+jwt</c> (<see href="https://www.w3.org/TR/vc-jose-cose/#securing-vps-with-jose">Securing Credentials using JOSE §3.1.2</see>).</summary>
public static class VpJwt
{
    /// <summary>The header's <c>typ</c>.</summary>
    public const string Type = "vp+jwt";

    /// <summary>Signs a presentation for one verifier.</summary>
    /// <param name="presentation">The presentation without <c>proof</c>; its credentials are enveloped, or JSON with proofs of their own.</param>
    /// <param name="signer">The holder's key.</param>
    /// <param name="kid">The full id of the key.</param>
    /// <param name="audience">Whom it is for; null when nobody in particular.</param>
    /// <param name="nonce">What the verifier asked to be signed; null when nothing.</param>
    public static string Sign(JsonObject presentation, ISigner signer, string kid, string? audience, string? nonce)
    {
        ArgumentNullException.ThrowIfNull(presentation);
        ArgumentException.ThrowIfNullOrEmpty(kid);
        var payload = (JsonObject)presentation.DeepClone();
        if (audience is not null)
            payload["aud"] = audience;
        if (nonce is not null)
            payload["nonce"] = nonce;
        return Jws.Sign(
            new JsonObject
            {
                ["typ"] = Type,
                ["cty"] = "vp",
                ["kid"] = kid,
            },
            payload,
            signer
        );
    }
}
