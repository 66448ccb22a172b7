using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Proofs.SelectiveDisclosure;

namespace Testamur.Cli.VcApi;

/// <summary>An issuer of the facade, with a key that lives as long as the process.</summary>
internal sealed class FacadeIssuer
{
    public const string Enveloped = "enveloped";
    public const string Status = "status";

    private FacadeIssuer(string suite, KeyType type)
    {
        Suite = suite;
        KeyName = type switch
        {
            KeyType.P256 => "P-256",
            KeyType.P384 => "P-384",
            _ => "Ed25519",
        };
        using var key = PrivateKey.Generate(type);
        Signer = key.CreateSigner();
        Did = key.PublicKey.ToDidKey();
        Method = $"{Did}#{key.PublicKey.ToMultikey()}";
    }

    /// <summary>The name in the address: a suite, <see cref="Enveloped"/> or <see cref="Status"/>.</summary>
    public string Suite { get; }

    public string KeyName { get; }

    public string Did { get; }

    public string Method { get; }

    public ISigner Signer { get; }

    public string[] Tags =>
        Suite switch
        {
            Enveloped => ["vc-api", "vc2.0", "vc-jose-cose", "JWT"],
            Status => ["vc-api", "vc2.0", "BitstringStatusList"],
            _ => ["vc-api", "vc2.0", Suite],
        };

    public static IReadOnlyList<FacadeIssuer> All() =>
        [
            new(Cryptosuite.EddsaRdfc2022.Name, KeyType.Ed25519),
            new(Cryptosuite.EddsaJcs2022.Name, KeyType.Ed25519),
            new(Cryptosuite.EcdsaRdfc2019.Name, KeyType.P256),
            new(Cryptosuite.EcdsaRdfc2019.Name, KeyType.P384),
            new(Cryptosuite.EcdsaJcs2019.Name, KeyType.P256),
            new(Cryptosuite.EcdsaJcs2019.Name, KeyType.P384),
            new(EcdsaSd2023.Name, KeyType.P256),
            new(Enveloped, KeyType.P256),
            new(Status, KeyType.Ed25519),
        ];
}
