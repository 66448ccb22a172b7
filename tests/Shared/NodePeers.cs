using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Testamur.Tests.Shared;

/// <summary>
/// The foreign implementations of <c>tests/peers</c> behind one long-lived Node process: they verify what we issue and issue what we
/// verify. Requests are answered one after another. Nothing is fetched: DID documents and status lists are given as JSON texts.
/// </summary>
public sealed class NodePeers : IAsyncDisposable
{
    private static readonly Lazy<Task<NodePeers>> Shared = new(() => StartAsync(CancellationToken.None));
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process _node;
    private readonly Task<string> _errors;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _last;

    private NodePeers(Process node)
    {
        _node = node;
        _errors = node.StandardError.ReadToEndAsync();
    }

    /// <summary>The one Node process of this test process; it ends when this process does, since its input then ends.</summary>
    public static Task<NodePeers> SharedAsync() => Shared.Value;

    /// <summary>Installs the packages when they are missing or older than their lock, starts Node and waits for its first answer.</summary>
    /// <exception cref="InvalidOperationException">npm or Node failed; the message says how.</exception>
    public static async Task<NodePeers> StartAsync(CancellationToken cancel)
    {
        var folder = PeerPackages.Folder;
        await PeerPackages.InstallAsync(folder, cancel);
        var node = Process.Start(
            new ProcessStartInfo("node", ["server.mjs"])
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                StandardOutputEncoding = Encoding.UTF8,
            }
        )!; // null only with UseShellExecute
        var peers = new NodePeers(node);
        await peers.AskAsync("ping", [], cancel);
        return peers;
    }

    /// <summary>@digitalbazaar/vc on a Data Integrity credential: proof, issuer binding, validity at <paramref name="now"/>, status.</summary>
    public async Task<PeerVerdict> VerifyAsync(
        string credential,
        IEnumerable<string> documents,
        DateTimeOffset now,
        CancellationToken cancel
    ) => Verdict(await AskAsync("verify", Request("credential", JsonNode.Parse(credential), documents, now), cancel));

    /// <summary>jose on a vc+jwt: signature, the key's right to assert, issuer binding, validity, status.</summary>
    public async Task<PeerVerdict> VerifyJwtAsync(
        string token,
        IEnumerable<string> documents,
        DateTimeOffset now,
        CancellationToken cancel
    ) => Verdict(await AskAsync("verifyJwt", Request("token", token, documents, now), cancel));

    /// <summary>
    /// A badge with a fresh did:key by @digitalbazaar/vc. Suites: eddsa-jcs-2022, eddsa-rdfc-2022, ecdsa-jcs-2019, ecdsa-rdfc-2019,
    /// ecdsa-sd-2023 (a base proof). Without a credential it makes one of its own; the issuer id is replaced.
    /// </summary>
    public async Task<PeerCredential> IssueAsync(string suite, string? credential, CancellationToken cancel)
    {
        var request = new JsonObject { ["suite"] = suite };
        if (credential is not null)
            request["credential"] = JsonNode.Parse(credential);
        var result = await AskAsync("issue", request, cancel);
        return new(result.GetProperty("credential").GetRawText(), result.GetProperty("did").GetString()!);
    }

    /// <summary>A vc+jwt by jose (ES256) with a fresh P-256 did:key.</summary>
    public async Task<PeerCredential> IssueJwtAsync(string? credential, CancellationToken cancel)
    {
        var request = new JsonObject();
        if (credential is not null)
            request["credential"] = JsonNode.Parse(credential);
        var result = await AskAsync("issueJwt", request, cancel);
        return new(result.GetProperty("token").GetString()!, result.GetProperty("did").GetString()!);
    }

    /// <summary>JSON-LD expansion in safe mode: the error, or null.</summary>
    public async Task<string?> ExpandErrorAsync(string credential, CancellationToken cancel)
    {
        var result = await AskAsync("expand", new() { ["credential"] = JsonNode.Parse(credential) }, cancel);
        return result.GetProperty("ok").GetBoolean() ? null : result.GetProperty("error").GetString();
    }

    /// <summary>What the Open Badges 3.0 JSON Schema finds wrong, by ajv; empty when nothing.</summary>
    public async Task<IReadOnlyList<string>> SchemaErrorsAsync(string credential, CancellationToken cancel)
    {
        var result = await AskAsync("schema", new() { ["credential"] = JsonNode.Parse(credential) }, cancel);
        return [.. result.GetProperty("errors").EnumerateArray().Select(error => error.GetString()!)];
    }

    /// <summary>
    /// Changes each value of a Data Integrity credential, one at a time, and answers the JSON Pointers whose change was accepted (none,
    /// when all is well) and how many were tried. The untouched credential must verify, or nothing would be shown.
    /// </summary>
    public async Task<PeerTampering> TamperAsync(
        string credential,
        IEnumerable<string> documents,
        DateTimeOffset now,
        CancellationToken cancel
    ) => Tampering(await AskAsync("tamper", Request("credential", JsonNode.Parse(credential), documents, now), cancel));

    /// <summary>As <see cref="TamperAsync"/> for a vc+jwt: single bits of header, payload and signature.</summary>
    public async Task<PeerTampering> TamperJwtAsync(
        string token,
        IEnumerable<string> documents,
        DateTimeOffset now,
        CancellationToken cancel
    ) => Tampering(await AskAsync("tamperJwt", Request("token", token, documents, now), cancel));

    /// <summary>Any operation of <c>tests/peers/server.mjs</c>.</summary>
    /// <exception cref="InvalidOperationException">The peer threw, or Node ended.</exception>
    /// <exception cref="TimeoutException">No answer in a minute; Node is then stopped.</exception>
    public async Task<JsonElement> AskAsync(string operation, JsonObject request, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            var id = ++_last;
            request["id"] = id;
            request["op"] = operation;
            await _node.StandardInput.WriteLineAsync(request.ToJsonString().AsMemory(), cancel);
            await _node.StandardInput.FlushAsync(cancel);
            return await AnswerAsync(id, cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Stops Node.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_node.HasExited)
            _node.Kill(entireProcessTree: true);
        await _node.WaitForExitAsync();
        _node.Dispose();
        _turn.Dispose();
    }

    private async Task<JsonElement> AnswerAsync(long id, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Limit);
        try
        {
            while (await _node.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                using var answer = JsonDocument.Parse(line);
                // An earlier request whose caller gave up may still be answered.
                if (answer.RootElement.GetProperty("id").GetInt64() != id)
                    continue;
                return answer.RootElement.GetProperty("ok").GetBoolean()
                    ? answer.RootElement.GetProperty("result").Clone()
                    : throw new InvalidOperationException(
                        $"The peer failed: {answer.RootElement.GetProperty("error").GetString()}"
                    );
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            _node.Kill(entireProcessTree: true);
            throw new TimeoutException($"The peers gave no answer in {Limit.TotalSeconds} s.");
        }

        throw new InvalidOperationException($"Node ended: {await _errors}");
    }

    private static JsonObject Request(string name, JsonNode? secured, IEnumerable<string> documents, DateTimeOffset now) =>
        new()
        {
            [name] = secured,
            ["documents"] = new JsonArray([.. documents.Select(document => JsonNode.Parse(document))]),
            ["now"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };

    private static PeerVerdict Verdict(JsonElement result) =>
        new(result.GetProperty("verified").GetBoolean(), result.GetProperty("error").GetString());

    private static PeerTampering Tampering(JsonElement result) =>
        new(
            result.GetProperty("tried").GetInt32(),
            [.. result.GetProperty("accepted").EnumerateArray().Select(change => change.GetString()!)]
        );
}

/// <summary>What a peer says of a credential: verified, or why not.</summary>
public sealed record PeerVerdict(bool Verified, string? Error);

/// <summary>A credential issued by a peer (JSON text, or a compact token) and the DID that issued it.</summary>
public sealed record PeerCredential(string Secured, string Did);

/// <summary>How many changes were tried, and where those stood that went unnoticed.</summary>
public sealed record PeerTampering(int Tried, IReadOnlyList<string> Accepted);
