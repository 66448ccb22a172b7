using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Status;

namespace Testamur.Cli.VcApi;

/// <summary>The facade's one status list; nothing in it is ever set.</summary>
internal sealed class StatusLists(Uri folder, TimeProvider clock) : IStatusSource
{
    private const string Name = "1";

    private readonly Lock gate = new();
    private int next;
    private JsonObject? list;

    private string Url => new Uri(folder, Name).ToString();

    /// <summary>The entry of a new credential; its list is signed by the same issuer.</summary>
    public JsonObject NextEntry(FacadeIssuer issuer)
    {
        lock (gate)
        {
            list ??= Sign(issuer);
            // The list is never written to, so an index may come again.
            next = (next + 1) % new BitstringStatusList().Length;
            return StatusListCredential.Entry(Url, StatusPurpose.Revocation, next);
        }
    }

    /// <summary>The list of that name; null when there is none, or none was needed yet.</summary>
    public JsonObject? Find(string name) => name == Name ? list : null;

    public ValueTask<ReadOnlyMemory<byte>?> FetchAsync(string url, CancellationToken cancel) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>?>(
            url == Url && list is not null ? Encoding.UTF8.GetBytes(list.ToJsonString()) : null
        );

    private JsonObject Sign(FacadeIssuer issuer)
    {
        var now = clock.GetUtcNow();
        var unsigned = StatusListCredential.Build(Url, issuer.Did, StatusPurpose.Revocation, new BitstringStatusList(), now);
        var options = new ProofOptions
        {
            VerificationMethod = issuer.Method,
            Created = now,
            Suite = Cryptosuite.EddsaRdfc2022,
        };
        return DataIntegrity.Sign(unsigned, issuer.Signer, options);
    }
}
