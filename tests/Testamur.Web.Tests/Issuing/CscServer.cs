using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Testamur.Web.Tests.Issuing;

/// <summary>
/// The part of the API of the Cloud Signature Consortium, version 2, that signing needs (https://cloudsignatureconsortium.org/resources/download-api-specifications/): account <c>testamur</c>
/// with the password <c>right</c>, credential <c>seal-1</c> with the PIN <c>1234</c>. What it has to complain about a request it keeps.
/// </summary>
internal sealed class CscServer : IAsyncDisposable
{
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _another = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Dictionary<string, string> _authorized = [];
    private readonly WebApplication _app;
    private bool _isDisposed;

    private CscServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Use(
            (context, next) =>
            {
                Requests++;
                if (!IsDown)
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return Task.CompletedTask;
            }
        );
        _app.MapPost("/csc/v2/oauth2/token", TokenAsync);
        _app.MapPost("/csc/v2/credentials/info", context => AnswerAsync(context, Info));
        _app.MapPost("/csc/v2/credentials/authorize", context => AnswerAsync(context, Authorize));
        _app.MapPost("/csc/v2/signatures/signHash", context => AnswerAsync(context, SignHash));
    }

    public Uri Address => new(new Uri(_app.Urls.Single()), "/csc/v2/");

    public DSASignatureFormat Format { get; set; } = DSASignatureFormat.IeeeP1363FixedFieldConcatenation;

    public bool SignsWithAnotherKey { get; set; }

    public bool IsDown { get; set; }

    public int Requests { get; private set; }

    public int Logins { get; private set; }

    public int Signatures { get; private set; }

    public int WrongPins { get; private set; }

    public int WrongSecrets { get; private set; }

    public List<string> Complaints { get; } = [];

    public static async Task<CscServer> StartedAsync()
    {
        var server = new CscServer();
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        await _app.DisposeAsync();
        _key.Dispose();
        _another.Dispose();
    }

    private async Task TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (form["grant_type"] != "client_credentials" || form["client_id"] != "testamur" || form["scope"] != "service")
            Complaints.Add("oauth2/token");
        if (form["client_secret"] != "right")
        {
            WrongSecrets++;
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsJsonAsync(new JsonObject { ["error"] = "invalid_client" });
            return;
        }

        Logins++;
        await context.Response.WriteAsJsonAsync(
            new JsonObject
            {
                ["access_token"] = $"token-{Logins}",
                ["token_type"] = "Bearer",
                ["expires_in"] = 3600,
            }
        );
    }

    private async Task AnswerAsync(HttpContext context, Func<JsonObject, JsonObject?> answer)
    {
        if (context.Request.Headers.Authorization != $"Bearer token-{Logins}")
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var body = await JsonNode.ParseAsync(context.Request.Body) as JsonObject;
        var answered = body is null || context.Request.ContentType != "application/json" ? null : answer(body);
        context.Response.StatusCode = answered is null || answered.ContainsKey("error") ? 400 : 200;
        await context.Response.WriteAsJsonAsync(answered ?? new JsonObject { ["error"] = "invalid_request" });
    }

    private JsonObject? Info(JsonObject body)
    {
        if (Text(body, "credentialID") != "seal-1")
            return null;
        var request = new CertificateRequest("CN=Seal", _key, HashAlgorithmName.SHA256);
        var from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var certificate = request.CreateSelfSigned(from, from.AddYears(10));
        return new()
        {
            ["key"] = new JsonObject
            {
                ["status"] = "enabled",
                ["algo"] = new JsonArray("1.2.840.10045.4.3.2"),
                ["len"] = 256,
            },
            ["cert"] = new JsonObject { ["certificates"] = new JsonArray(Convert.ToBase64String(certificate.RawData)) },
            ["auth"] = new JsonObject { ["mode"] = "explicit" },
            ["multisign"] = 1,
        };
    }

    private JsonObject? Authorize(JsonObject body)
    {
        if (
            Text(body, "credentialID") != "seal-1"
            || body["numSignatures"]?.GetValue<int>() != 1
            || Text(body, "hashAlgorithmOID") != Sha256
            || body["hashes"] is not JsonArray { Count: 1 } hashes
            || Convert.FromBase64String(hashes[0]!.GetValue<string>()).Length != 32
            || body["authData"] is not JsonArray { Count: 1 } factors
            || Text((JsonObject)factors[0]!, "id") != "PIN"
        )
        {
            Complaints.Add("credentials/authorize");
            return null;
        }

        if (Text((JsonObject)factors[0]!, "value") != "1234")
        {
            WrongPins++;
            return new() { ["error"] = "invalid_request", ["error_description"] = "Invalid PIN in authData" };
        }

        var activation = $"sad-{Requests}";
        _authorized[activation] = hashes[0]!.GetValue<string>();
        return new() { ["SAD"] = activation, ["expiresIn"] = 60 };
    }

    private JsonObject? SignHash(JsonObject body)
    {
        if (
            Text(body, "credentialID") != "seal-1"
            || Text(body, "hashAlgorithmOID") != Sha256
            || Text(body, "signAlgo") != "1.2.840.10045.4.3.2"
            || Text(body, "operationMode") != "S"
            || body["hashes"] is not JsonArray { Count: 1 } hashes
            || Text(body, "SAD") is not { } activation
            || !_authorized.Remove(activation, out var digest)
            || digest != hashes[0]!.GetValue<string>()
        )
        {
            Complaints.Add("signatures/signHash");
            return null;
        }

        Signatures++;
        var key = SignsWithAnotherKey ? _another : _key;
        return new()
        {
            ["signatures"] = new JsonArray(Convert.ToBase64String(key.SignHash(Convert.FromBase64String(digest), Format))),
        };
    }

    private static string? Text(JsonObject body, string name) => body[name]?.GetValue<string>();
}
