using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;

namespace Testamur.Benchmarks.Issuing;

/// <summary>What cannot be saved: both signatures over a credential that is ready, on one core, without a database.</summary>
internal static class RawSigning
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    /// <returns>Credentials a second.</returns>
    public static async Task<double> MeasureAsync(DemoCluster cluster)
    {
        var text = await cluster.AskAsync<string>(
            "SELECT data_integrity FROM issuing_credentials ORDER BY issued_at DESC LIMIT 1"
        );
        var payload = JsonNode.Parse(text)!.AsObject(); // it was issued
        payload.Remove("proof");
        var unsigned = Encoding.UTF8.GetBytes(payload.ToJsonString());
        using var proofKey = PrivateKey.Generate(KeyType.Ed25519);
        using var tokenKey = PrivateKey.Generate(KeyType.P256);
        var (proofs, tokens) = (proofKey.CreateSigner(), tokenKey.CreateSigner());
        Run(Time / 3); // warm
        return Run(Time);

        double Run(TimeSpan length)
        {
            var start = Stopwatch.GetTimestamp();
            var signed = 0;
            while (Stopwatch.GetElapsedTime(start) < length)
            {
                DataIntegrity.Sign(
                    unsigned,
                    proofs,
                    new() { VerificationMethod = "did:web:example.org#credential-1", Created = TimeProvider.System.GetUtcNow() }
                );
                VcJwt.SignDetached(unsigned, tokens, "did:web:example.org#token-1");
                signed++;
            }

            return signed / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }
}
