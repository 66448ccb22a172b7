using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Status;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Tests.Status;

/// <summary>An issuer with a place for its lists, seen by a verifier at one time.</summary>
internal sealed class Issuer : IDisposable, IStatusSource
{
    public const string ListUrl = "https://uni.example/status/3f9a7c21";
    public static readonly DateTimeOffset Now = new(2026, 6, 30, 10, 0, 0, TimeSpan.Zero);

    private readonly PrivateKey key = PrivateKey.Generate(KeyType.Ed25519);
    private readonly SeenLists seen = new();

    public string Did => key.PublicKey.ToDidKey();

    public Dictionary<string, byte[]> Served { get; } = [];

    public ValueTask<ReadOnlyMemory<byte>?> FetchAsync(string url, CancellationToken cancel) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>?>(Served.TryGetValue(url, out var bytes) ? bytes : null);

    public ValueTask<DateTimeOffset> SeenAsync(string url, DateTimeOffset issuedAt, CancellationToken cancel) =>
        ValueTask.FromResult(seen.Note(url, issuedAt));

    public void Dispose() => key.Dispose();

    /// <summary>The status check of a credential with these members more.</summary>
    public async Task<Check> CheckAsync(JsonObject members, bool asToken = true)
    {
        var credential = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
            ["id"] = "https://uni.example/credentials/1",
            ["type"] = new JsonArray("VerifiableCredential"),
            ["issuer"] = Did,
            ["credentialSubject"] = new JsonObject { ["id"] = "did:example:ana" },
        };
        foreach (var (name, value) in members)
            credential[name] = value?.DeepClone();
        var secured = asToken ? Encoding.ASCII.GetBytes(VcJwt.Sign(credential, key.CreateSigner(), Method)) : Seal(credential);
        var report = await new CredentialVerifier(status: this).VerifyAsync(secured, new() { Now = Now });
        Assert.Equal(Outcome.Passed, report[CheckCode.Integrity].Outcome);
        var check = report[CheckCode.Status];
        // The rule that matters most: what was not looked up is never taken as good.
        Assert.Equal(
            check.Outcome switch
            {
                Outcome.Failed => Verdict.Invalid,
                Outcome.Undetermined => Verdict.Undetermined,
                _ => Verdict.Valid,
            },
            report.Verdict
        );
        return check;
    }

    public Task<Check> LookUpAsync(JsonNode? index, string url = ListUrl) =>
        CheckAsync(
            new()
            {
                ["status"] = new JsonObject
                {
                    ["status_list"] = new JsonObject { ["idx"] = index?.DeepClone(), ["uri"] = url },
                },
            }
        );

    public byte[] Seal(JsonObject document) =>
        Encoding.UTF8.GetBytes(
            DataIntegrity.Sign(document, key.CreateSigner(), new() { VerificationMethod = Method, Created = Now }).ToJsonString()
        );

    public string Sign(StatusListToken token) => token.Sign(key.CreateSigner(), Method);

    /// <summary>A token with whatever claims and type.</summary>
    public string Sign(JsonObject claims, string type = StatusListToken.Type) =>
        Jws.Sign(new JsonObject { ["typ"] = type, ["kid"] = Method }, claims, key.CreateSigner());

    public void Serve(string token, string url = ListUrl) => Served[url] = Encoding.ASCII.GetBytes(token);

    private string Method => Did + "#" + key.PublicKey.ToMultikey();
}
