using System.Net;
using System.Text;
using System.Text.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Status;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Issuing;

public sealed class StatusTokenTests(IssuingApps apps) : IClassFixture<IssuingApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task One_address_serves_the_same_bits_in_both_forms(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, _, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var credentials = await registrar.IssueAsync(3);
        var (list, index) = credentials[1].Entry();
        var path = $"{registrar.Root}/credentials/{credentials[1].Id()}/revocation";
        var body = new
        {
            code = "wrongPerson",
            reason = "It was made out to the wrong person.",
            urgent = true,
        };
        await (await registrar.Api.SendAsync(HttpMethod.Post, path, body)).JsonAsync();

        var (type, text) = await FetchAsync(app, list, StatusListToken.MediaType);
        Assert.Equal(StatusListToken.MediaType, type);
        Assert.True(StatusListToken.TryRead(text, out var token, out var jws, out var problem), problem);
        Assert.Equal(list, token.Subject);
        Assert.Equal(StatusListToken.Type, jws.Type);
        Assert.Equal(TimeSpan.FromMinutes(5), token.TimeToLive);
        Assert.InRange(token.ExpiresAt!.Value - token.IssuedAt, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10));
        var document = await registrar.Api.GetStringAsync(new Uri($"/t/{registrar.Slug}/did.json", UriKind.Relative));
        var did = jws.KeyId!.Split('#')[0];
        Assert.True(DidDocument.TryParse(Encoding.UTF8.GetBytes(document), did, out var keys, out problem), problem);
        Assert.True(jws.Verify(keys.FindKey(jws.KeyId!)!));

        (type, text) = await FetchAsync(app, list, null);
        Assert.Equal("application/vc", type);
        using var credential = JsonDocument.Parse(text);
        var encoded = credential.RootElement.GetProperty("credentialSubject").GetProperty("encodedList").GetString();
        Assert.True(BitstringStatusList.TryDecode(encoded, out var bits));
        Assert.Equal([index], Enumerable.Range(0, bits.Length).Where(i => bits[i]));
        Assert.Equal([index], Enumerable.Range(0, token.List.Length).Where(i => token.List[i] != 0));
        Assert.Equal(bits.Length, token.List.Length);
    }

    [Theory]
    [InlineData("application/statuslist+jwt", "application/statuslist+jwt")]
    [InlineData("application/statuslist+jwt, application/vc;q=0.5, */*;q=0.1", "application/statuslist+jwt")]
    [InlineData("application/statuslist+jwt;q=0.5, application/vc", "application/vc")]
    [InlineData("application/statuslist+jwt;q=0", "application/vc")]
    [InlineData("application/vc", "application/vc")]
    [InlineData("*/*", "application/vc")]
    [InlineData("nonsense", "application/vc")]
    public async Task The_token_is_for_whoever_names_it(string accept, string expected)
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        var (registrar, _, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var list = (await registrar.IssueAsync(1))[0].Entry().List;
        Assert.Equal(expected, (await FetchAsync(app, list, accept)).Type);
    }

    [Fact]
    public async Task There_is_no_list_nobody_made_and_no_page_for_one_entry()
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        var (registrar, _, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var (list, index) = (await registrar.IssueAsync(1))[0].Entry();
        using var api = app.Api(null);
        var path = new Uri(list).AbsolutePath;
        var unknown = await api.GetAsync(new Uri("/status/00000000-0000-0000-0000-000000000001", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync(new Uri($"{path}/{index}", UriKind.Relative))).StatusCode);
        var whole = await api.GetStringAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(whole, await api.GetStringAsync(new Uri($"{path}?idx={index}", UriKind.Relative)));
    }

    private static async Task<(string? Type, string Text)> FetchAsync(App app, string list, string? accept)
    {
        using var api = app.Api(null);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(list).AbsolutePath, UriKind.Relative));
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await api.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Accept", response.Headers.Vary);
        Assert.True(response.Headers.CacheControl?.Public);
        return (response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
    }
}
