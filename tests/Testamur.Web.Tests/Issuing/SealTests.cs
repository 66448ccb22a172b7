using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Credentials.Seals;
using Testamur.Credentials.Tests.Seals;
using Testamur.Education.Elm;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Issuing;

/// <summary>From the request for a certificate to a sealed credential that a stranger verifies.</summary>
public sealed class SealTests(IssuingApps apps) : IClassFixture<IssuingApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_institution_with_a_seal_issues_european_credentials_that_verify(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, _, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        using var authority = new Authority();
        var before = (await registrar.IssueAsync(1))[0];
        Assert.Equal(JsonValueKind.Null, before.GetProperty("european").ValueKind);
        var none = await registrar.Api.SendAsync(HttpMethod.Get, $"{registrar.Root}/credentials/{before.Id()}/edc");
        Assert.Equal("issuing.noEuropeanForm", await none.CodeAsync(HttpStatusCode.NotFound));

        await InstallAsync(registrar, authority, "VATFI-12345678");
        var credential = (await registrar.IssueAsync(1)).Single(one => one.Id() != before.Id());
        var text = credential.GetProperty("european").GetString()!;
        using var container = JsonDocument.Parse(text);
        using var payload = JsonDocument.Parse(container.RootElement.GetProperty("payload").GetString()!);
        var issuer = payload.RootElement.GetProperty("issuer");
        Assert.Equal("VATFI-12345678", issuer.GetProperty("eIDASIdentifier").GetProperty("notation").GetString());
        // The badge and the European form name each other.
        var id = credential.GetProperty("publicId").GetString()!;
        Assert.Contains(id, container.RootElement.GetProperty("payload").GetString(), StringComparison.Ordinal);
        Assert.Contains(
            id.Replace("urn:uuid:", "urn:credential:", StringComparison.Ordinal),
            credential.DataIntegrity(),
            StringComparison.Ordinal
        );

        // A stranger who does not know the authority is told that the seal holds, and that nobody here vouches for it.
        var report = await VerifyAsync(app, text);
        Assert.Equal("passed", OutcomeOf(report, "integrity"));
        Assert.Equal("passed", OutcomeOf(report, "issuerBinding"));
        Assert.Equal("passed", OutcomeOf(report, "schema"));
        Assert.Equal("passed", OutcomeOf(report, "status"));
        Assert.Equal("undetermined", report.GetProperty("verdict").GetString());

        Directory.CreateDirectory(Path.Combine(app.DataFolder, "anchors"));
        await File.WriteAllTextAsync(Path.Combine(app.DataFolder, "anchors", "test.pem"), authority.Pem);
        report = await VerifyAsync(app, text);
        Assert.Equal("undetermined", OutcomeOf(report, "issuerIdentity"));
        await File.WriteAllBytesAsync(Path.Combine(app.DataFolder, "anchors", "test.crl"), authority.RevocationList());
        report = await VerifyAsync(app, text);
        Assert.Equal("passed", OutcomeOf(report, "issuerIdentity"));

        var changed = text.Replace("Learner 1", "Learner 2", StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        Assert.Equal("failed", OutcomeOf(await VerifyAsync(app, changed), "integrity"));

        var replaced = await EuropeanFormsNameEachOtherAsync(app, registrar, credential);
        var revocation = $"{registrar.Root}/credentials/{replaced.Id()}/revocation";
        await (
            await registrar.Api.SendAsync(
                HttpMethod.Post,
                revocation,
                new { code = "other", reason = "Given to the wrong person." }
            )
        ).JsonAsync();
        Assert.Equal("failed", OutcomeOf(await VerifyAsync(app, European(replaced)), "status"));
    }

    private static async Task<JsonElement> EuropeanFormsNameEachOtherAsync(App app, Registrar registrar, JsonElement old)
    {
        var batch = old.GetProperty("batch").GetGuid();
        var anew = await (
            await registrar.Api.SendAsync(
                HttpMethod.Post,
                $"{registrar.Root}/batches/{batch}/reissue",
                new { reason = "The day was wrong." }
            )
        ).JsonAsync();
        await registrar.ConfirmAsync(anew);
        await registrar.WaitUntilDoneAsync(anew);
        var all = await registrar.CredentialsAsync();
        var replaced = all.Single(one => one.GetProperty("replaces").ToString() == $"{old.Id()}");
        var read = ElmReader.Read(Encoding.UTF8.GetBytes(European(replaced)));
        Assert.Equal(EuropeanId(old), read.Award!.Award.Replaces);
        var report = await VerifyAsync(app, European(old));
        Assert.Equal(EuropeanId(replaced), report.GetProperty("replacedBy").GetProperty("id").GetString());
        return replaced;
    }

    private static string EuropeanId(JsonElement credential) =>
        credential.PublicId().Replace("urn:uuid:", "urn:credential:", StringComparison.Ordinal);

    [Theory, OnSqlite, OnPostgres]
    public async Task Certificates_that_could_not_seal_are_refused_when_they_are_handed_in(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, _, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        using var authority = new Authority();
        Assert.Equal("issuing.sealNotRequested", await RefusalAsync(registrar, "x", HttpStatusCode.Conflict));
        var bad = await registrar.Api.SendAsync(
            HttpMethod.Post,
            $"{registrar.Root}/seals",
            new { organizationIdentifier = "12345678" }
        );
        Assert.Equal("issuing.sealIdentifier", await bad.CodeAsync(HttpStatusCode.UnprocessableEntity));

        var request = await RequestAsync(registrar, "NTRFI-1234567-8");
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal(
            "issuing.sealUnreadable",
            await RefusalAsync(registrar, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")
        );
        Assert.Equal("issuing.sealUnreadable", await RefusalAsync(registrar, ""));
        Assert.Equal(
            "issuing.sealForeign",
            await RefusalAsync(registrar, authority.Certify("CN=Other, O=Other, C=FI, 2.5.4.97=NTRFI-1", other))
        );
        Assert.Equal("issuing.sealExpired", await RefusalAsync(registrar, authority.Certify(request, days: -1)));
        Assert.Equal("issuing.sealNamesNobody", await RefusalAsync(registrar, authority.Certify(request, subject: "CN=Nobody")));
        const string Other = "CN=Other, O=Other, C=FI, 2.5.4.97=NTRFI-1";
        Assert.Equal("issuing.sealOfAnother", await RefusalAsync(registrar, authority.Certify(request, subject: Other)));
        var view = await InstallAsync(registrar, authority, "NTRFI-1234567-8");
        Assert.Equal("seals", view.GetProperty("state").GetString());
        Assert.Equal("issuing.sealNotRequested", await RefusalAsync(registrar, authority.Pem, HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_new_seal_takes_the_place_of_the_old_one_and_keys_are_never_shown(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, _, person) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        using var authority = new Authority();
        await InstallAsync(registrar, authority, "VATFI-11111111");
        await InstallAsync(registrar, authority, "VATFI-22222222");
        var seals = await (await registrar.Api.SendAsync(HttpMethod.Get, $"{registrar.Root}/seals")).JsonAsync();
        Assert.Equal(["seals", "retired"], seals.EnumerateArray().Select(seal => seal.GetProperty("state").GetString()));
        Assert.DoesNotContain("privateKey", seals.GetRawText(), StringComparison.OrdinalIgnoreCase);
        using var elsewhere = app.Api(person);
        var other = await app.InstitutionAsync();
        var foreign = await elsewhere.SendAsync(HttpMethod.Get, $"/api/v1/t/{other.Slug}/issuing/seals");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task An_authority_that_gives_no_time_stamp_holds_no_credential_up_and_that_is_recorded()
    {
        // Nothing in a test's network answers to this name.
        await using var app = await IssuingApps.StartAsync(new() { ["Testamur:Issuing:TimeStamps"] = "https://stamps.invalid/" });
        var (registrar, institution, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        using var authority = new Authority();
        await InstallAsync(registrar, authority, "VATFI-12345678");
        var credential = (await registrar.IssueAsync(1)).Single();
        Assert.Equal("passed", OutcomeOf(await VerifyAsync(app, credential.GetProperty("european").GetString()!), "integrity"));
        var recorded = await app.InScopeAsync(
            institution,
            services =>
                services
                    .GetRequiredService<AppDb>()
                    .Set<AuditEntry>()
                    .CountAsync(entry => entry.Act == "issuing.sealedWithoutTimeStamp")
        );
        Assert.Equal(1, recorded);
    }

    [Fact]
    public async Task With_a_time_stamp_and_a_revocation_list_the_seal_proves_itself_for_later_years()
    {
        using var clock = new OpenSslAuthority();
        using var line = new HttpMessageInvoker(new LineTo(clock));
        await using var app = await IssuingApps.StartAsync(
            new() { ["Testamur:Issuing:TimeStamps"] = "https://stamps.example/" },
            services => services.AddSingleton(new EgressGuard(line, enabled: true))
        );
        var (registrar, _, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        using var authority = new Authority();
        var anchors = Directory.CreateDirectory(Path.Combine(app.DataFolder, "anchors"));
        await File.WriteAllTextAsync(Path.Combine(anchors.FullName, "test.pem"), authority.Pem);
        var time = anchors.CreateSubdirectory("time");
        await File.WriteAllTextAsync(Path.Combine(time.FullName, "clock.pem"), clock.Root.ExportCertificatePem());
        await InstallAsync(registrar, authority, "VATFI-12345678");

        var stamped = (await registrar.IssueAsync(1)).Single();
        Assert.Equal(["sigTst"], Additions(stamped));
        Assert.Equal("undetermined", OutcomeOf(await VerifyAsync(app, European(stamped)), "issuerIdentity"));
        await File.WriteAllBytesAsync(Path.Combine(anchors.FullName, "test.crl"), authority.RevocationList());
        var proven = (await registrar.IssueAsync(1)).Single(one => one.Id() != stamped.Id());
        Assert.Equal(["sigTst", "xVals", "rVals"], Additions(proven));
        File.Delete(Path.Combine(anchors.FullName, "test.crl"));
        Assert.Equal("passed", OutcomeOf(await VerifyAsync(app, European(proven)), "issuerIdentity"));
    }

    private static string European(JsonElement credential) => credential.GetProperty("european").GetString()!;

    private static IReadOnlyList<string> Additions(JsonElement credential)
    {
        Assert.True(JadesSeal.TryParse(Encoding.UTF8.GetBytes(European(credential)), out var seal, out var problem), problem);
        return seal.Additions;
    }

    private static async Task<string> RequestAsync(Registrar registrar, string identifier)
    {
        var answer = await registrar.Api.SendAsync(
            HttpMethod.Post,
            $"{registrar.Root}/seals",
            new { organizationIdentifier = identifier }
        );
        return (await answer.JsonAsync()).GetProperty("request").GetString()!;
    }

    internal static async Task<JsonElement> InstallAsync(Registrar registrar, Authority authority, string identifier)
    {
        var certificates = authority.Certify(await RequestAsync(registrar, identifier)) + "\n" + authority.Pem;
        return await (
            await registrar.Api.SendAsync(HttpMethod.Put, $"{registrar.Root}/seals/certificate", new { certificates })
        ).JsonAsync();
    }

    private static async Task<string> RefusalAsync(
        Registrar registrar,
        string certificates,
        HttpStatusCode status = HttpStatusCode.UnprocessableEntity
    )
    {
        var answer = await registrar.Api.SendAsync(HttpMethod.Put, $"{registrar.Root}/seals/certificate", new { certificates });
        return await answer.CodeAsync(status) ?? "";
    }

    private static async Task<JsonElement> VerifyAsync(App app, string text)
    {
        using var stranger = app.Api(null);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new("application/json");
        using var answer = await stranger.PostAsync(new Uri("/api/v1/verifications", UriKind.Relative), content);
        return await answer.JsonAsync();
    }

    private static string? OutcomeOf(JsonElement report, string code) =>
        report
            .GetProperty("checks")
            .EnumerateArray()
            .Single(check => check.GetProperty("code").GetString() == code)
            .GetProperty("outcome")
            .GetString();

    /// <summary>Where a network would be: what is posted reaches the authority, and its answer comes back.</summary>
    private sealed class LineTo(OpenSslAuthority authority) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            var answer = await authority.StampAsync(await request.Content!.ReadAsByteArrayAsync(cancel), cancel);
            return new(HttpStatusCode.OK) { Content = new ReadOnlyMemoryContent(answer) };
        }
    }
}
