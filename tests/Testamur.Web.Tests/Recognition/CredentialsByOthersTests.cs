using System.Net;
using System.Text.Json;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Recognition;

/// <summary>One receiver, to whom all credentials of <see cref="CredentialsByOthersTests"/> are handed in.</summary>
public sealed class ReceiverOfOthers(RecognitionApps apps) : IAsyncLifetime
{
    private RecognitionScene? _scene;

    internal RecognitionScene Scene => _scene ?? throw new InvalidOperationException("No test runs yet.");

    public async Task InitializeAsync() => _scene = await RecognitionScene.SetAsync(await apps.OnAsync(DatabaseKind.Sqlite));

    public Task DisposeAsync()
    {
        _scene?.Dispose();
        return Task.CompletedTask;
    }
}

/// <summary>Credentials by others go from upload to a decision. People choose and judge; what the document says nobody types.</summary>
[Collection(RecognitionApps.Name)]
public sealed class CredentialsByOthersTests(ReceiverOfOthers receiver) : IClassFixture<ReceiverOfOthers>
{
    /// <param name="Parts">Titles to choose from; none where the document holds one credential.</param>
    /// <param name="Part">Which of them is meant.</param>
    /// <param name="Secured">Whether the document carries a seal, proof or signature.</param>
    /// <param name="Claimed">Credits that follow from it; null when it says nothing to count.</param>
    /// <param name="Says">The first statement of each kind in <see cref="Kinds"/>; what is not listed it does not say.</param>
    public sealed record Document(
        string File,
        string[] Parts,
        int Part,
        bool Secured,
        double? Claimed,
        (string Kind, string Text)[] Says
    )
    {
        public override string ToString() => File;
    }

    // What somebody would have to type otherwise.
    private static readonly string[] Kinds =
    [
        "title",
        "awardingBody",
        "outcome",
        "credit",
        "hours",
        "eqfLevel",
        "assessment",
        "qualityAssurance",
        "grade",
    ];

