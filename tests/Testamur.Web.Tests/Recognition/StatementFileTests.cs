using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Testamur.Education.Elm;
using Testamur.Education.Elm.Shapes;
using Testamur.Education.Elmo;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Architecture;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;

namespace Testamur.Web.Tests.Recognition;

/// <summary>What a learner takes away: the statement as a page and for student systems, and the diploma supplement of an award.</summary>
// A clock of its own: a revocation list ages.
public sealed class StatementFileTests(RecognitionApps apps) : IClassFixture<RecognitionApps>
{
    [Theory, OnSqlite]
    public async Task A_statement_is_saved_as_a_page_with_its_proof_and_for_student_systems(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenedAsync(await scene.BadgeAsync());
        await scene.DecidedAsync(id);
        var elmo = await (await scene.MineAsync(HttpMethod.Get, $"/{id}/statement/elmo")).Content.ReadAsByteArrayAsync();
        Assert.Empty(SchemaErrors(elmo));
        XNamespace n = ElmoDocument.Namespace;
        var document = XDocument.Load(new MemoryStream(elmo));
        Assert.Equal("3", document.Descendants(n + "value").First().Value);
        Assert.Equal("Lena Learner", document.Descendants(n + "familyName").Single().Value);

        var pdf = await (await scene.MineAsync(HttpMethod.Get, $"/{id}/statement/pdf")).Content.ReadAsByteArrayAsync();
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(pdf, 0, 5));
        Assert.Contains("/EmbeddedFile", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);

        // The page offers both, and what a diploma supplement says about it; nobody else reads any of it.
        using var browser = scene.App.Browser(scene.Learner);
        var page = await browser.GetStringAsync(new Uri($"/my/recognitions/{id}/statement", UriKind.Relative));
        foreach (var said in new[] { "statement/pdf", "statement/elmo", "Entry in a diploma supplement", "6.1" })
            Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain("statement/supplement", page, StringComparison.Ordinal);
        foreach (var format in new[] { "json", "jwt", "pdf", "elmo", "archive", "supplement", "supplement-archive" })
        {
            var strange = await scene.MineAsync(HttpMethod.Get, $"/{id}/statement/{format}", by: scene.Other);
            Assert.Equal("recognition.caseNotFound", await strange.CodeAsync(HttpStatusCode.NotFound));
        }
    }

    [Theory, OnSqlite]
    public async Task What_was_refused_is_no_result_for_student_systems(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenedAsync(await scene.BadgeAsync());
        await (await scene.HereAsync(HttpMethod.Post, $"/{id}/decision", RecognitionScene.Refusal())).JsonAsync();
        var refused = await scene.MineAsync(HttpMethod.Get, $"/{id}/statement/elmo");
        Assert.Equal("recognition.nothingAccepted", await refused.CodeAsync(HttpStatusCode.Conflict));
        var none = await scene.SupplementAsync(id, Ids.Public(), "1999-02-28");
        Assert.Equal("recognition.nothingAccepted", await none.CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_diploma_supplement_of_an_award_tells_what_was_recognised_conforms_and_verifies(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        using var scene = await RecognitionScene.SetAsync(app);
        var complete = await scene.CompleteAsync();
        var award = await scene.AwardedAsync(complete);
        var bare = await scene.AwardedAsync(scene.Target);
        var id = await scene.OpenedAsync(await scene.BadgeAsync());
        await scene.DecidedAsync(id);
        Task<HttpResponseMessage> AskAsync(Guid of, string? born) => scene.SupplementAsync(id, of, born);
        Assert.Equal(
            "recognition.awardNotFound",
            await (await AskAsync(Ids.Public(), "1999-02-28")).CodeAsync(HttpStatusCode.NotFound)
        );
        Assert.Equal("recognition.noSeal", await (await AskAsync(award, "1999-02-28")).CodeAsync(HttpStatusCode.Conflict));
        using var authority = new Authority();
        await scene.SealedByAsync(authority);
        var lacking = await (await AskAsync(bare, null)).JsonAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("recognition.supplementIncomplete", lacking.GetProperty("code").GetString());
        foreach (var gap in new[] { "date of birth", "national framework", "accreditation" })
            Assert.Contains(gap, lacking.GetProperty("detail").GetString(), StringComparison.Ordinal);

        await (await AskAsync(award, "1999-02-28")).JsonAsync();
        var saved = await (await scene.MineAsync(HttpMethod.Get, $"/{id}/statement/supplement")).Content.ReadAsStringAsync();
        using var sealedDocument = JsonDocument.Parse(saved);
        var payload = sealedDocument.RootElement.GetProperty("payload").GetString() ?? "";
        var report = ElmValidator.Validate(Encoding.UTF8.GetBytes(payload));
        Assert.Equal((ElmProfile.DiplomaSupplement, true), (report.Profile, report.Conforms));
        var read = ElmReader.Read(Encoding.UTF8.GetBytes(payload));
        Assert.Equal(new DateOnly(1999, 2, 28), read.Award?.Award.Subject.BirthDate);
        var recognised = Assert.Single(read.Award?.Award.Recognised ?? []);
        Assert.Equal((300, "Sending University"), (recognised.Accepted.Hundredths, recognised.Source));

        Directory.CreateDirectory(Path.Combine(app.DataFolder, "anchors"));
        await File.WriteAllTextAsync(Path.Combine(app.DataFolder, "anchors", "supplement.pem"), authority.Pem);
        await File.WriteAllBytesAsync(Path.Combine(app.DataFolder, "anchors", "supplement.crl"), authority.RevocationList());
        Assert.Equal("valid", await VerdictAsync(scene, saved));
        // A second one takes its place: the first is withdrawn.
        await (await AskAsync(award, "1999-02-28")).JsonAsync();
        Assert.Equal("invalid", await VerdictAsync(scene, saved));
    }

    private static async Task<string?> VerdictAsync(RecognitionScene scene, string document)
    {
        using var content = new StringContent(document, Encoding.UTF8, "application/json");
        using var anybody = scene.App.Api(null);
        var answer = await anybody.PostAsync(new Uri("/api/v1/verifications", UriKind.Relative), content);
        return (await answer.JsonAsync()).GetProperty("verdict").GetString();
    }

    private static List<string> SchemaErrors(byte[] document)
    {
        var errors = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
        // The language attribute belongs to XML itself and stands in no schema of ELMO.
        const string Xml = "http://www.w3.org/XML/1998/namespace";
        var language = $"""
            <xs:schema targetNamespace="{Xml}" xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:attribute name="lang" type="xs:language"/></xs:schema>
            """;
        settings.Schemas.Add(Xml, XmlReader.Create(new StringReader(language)));
        settings.Schemas.Add(
            ElmoDocument.Namespace,
            Path.Combine(Repository.Root, "tests", "Testamur.Education.Tests", "Elmo", "elmo-v1.xsd")
        );
        settings.ValidationEventHandler += (_, problem) => errors.Add(problem.Message);
        using var reader = XmlReader.Create(new MemoryStream(document), settings);
        while (reader.Read()) { }
        return errors;
    }
}
