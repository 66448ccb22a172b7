using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Education.Elm;
using Testamur.Education.Elm.Shapes;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Rdf.Syntax;
using Testamur.Tests.Shared;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;
using CommandLine = Testamur.Cli.Tests.Cli;

namespace Testamur.Web.Tests.Recognition;

/// <summary>What the platform writes about a recognition, judged without the platform: by the command line, and by another validator of shapes.</summary>
// A clock of its own: a revocation list ages.
public sealed class JudgedElsewhereTests(RecognitionApps apps) : IClassFixture<RecognitionApps>
{
    private static readonly string[] Shapes =
    [
        "EDC-generic-no-cv.ttl",
        "EDC-generic-full.ttl",
        "EDC-accredited.ttl",
        "EDC-diplomaSupplement.ttl",
    ];

    [Theory, OnSqlite]
    public async Task Statement_and_supplement_verify_at_the_prompt_and_conform_by_another_validator(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        using var authority = new Authority();
        await scene.SealedByAsync(authority);
        var award = await scene.AwardedAsync(await scene.CompleteAsync());
        var id = await scene.OpenedAsync(await scene.BadgeAsync());
        await scene.DecidedAsync(id);
        await (await scene.SupplementAsync(id, award, "1999-02-28")).JsonAsync();

        using var cli = new CommandLine();
        var trust = await TrustAsync(scene, cli, authority);
        var statement = await SavedAsync(scene, id, "archive", cli);
        Assert.Contains("RecognitionStatement", statement, StringComparison.Ordinal);
        await VerifiesAsync(cli, "archive", trust, statement, "Lena", "Lina");
        var supplement = await SavedAsync(scene, id, "supplement-archive", cli);
        await VerifiesAsync(cli, "supplement-archive", trust, supplement, "Lena", "Lina");

        using var document = JsonDocument.Parse(supplement);
        var payload = Encoding.UTF8.GetBytes(document.RootElement.GetProperty("payload").GetString() ?? "");
        Assert.True(await ConformsAsync(payload));
        // The other validator is strict, too: without the date of birth it is no supplement.
        var lacking = JsonNode.Parse(payload)!.AsObject(); // a credential is an object
        Assert.True(lacking["credentialSubject"]!.AsObject().Remove("dateOfBirth"));
        Assert.False(await ConformsAsync(JsonSerializer.SerializeToUtf8Bytes(lacking)));
    }

    /// <summary>Unpacks what the learner saves into a folder of that name.</summary>
    /// <returns>The credential in it.</returns>
    private static async Task<string> SavedAsync(RecognitionScene scene, Guid id, string format, CommandLine cli)
    {
        var answer = await scene.MineAsync(HttpMethod.Get, $"/{id}/statement/{format}");
        await using var zip = await answer.Content.ReadAsStreamAsync();
        await ZipFile.ExtractToDirectoryAsync(zip, cli.File(format));
        return await File.ReadAllTextAsync(Path.Combine(cli.File(format), "credential"));
    }

    private static async Task VerifiesAsync(
        CommandLine cli,
        string folder,
        string trust,
        string credential,
        string before,
        string after
    )
    {
        var valid = await RunAsync(Path.Combine(cli.File(folder), "credential"));
        Assert.True(valid.Exit == 0, valid.Output + valid.Errors);
        var changed = credential.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(credential, changed);
        Assert.Equal(1, (await RunAsync(cli.Write($"changed-{folder}", changed))).Exit);

        Task<Testamur.Cli.Tests.Result> RunAsync(string file) =>
            cli.RunAsync("credential", "verify", "--archive", cli.File(folder), "--trust", trust, file);
    }

    /// <summary>Whoever verifies knows the institution's keys, its registered identifier, and who may certify seals.</summary>
    private static async Task<string> TrustAsync(RecognitionScene scene, CommandLine cli, Authority authority)
    {
        using var anybody = scene.App.Api(null);
        var json = await anybody.GetByteArrayAsync(new Uri($"/t/{scene.Home.Slug}/did.json", UriKind.Relative));
        var did = JsonNode.Parse(json)!["id"]!.GetValue<string>(); // every DID document has one
        Assert.True(DidDocument.TryParse(json, did, out var document, out _));
        await File.WriteAllBytesAsync(cli.File("authority.crl"), authority.RevocationList());
        var trust = new JsonObject
        {
            ["issuers"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = did,
                    ["name"] = "Receiver",
                    ["keys"] = new JsonArray([
                        .. document.KeysFor(ProofPurpose.AssertionMethod).Select(key => (JsonNode?)key?.ToMultikey()),
                    ]),
                },
                new JsonObject { ["id"] = "VATFI-12345678", ["name"] = "Receiver" }
            ),
            ["certificates"] = new JsonArray(authority.Pem),
            ["revocations"] = new JsonArray("authority.crl"),
        };
        return cli.Write("trust.json", trust.ToJsonString());
    }

    private static async Task<bool> ConformsAsync(byte[] credential)
    {
        var folder = Path.Combine(RepositoryRoot.Path, "src", "Testamur.Education", "Data", "elm", "3.2");
        var triples = new JsonLdProcessor(BuiltInContexts.Loader, new JsonLdOptions { Safe = true }).ToRdf(credential);
        var ours = ElmShapes.For(ElmProfile.DiplomaSupplement).Validate(triples);
        var request = new JsonObject
        {
            ["shapes"] = new JsonArray([.. Shapes.Select(file => (JsonNode)Path.Combine(folder, file))]),
            ["data"] = Encoding.UTF8.GetString(NQuads.Write(triples)),
        };
        var theirs = await (await NodePeers.SharedAsync()).AskAsync("shacl", request, CancellationToken.None);
        var conforms = theirs.GetProperty("conforms").GetBoolean();
        Assert.Equal(conforms, ours.Conforms);
        return conforms;
    }
}