    public static TheoryData<Document> Documents =>
        new(
            // Sealed micro-credential of the European Learning Model.
            new Document(
                "elm/mc-annex1-sealed.jws.json",
                [],
                0,
                Secured: true,
                Claimed: 2,
                [
                    ("title", "Digital micro-credential creation"),
                    ("awardingBody", "University of Zed"),
                    ("outcome", "Communication, collaboration and creativity"),
                    ("credit", "2 ECTS"),
                    ("hours", "60"),
                    ("eqfLevel", "6"),
                    ("assessment", "Digital artefact assessment"),
                    ("grade", "Pass"),
                ]
            ),
            // Sealed European Digital Credentials that say little.
            new Document(
                "mynextid/edc-coe-sealed.jws.json",
                [],
                0,
                Secured: true,
                Claimed: null,
                [("title", "Title of Activity"), ("awardingBody", "NETIS d.o.o.")]
            ),
            new Document(
                "mynextid/edc-dc-sealed.jws.json",
                [],
                0,
                Secured: true,
                Claimed: null,
                [("title", "Title of Activity"), ("awardingBody", "NETIS d.o.o.")]
            ),
            // Open Badges 3.0, with a proof and without; the credits of the first are of no known system.
            new Document(
                "ob30/complete.json",
                [],
                0,
                Secured: true,
                Claimed: null,
                [("title", "1EdTech University Degree"), ("awardingBody", "1EdTech University"), ("credit", "42"), ("grade", "A")]
            ),
            new Document(
                "edubadges-style-ob30/uvh_at_microcredential_full_1.json",
                [],
                0,
                Secured: false,
                Claimed: 3,
                [
                    ("title", "Microcredential Basisomzetting Kat naar Koffiezetapparaat"),
                    ("awardingBody", "Universiteit van Harderwijk"),
                    ("credit", "3 ECTS"),
                    ("eqfLevel", "4"),
                    ("assessment", "testing"),
                    (
                        "qualityAssurance",
                        "W Practische toepassing van animale transmutatie: Accreditatie van de opleiding door de Wijze Raad van de Magiërs (AV-7381)"
                    ),
                    ("grade", "8.5"),
                ]
            ),
            new Document(
                "clr20/simple.json",
                [],
                0,
                Secured: true,
                Claimed: null,
                [("title", "Teamwork"), ("awardingBody", "Example Corp")]
            ),
            // Transcripts that were converted, without a seal: one of four courses, one of one.
            new Document(
                "dc4eu/elmo-tor-courses.json",
                ["External integration", "Axe making", "Trade in the west", "External integration, conti"],
                2,
                Secured: false,
                Claimed: 15,
                [
                    ("title", "Trade in the west"),
                    ("awardingBody", "The Blue lärosäte"),
                    ("credit", "15 ECTS"),
                    ("assessment", "Slow Trade"),
                    ("grade", "5"),
                ]
            ),
            new Document(
                "dc4eu/elmo-simple-example.json",
                [],
                0,
                Secured: false,
                Claimed: 5,
                [
                    ("title", "Lääketieteellinen perusta"),
                    ("awardingBody", "Centria-ammattikorkeakoulu"),
                    ("credit", "5 ECTS"),
                    ("eqfLevel", "5"),
                    ("assessment", "Lääketieteellinen perusta"),
                    ("grade", "4"),
                ]
            )
        );

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Nothing_is_typed_that_the_document_says(Document document)
    {
        var scene = receiver.Scene;
        var id = await HandedInAsync(document);
        var seen = await (await scene.HereAsync(HttpMethod.Get, $"/{id}")).JsonAsync();
        Assert.Equal(document.Says, Stated(seen));
        Assert.Equal(document.Secured, seen.GetProperty("isSecured").GetBoolean());
        var claimed = seen.GetProperty("claimed").GetProperty("ects");
        Assert.Equal(document.Claimed, claimed.ValueKind == JsonValueKind.Null ? null : claimed.GetDouble());

        // The form is sent as the documents fill it. A person adds why differences matter, and how what carries no seal was confirmed.
        var form = await scene.SuggestedAsync(
            id,
            form =>
            {
                foreach (var element in form["elements"]!.AsArray())
                    if ((string?)element!["difference"] == "substantial")
                        element["purpose"] = "It is to stand for a module at our level.";
            }
        );
        Assert.Equal(document.Claimed, (double?)form["acceptedEcts"]);
        if (!document.Secured)
        {
            var owed = await scene.HereAsync(HttpMethod.Post, $"/{id}/decision", form);
            var problem = await owed.JsonAsync(HttpStatusCode.UnprocessableEntity);
            Assert.Equal(["confirmation"], problem.GetProperty("errors").EnumerateObject().Select(field => field.Name));
            form["confirmation"] = "The registry of the sender confirmed it in writing.";
        }

        var decided = await (await scene.HereAsync(HttpMethod.Post, $"/{id}/decision", form)).JsonAsync();
        Assert.Equal("notified", RecognitionScene.State(decided.GetProperty("case")));
        var statement = await (await scene.MineAsync(HttpMethod.Get, $"/{id}/statement/json")).JsonAsync();
        var recognised = statement
            .GetProperty("credentialSubject")
            .GetProperty("recognition")
            .GetProperty("recognisedCredential");
        Assert.Equal(document.Says[0].Text, recognised.GetProperty("title").GetString());
    }

    private async Task<Guid> HandedInAsync(Document document)
    {
        var scene = receiver.Scene;
        var text = RecognitionScene.Sample(document.File);
        var opened = await (await scene.MineAsync(HttpMethod.Post, "", scene.Ask(text))).JsonAsync();
        var id = opened.GetProperty("id").GetGuid();
        Assert.Equal(document.Parts, opened.GetProperty("parts").EnumerateArray().Select(title => title.GetString()));
        if (document.Parts.Length > 0)
        {
            Assert.Equal("incomplete", RecognitionScene.State(opened));
            var part = new { part = document.Part };
            opened = await (await scene.MineAsync(HttpMethod.Post, $"/{id}/credential", part)).JsonAsync();
        }

        Assert.Equal("complete", RecognitionScene.State(opened));
        return id;
    }

    private static IEnumerable<(string, string)> Stated(JsonElement seen) =>
        seen.GetProperty("facts")
            .EnumerateArray()
            .Where(fact => fact.GetProperty("standing").GetString() != "absent")
            .Select(fact => (Kind: fact.GetProperty("kind").GetString() ?? "", Text: fact.GetProperty("text").GetString() ?? ""))
            .DistinctBy(fact => fact.Kind)
            .Where(fact => Kinds.Contains(fact.Kind))
            .OrderBy(fact => Array.IndexOf(Kinds, fact.Kind));
}
