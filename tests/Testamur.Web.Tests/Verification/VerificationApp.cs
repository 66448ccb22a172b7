using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Status;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Verification;

/// <summary>A platform with one institution whose keys, status events, rights and shares the test holds in its own hands.</summary>
public sealed class VerificationApp : IAsyncLifetime, IStatusAndKeys, IAwardingRights, IShares
{
    internal const string ListUrl = "http://localhost:5080/status/1";

    private readonly PrivateKey _key = PrivateKey.Generate(KeyType.Ed25519);

    internal App App { get; private set; } = null!; // set before the first test

    internal Institution Home { get; private set; } = null!; // set before the first test

    internal string Did => $"did:web:localhost%3A5080:t:{Home.Slug}";

    internal HashSet<int> Revoked { get; } = [];

    internal Dictionary<string, SharedCredential> Shares { get; } = [];

    /// <summary>The first day of the institution's right to award.</summary>
    internal static DateOnly RightFrom => new(2020, 1, 1);

    public async Task InitializeAsync()
    {
        App = await App.StartAsync(
            [],
            services =>
            {
                services.AddSingleton<IStatusAndKeys>(this);
                services.AddSingleton<IAwardingRights>(this);
                services.AddSingleton<IShares>(this);
            }
        );
        Home = await App.InstitutionAsync("Example University");
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        _key.Dispose();
    }

    internal JsonObject Credential(string? issuer = null) =>
        new()
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
            ["id"] = "urn:uuid:0d4f5f1e-6a3c-4d55-9b5a-111111111111",
            ["type"] = new JsonArray("VerifiableCredential"),
            ["name"] = "Rivers",
            ["issuer"] = new JsonObject { ["id"] = issuer ?? Did, ["name"] = "A name anybody could write" },
            ["validFrom"] = "2026-01-01T00:00:00Z",
            ["credentialSubject"] = new JsonObject { ["id"] = "did:example:ana", ["name"] = "Ana Example" },
        };

    internal string Seal(JsonObject credential) => Sealed(credential, Did + "#1");

    /// <summary>Signed by nobody we know.</summary>
    internal string SealAsStranger(Action<JsonObject>? change = null)
    {
        var credential = Credential(_key.PublicKey.ToDidKey());
        change?.Invoke(credential);
        var method = $"{_key.PublicKey.ToDidKey()}#{_key.PublicKey.ToMultikey()}";
        return Sealed(credential, method);
    }

    Task<InstitutionId?> IStatusAndKeys.FindSealOwnerAsync(string organizationIdentifier, CancellationToken cancel) =>
        Task.FromResult<InstitutionId?>(null);

    private string Sealed(JsonObject credential, string method) =>
        DataIntegrity
            .Sign(credential, _key.CreateSigner(), new() { VerificationMethod = method, Created = App.Time.GetUtcNow() })
            .ToJsonString();

    internal string Token(JsonObject credential) => VcJwt.Sign(credential, _key.CreateSigner(), Did + "#1");

    internal static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    Task<string?> IStatusAndKeys.FindDidDocumentAsync(string did, CancellationToken cancel) =>
        Task.FromResult(did == Did ? DidDocument.ForWeb(Did, [new DidKey("1", _key.PublicKey)]).ToJsonString() : null);

    Task<bool?> IStatusAndKeys.IsSetAsync(string listUrl, int index, CancellationToken cancel) =>
        Task.FromResult<bool?>(listUrl == ListUrl ? Revoked.Contains(index) : null);

    // As published before anything was withdrawn: only the events know better.
    Task<string?> IStatusAndKeys.FindStatusListAsync(string listUrl, CancellationToken cancel)
    {
        if (listUrl != ListUrl)
            return Task.FromResult<string?>(null);
        var now = App.Time.GetUtcNow();
        var list = StatusListCredential.Build(
            ListUrl,
            Did,
            StatusPurpose.Revocation,
            new BitstringStatusList(),
            now.AddDays(-1),
            now.AddDays(1)
        );
        return Task.FromResult<string?>(Seal(list));
    }

    Task<string?> IStatusAndKeys.FindStatusTokenAsync(string listUrl, CancellationToken cancel) => Task.FromResult<string?>(null);

    Task<AwardingRightView?> IAwardingRights.FindAsync(
        InstitutionId institution,
        DateOnly on,
        int? eqfLevel,
        CancellationToken cancel
    ) =>
        Task.FromResult(
            institution == Home.Id && on >= RightFrom
                ? new AwardingRightView(Guid.Empty, "University Act, section 7", null, 5, 8, RightFrom, null)
                : null
        );

    Task<SharedCredential?> IShares.OpenAsync(string secret, CancellationToken cancel) =>
        Task.FromResult(Shares.GetValueOrDefault(secret));
}
