using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Issuing;

/// <summary>Somebody who issues at one institution, through the API.</summary>
internal sealed class Registrar(HttpClient api, string slug) : IDisposable
{
    public HttpClient Api => api;

    public string Slug => slug;

    public string Root => $"/api/v1/t/{slug}/issuing";

    /// <summary>A new institution with keys, and its registrar who is its administrator, too.</summary>
    public static async Task<(Registrar Registrar, Institution Home, Person Person)> AtNewInstitutionAsync(App app)
    {
        var home = await app.InstitutionAsync();
        var (registrar, person) = await AtAsync(app, home);
        return (registrar, home, person);
    }

    /// <summary>The same at an institution that is there and has no keys yet.</summary>
    public static async Task<(Registrar Registrar, Person Person)> AtAsync(App app, Institution home)
    {
        var person = await app.PersonAsync("Rita Registrar", (home, Role.Registrar), (home, Role.Administrator));
        var registrar = new Registrar(app.Api(person), home.Slug);
        await (await registrar.Api.SendAsync(HttpMethod.Post, $"{registrar.Root}/keys")).JsonAsync();
        await registrar.SetPolicyAsync();
        return (registrar, person);
    }

    /// <summary>The rules of the institution; without a number nobody has to sign a batch off.</summary>
    public async Task SetPolicyAsync(int? approvalFrom = null, int undoMinutes = 10, bool suspendable = false) =>
        await (
            await api.SendAsync(
                HttpMethod.Put,
                $"{Root}/policy",
                new
                {
                    approvalFrom,
                    undoMinutes,
                    suspendable,
                }
            )
        ).JsonAsync();

    /// <summary>Somebody else who may issue there, too.</summary>
    public static async Task<Registrar> ColleagueAsync(App app, Institution home) =>
        new(app.Api(await app.PersonAsync("Rolf Registrar", (home, Role.Registrar))), home.Slug);

    /// <param name="mandate">Under which another institution's specification is issued.</param>
    public async Task<HttpResponseMessage> HandInAsync(
        string csv,
        string? key = null,
        Guid? specification = null,
        Guid? mandate = null
    )
    {
        var id = specification ?? new Guid(RandomNumberGenerator.GetBytes(16));
        var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(
                $"{Root}/batches/list?specification={id}&version=1&fileName=list.csv"
                    + (mandate is null ? "" : $"&mandate={mandate}"),
                UriKind.Relative
            )
        );
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await api.SendAsync(request);
    }

    public async Task<JsonElement> PreviewAsync(int rows) => await (await HandInAsync(Csv(rows))).JsonAsync();

    public async Task ConfirmAsync(JsonElement batch) =>
        await (
            await api.SendAsync(
                HttpMethod.Post,
                $"{Root}/batches/{batch.Id()}/confirmation",
                new { count = batch.GetProperty("waiting").GetInt32() }
            )
        ).JsonAsync(HttpStatusCode.Accepted);

    public async Task<JsonElement> BatchAsync(JsonElement batch) =>
        (await (await api.SendAsync(HttpMethod.Get, $"{Root}/batches/{batch.Id()}")).JsonAsync()).GetProperty("batch");

    public Task WaitUntilDoneAsync(JsonElement batch) => WaitUntilAsync(batch, "done");

    public async Task<JsonElement> WaitUntilAsync(JsonElement batch, string state)
    {
        var now = batch;
        for (var i = 0; i < 1200; i++)
        {
            now = await BatchAsync(batch);
            if (now.GetProperty("state").GetString() == state)
                return now;
            await Task.Delay(100);
        }

        Assert.Fail($"The batch was {now.GetProperty("state")} after two minutes, not {state}.");
        return now;
    }

    /// <summary>An act on a batch, such as <c>approval</c>.</summary>
    public Task<HttpResponseMessage> ActAsync(JsonElement batch, string act, object? body = null) =>
        api.SendAsync(HttpMethod.Post, $"{Root}/batches/{batch.Id()}/{act}", body);

    /// <summary>A sealed batch of so many rows.</summary>
    public async Task<IReadOnlyList<JsonElement>> IssueAsync(int rows)
    {
        var batch = await PreviewAsync(rows);
        await ConfirmAsync(batch);
        await WaitUntilDoneAsync(batch);
        return await CredentialsAsync();
    }

    /// <summary>Every credential of the institution, with its documents.</summary>
    public async Task<IReadOnlyList<JsonElement>> CredentialsAsync()
    {
        var found = new List<JsonElement>();
        string? after = null;
        do
        {
            var query = after is null ? "" : $"?after={Uri.EscapeDataString(after)}";
            var page = await (await api.SendAsync(HttpMethod.Get, $"{Root}/credentials{query}")).JsonAsync();
            foreach (var row in page.GetProperty("credentials").EnumerateArray())
                found.Add(await (await api.SendAsync(HttpMethod.Get, $"{Root}/credentials/{row.Id()}")).JsonAsync());
            after = page.GetProperty("next").GetString();
        } while (after is not null);
        return found;
    }

    /// <summary>What a stranger fetches to verify: the DID document and the status lists.</summary>
    public async Task<IReadOnlyList<string>> PublicDocumentsAsync(IEnumerable<JsonElement> credentials)
    {
        var documents = new List<string> { await api.GetStringAsync(new Uri($"/t/{slug}/did.json", UriKind.Relative)) };
        foreach (var list in credentials.Select(credential => credential.Entry().List).Distinct())
            documents.Add(await api.GetStringAsync(new Uri(new Uri(list).AbsolutePath, UriKind.Relative)));
        return documents;
    }

    /// <summary>A status list as a stranger fetches it.</summary>
    public async Task<string> ListAsync(string list, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(list).AbsolutePath, UriKind.Relative));
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await api.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    public static string Csv(int rows)
    {
        var csv = new StringBuilder("name,email,awardedOn\r\n");
        for (var i = 1; i <= rows; i++)
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"Learner {i},learner{i}@example.org,2026-02-03\r\n");
        return csv.ToString();
    }

    public void Dispose() => api.Dispose();
}

internal static class CredentialReading
{
    public static Guid Id(this JsonElement thing) => thing.GetProperty("id").GetGuid();

    public static string PublicId(this JsonElement credential) => credential.GetProperty("publicId").GetString()!;

    public static string DataIntegrity(this JsonElement credential) => credential.GetProperty("dataIntegrity").GetString()!;

    public static string Jwt(this JsonElement credential) => credential.GetProperty("jwt").GetString()!;

    public static (string List, int Index) Entry(this JsonElement credential)
    {
        using var document = JsonDocument.Parse(credential.DataIntegrity());
        var status = document.RootElement.GetProperty("credentialStatus");
        if (status.ValueKind == JsonValueKind.Array)
            status = status[0];
        var index = int.Parse(
            status.GetProperty("statusListIndex").GetString()!,
            System.Globalization.CultureInfo.InvariantCulture
        );
        return (status.GetProperty("statusListCredential").GetString()!, index);
    }
}
