using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Testamur.Cli.VcApi;

/// <summary>The facade's host: one issuer for each suite and kind of key, all made at start.</summary>
internal static class VcApiServer
{
    private const int MaxBody = 1024 * 1024;

    public static async Task RunAsync(Uri address, TimeProvider clock, CancellationToken cancel)
    {
        using var certificate = SelfSigned(address.Host, clock.GetUtcNow());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = MaxBody;
            kestrel.Listen(
                IPAddress.TryParse(address.Host, out var ip) ? ip : IPAddress.Loopback,
                address.Port,
                listen => listen.UseHttps(certificate)
            );
        });
        await using var app = builder.Build();
        var lists = new StatusLists(new Uri(address, "/status/"), clock);
        var endpoints = new JsonArray();
        foreach (var issuer in FacadeIssuer.All())
        {
            var path = $"/{issuer.Suite}/{issuer.KeyName}/credentials/issue";
            app.MapPost(
                path,
                (HttpRequest request) => Answer.OfAsync(request, body => IssueCredential.Handle(body, issuer, lists, clock))
            );
            endpoints.Add(Describe(address, path, issuer));
        }
        var verify = new VerifyDocuments(lists, clock);
        app.MapPost("/credentials/verify", (HttpRequest request) => Answer.OfAsync(request, verify.CredentialAsync));
        app.MapPost("/presentations/verify", (HttpRequest request) => Answer.OfAsync(request, verify.PresentationAsync));
        app.MapPost("/credentials/derive", (HttpRequest request) => Answer.OfAsync(request, DeriveCredential.Handle));
        app.MapGet("/status/{list}", (string list) => lists.Find(list) is { } found ? Results.Json(found) : Results.NotFound());
        foreach (var path in new[] { "/credentials/verify", "/presentations/verify", "/credentials/derive" })
            endpoints.Add(new JsonObject { ["url"] = new Uri(address, path).ToString() });
        await app.StartAsync(cancel).ConfigureAwait(false);
        Console.WriteLine(new JsonObject { ["endpoints"] = endpoints }.ToJsonString());
        await app.WaitForShutdownAsync(cancel).ConfigureAwait(false);
    }

    private static JsonObject Describe(Uri address, string path, FacadeIssuer issuer) =>
        new()
        {
            ["url"] = new Uri(address, path).ToString(),
            ["did"] = issuer.Did,
            ["suite"] = issuer.Suite,
            ["keyType"] = issuer.KeyName,
            ["tags"] = new JsonArray([.. issuer.Tags.Select(tag => JsonValue.Create(tag))]),
        };

    private static X509Certificate2 SelfSigned(string host, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var ip))
            names.AddIpAddress(ip);
        else
            names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
    }
}
