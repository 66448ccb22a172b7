using Testamur.Credentials.Keys;

namespace Testamur.Credentials.Proofs;

/// <summary>
/// A way to make a proof: how the document becomes bytes, and which keys sign them
/// (<see href="https://www.w3.org/TR/vc-data-integrity/#cryptographic-suites">VC Data Integrity §3</see>).
/// </summary>
public sealed class Cryptosuite
{
    private readonly KeyType[] keys;

    private Cryptosuite(string name, bool isRdf, params KeyType[] keys) => (Name, IsRdf, this.keys) = (name, isRdf, keys);

    /// <summary>Ed25519 over canonical RDF (<see href="https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022">VC-DI-EdDSA §3.2</see>).</summary>
    public static Cryptosuite EddsaRdfc2022 { get; } = new("eddsa-rdfc-2022", true, KeyType.Ed25519);

    /// <summary>Ed25519 over canonical JSON (<see href="https://www.w3.org/TR/vc-di-eddsa/#eddsa-jcs-2022">VC-DI-EdDSA §3.3</see>).</summary>
    public static Cryptosuite EddsaJcs2022 { get; } = new("eddsa-jcs-2022", false, KeyType.Ed25519);

    /// <summary>ECDSA over canonical RDF (<see href="https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-rdfc-2019">VC-DI-ECDSA §3.2</see>).</summary>
    public static Cryptosuite EcdsaRdfc2019 { get; } = new("ecdsa-rdfc-2019", true, KeyType.P256, KeyType.P384);

    /// <summary>ECDSA over canonical JSON (<see href="https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-jcs-2019">VC-DI-ECDSA §3.3</see>).</summary>
    public static Cryptosuite EcdsaJcs2019 { get; } = new("ecdsa-jcs-2019", false, KeyType.P256, KeyType.P384);

    /// <summary>Those that <see cref="DataIntegrity"/> makes and verifies. Selective disclosure is <see cref="SelectiveDisclosure.EcdsaSd2023"/>.</summary>
    public static IReadOnlyList<Cryptosuite> All { get; } = [EddsaRdfc2022, EddsaJcs2022, EcdsaRdfc2019, EcdsaJcs2019];

    /// <summary>The value of the proof's member <c>cryptosuite</c>.</summary>
    public string Name { get; }

    /// <summary>Whether the document is read as JSON-LD and its RDF is what is signed; else its canonical JSON is.</summary>
    public bool IsRdf { get; }

    /// <summary>The suite of that name, or null.</summary>
    public static Cryptosuite? Find(string? name) => All.FirstOrDefault(suite => suite.Name == name);

    /// <summary>The suite over canonical JSON that a key of this kind signs.</summary>
    /// <exception cref="ArgumentException">No suite signs with such keys.</exception>
    public static Cryptosuite JcsFor(KeyType key) =>
        All.FirstOrDefault(suite => !suite.IsRdf && suite.Signs(key))
        ?? throw new ArgumentException("No Data Integrity suite signs with such keys.", nameof(key));

    /// <summary>Whether keys of this kind belong to the suite.</summary>
    public bool Signs(KeyType key) => keys.Contains(key);

    /// <inheritdoc cref="Name"/>
    public override string ToString() => Name;
}
