using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Proofs;

/// <summary>
/// The proof type that came before Data Integrity, read for the documents that still carry it; it is not made any more. Its bytes are those of
/// <c>eddsa-rdfc-2022</c> (<see href="https://www.w3.org/TR/vc-di-eddsa/#ed25519signature2020">VC-DI-EdDSA §3.1</see>).
/// </summary>
internal static class Ed25519Signature2020
{
    public const string Name = "Ed25519Signature2020";

    /// <summary>What <c>eddsa-rdfc-2022</c> was called in the first drafts; badges of that time are still shown.</summary>
    public const string DraftSuite = "eddsa-2022";

    public static bool Is(JsonObject proof) =>
        proof.Text("type") == Name || (proof.Text("type") == "DataIntegrityProof" && proof.Text("cryptosuite") == DraftSuite);
}
