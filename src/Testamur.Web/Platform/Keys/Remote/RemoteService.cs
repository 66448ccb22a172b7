using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Rdf.Json;

namespace Testamur.Web.Platform.Keys.Remote;

/// <summary>
/// Asks a remote signing service by the API of the Cloud Signature Consortium, version 2 (https://cloudsignatureconsortium.org/wp-content/uploads/2023/04/csc-api-v2.0.0.2.pdf).
/// Signing is synchronous everywhere, so it is here, too.
/// </summary>
/// <param name="address">The service's base address, ending before <c>credentials/info</c>.</param>
/// <param name="clientId">The account of the platform at the service (OAuth 2.0, client credentials).</param>
internal sealed class RemoteService(Uri address, string clientId, string secretFile, TimeProvider time)
{
    private const int MaxBytes = 256 * 1024;

    // An operator names the address, so it may be an inner one; nothing it answers leads anywhere else.
    private static readonly HttpClient Client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }
    )
    {
        Timeout = TimeSpan.FromSeconds(15),
        MaxResponseContentBufferSize = MaxBytes,
    };

    private string? _token;
    private DateTimeOffset _tokenUntil;

    /// <exception cref="KeyRefusedException">The service does not know us.</exception>
    /// <exception cref="KeyUnavailableException">It does not answer, or not as the API says.</exception>
    public JsonObject Ask(string method, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, method))
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body)),
        };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token());
        return Send(request, method);
    }

    private string Token()
    {
        if (_token is { } known && time.GetUtcNow() < _tokenUntil)
            return known;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "oauth2/token"))
        {
            Content = new FormUrlEncodedContent([
                new("grant_type", "client_credentials"),
                new("client_id", clientId),
                new("client_secret", Secrets.Read(secretFile)),
                new("scope", "service"),
            ]),
        };
        var answer = Send(request, "oauth2/token");
        if (answer["access_token"] is not JsonValue value || !value.TryGetValue<string>(out var token))
            throw Odd("oauth2/token");
        var lasts = answer["expires_in"] is JsonValue seconds && seconds.TryGetValue<int>(out var count) ? count : 60;
        // Renewed a little before its end, which the two clocks may see at different moments.
        _tokenUntil = time.GetUtcNow() + TimeSpan.FromSeconds(Math.Clamp(lasts - 10, 0, 3600));
        return _token = token;
    }

    private JsonObject Send(HttpRequestMessage request, string method)
    {
        byte[] body;
        HttpStatusCode status;
        try
        {
            using var response = Client.Send(request, HttpCompletionOption.ResponseContentRead);
            using var read = new MemoryStream();
            response.Content.ReadAsStream().CopyTo(read);
            (status, body) = (response.StatusCode, read.ToArray());
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            throw new KeyUnavailableException($"The signing service {address.Host} does not answer.", e);
        }

        if (status == HttpStatusCode.Unauthorized && method != "oauth2/token")
        {
            _token = null; // withdrawn before its end; the next try asks for another
            throw new KeyUnavailableException($"The signing service {address.Host} wants to know anew who asks.");
        }

        if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            throw new KeyRefusedException($"The signing service {address.Host} refuses our account. It is not asked again.");
        var isObject = StrictJson.TryParseObject(body, out var answer, out _, MaxBytes);
        if (status == HttpStatusCode.BadRequest && isObject && answer is not null && IsAboutPin(answer))
            throw new KeyRefusedException($"The signing service {address.Host} does not take the PIN. It is not tried again.");
        return status == HttpStatusCode.OK && isObject && answer is not null ? answer : throw Odd(method);
    }

    // CSC API §10.1: the reason of a refusal stands in error_description; a wrong authentication object is named as such.
    private static bool IsAboutPin(JsonObject answer) =>
        answer["error_description"] is JsonValue text
        && text.TryGetValue<string>(out var reason)
        && (reason.Contains("PIN", StringComparison.OrdinalIgnoreCase) || reason.Contains("authData", StringComparison.Ordinal));

    private KeyUnavailableException Odd(string method) =>
        new($"The signing service {address.Host} does not answer {method} as it should.");
}
