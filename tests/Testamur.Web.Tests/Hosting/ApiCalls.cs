using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Testamur.Web.Tests.Hosting;

/// <summary>Calls of the API as a test writes them.</summary>
internal static class ApiCalls
{
    public static Task<HttpResponseMessage> SendAsync(this HttpClient api, HttpMethod method, string path, object? body = null) =>
        api.SendAsync(
            new HttpRequestMessage(method, new Uri(path, UriKind.Relative))
            {
                Content = body is null ? null : JsonContent.Create(body),
            }
        );

    public static async Task<JsonElement> JsonAsync(
        this HttpResponseMessage response,
        HttpStatusCode expected = HttpStatusCode.OK
    )
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(expected == response.StatusCode, $"{(int)response.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The stable code of a refusal.</summary>
    public static async Task<string?> CodeAsync(this HttpResponseMessage response, HttpStatusCode expected) =>
        (await response.JsonAsync(expected)).GetProperty("code").GetString();

    /// <summary>For what must simply succeed.</summary>
    public static async Task OkAsync(this Task<HttpResponseMessage> response)
    {
        using var answered = await response;
        Assert.True(answered.IsSuccessStatusCode, await answered.Content.ReadAsStringAsync());
    }
}
