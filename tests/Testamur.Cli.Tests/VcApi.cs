using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Testamur.Cli.Tests;

/// <summary>The running facade.</summary>
public sealed class VcApi : IAsyncLifetime, IDisposable
{
    // It signs itself: what is trusted is the subject, on this machine.
    private readonly HttpClient http = new(
        new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.Subject == "CN=localhost" },
        }
    );
    private readonly Process process;

    public VcApi()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        http.BaseAddress = address;
        process = Cli.Start(Path.GetTempPath(), "vc-api", "--urls", address.ToString());
    }

    /// <summary>The did of each issuing endpoint, by "suite/key".</summary>
    public IReadOnlyDictionary<string, string> Issuers { get; private set; } = new Dictionary<string, string>();

    public async Task InitializeAsync()
    {
        var line =
            await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        Issuers = JsonNode.Parse(line)!["endpoints"]!
            .AsArray()
            .Where(endpoint => endpoint!["did"] is not null)
            .ToDictionary(
                endpoint => $"{endpoint!["suite"]}/{endpoint["keyType"]}",
                endpoint => endpoint!["did"]!.GetValue<string>()
            );
    }

    public async Task DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        Dispose();
    }

    public void Dispose()
    {
        process.Dispose();
        http.Dispose();
    }

    internal async Task<(int Status, JsonObject? Body)> PostAsync(string path, byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text)!.AsObject() : null);
    }

    internal Task<(int Status, JsonObject? Body)> PostAsync(string path, JsonObject body) =>
        PostAsync(path, Encoding.UTF8.GetBytes(body.ToJsonString()));

    internal async Task<JsonObject> IssueAsync(string endpoint, Action<JsonObject>? change = null, JsonObject? options = null)
    {
        var credential = Credential(Issuers[endpoint]);
        change?.Invoke(credential);
        var body = new JsonObject { ["credential"] = credential };
        if (options is not null)
            body["options"] = options;
        var (status, answer) = await PostAsync($"/{endpoint}/credentials/issue", body);
        Assert.True(status == 201, $"{status} {answer}");
        return answer!["verifiableCredential"]!.DeepClone().AsObject();
    }

    internal async Task<int> VerifyAsync(JsonObject credential) =>
        (await PostAsync("/credentials/verify", new JsonObject { ["verifiableCredential"] = credential.DeepClone() })).Status;

    internal static JsonObject Credential(string issuer) =>
        new()
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
            ["type"] = new JsonArray("VerifiableCredential"),
            ["name"] = "Alumna",
            ["issuer"] = issuer,
            ["validFrom"] = "2024-01-01T00:00:00Z",
            ["credentialSubject"] = new JsonObject { ["id"] = "did:example:ana", ["name"] = "Ana" },
        };
}
