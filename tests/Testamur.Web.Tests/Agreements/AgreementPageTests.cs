using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using Testamur.Education.Recognition.Agreements;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Agreements;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Agreements;

[Collection(AgreementCollection.Name)]
public sealed class AgreementPageTests(AgreementApps apps)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_agreement_is_written_agreed_and_signed_by_plain_forms_and_fills_the_matrix(DatabaseKind database)
    {
        var scene = await AgreementScene.OnAsync(await apps.OnAsync(database));
        using var north = scene.App.Browser(scene.North.Negotiator);
        using var south = scene.App.Browser(scene.South.Negotiator);
        var list = $"/t/{scene.North.Place.Slug}/agreements";
        var begun = await SavedAsync(await north.PostFormAsync(list, "begin", ("title", "North and South")));
        var edit = begun.Split('?')[0];
        var id = edit.Split('/')[^2];
        Assert.Contains("things are missing", (await north.PageAsync(edit)).Body!.TextContent, StringComparison.Ordinal);

        await SavedAsync(await north.PostFormAsync(edit, "terms", ("parties", scene.North.Did), ("parties", scene.South.Did)));
        var today = scene.Today;
        await SavedAsync(
            await north.PostFormAsync(
                edit,
                "terms",
                ("parties", scene.North.Did),
                ("parties", scene.South.Did),
                ("title-en", "North and South"),
                ("text-en", "What one teaches counts at the other.\n\nFairly."),
                ("data-en", "Only what the credential says."),
                ($"signatories-{scene.North.Place.Slug}", "Nora North, Rector"),
                ($"signatories-{scene.South.Place.Slug}", "Sam South, Vice-rector"),
                ("years", "5"),
                ("rule", "Table"),
                ("tie", "Highest"),
                ("perLearner", "7,5"),
                ("share", "1/3"),
                ("from", $"{today:yyyy-MM-dd}"),
                ("until", $"{today.AddYears(2):yyyy-MM-dd}"),
                ("reviewOn", $"{today.AddYears(1):yyyy-MM-dd}"),
                ("notice", "60")
            )
        );
        await SavedAsync(
            await north.PostFormAsync(
                edit,
                "add-clause",
                ("n-id", "2.1"),
                ("n-receivers", scene.North.Did),
                ("n-types", "MicroCredential"),
                ("n-fields", "05 0613"),
                ("n-eqfFrom", "6"),
                ("n-ectsTo", "5")
            )
        );
        await SavedAsync(
            await north.PostFormAsync(
                edit,
                "add-equivalence",
                ("e-theirs", "urn:south:climate 2"),
                ("e-receiver", scene.North.Did),
                ("e-target", "urn:north:env")
            )
        );
        var wrong = await north.PostFormAsync(edit, "clause-0", ("act", "change"), ("c0-ectsTo", "many"));
        Assert.Contains(
            "This is not written as the hint says",
            await wrong.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        var stale = await north.PostFormAsync(edit, "clause-0", ("act", "remove"), ("revision", "1"));
        Assert.Contains("Somebody else changed this", await stale.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var page = $"{list}/{id}";
        var text = (await north.PageAsync(page)).Body!.TextContent;
        foreach (
            var said in new[]
            {
                "Clause 2.1.",
                "EQF level 6 or above",
                "at most 5 ECTS",
                "urn:south:climate (version 2) stands for urn:north:env",
                "7.5 ECTS for each learner",
                "1/3 of the credits",
                "60 days",
                "Nora North, Rector",
                "the best is taken",
            }
        )
            Assert.Contains(said, text, StringComparison.Ordinal);

        await ShowsTheExactTextAsync(north, page, "agree");
        await SavedAsync(await north.PostFormAsync(page, "agree"));
        var theirs = $"/t/{scene.South.Place.Slug}/agreements";
        Assert.Contains(
            "One agreement waits for your institution",
            (await south.PageAsync(theirs)).Body!.TextContent,
            StringComparison.Ordinal
        );
        await SavedAsync(await south.PostFormAsync($"{theirs}/{id}", "agree"));
        using var northBoard = scene.App.Browser(scene.North.Board);
        using var southBoard = scene.App.Browser(scene.South.Board);
        await ShowsTheExactTextAsync(northBoard, page, "sign");
        await SavedAsync(await northBoard.PostFormAsync(page, "sign"));
        Assert.Equal("Gap", (await CellAsync(scene)).QuerySelector(".label")?.TextContent.Trim());
        await SavedAsync(await southBoard.PostFormAsync($"{theirs}/{id}", "sign"));

        var cell = await CellAsync(scene);
        Assert.Null(cell.QuerySelector(".label"));
        Assert.Contains("Clause 2.1: micro-credentials · EQF level 6 or above", cell.TextContent, StringComparison.Ordinal);
        using var anybody = scene.App.Browser(null);
        var shown = await anybody.PageAsync(cell.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal(
            2,
            shown.QuerySelectorAll("td .label").Count(label => label.TextContent.Trim() == "Signature checked: valid")
        );
        Assert.Contains("In force until", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Bo of", shown.Body.TextContent, StringComparison.Ordinal);

        await SavedAsync(await southBoard.PostFormAsync($"{theirs}/{id}", "suspend", ("suspend-reason", "We look at it again.")));
        Assert.Contains("We look at it again.", (await north.PageAsync(page)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Suspended", (await CellAsync(scene)).TextContent, StringComparison.Ordinal);
        await anybody.PageAsync($"{page}", HttpStatusCode.Found);
    }

    /// <summary>Before the button: the document that is exported and signed, and the hash of its canonical form.</summary>
    private static async Task ShowsTheExactTextAsync(HttpClient browser, string page, string form)
    {
        var document = await browser.GetByteArrayAsync(new Uri($"{page.Split('?')[0]}/file", UriKind.Relative));
        var shown = (await browser.PageAsync(page)).QuerySelectorAll("form").Single(one => Asks(one, form));
        Assert.Equal(Encoding.UTF8.GetString(document), shown.QuerySelector("pre")?.TextContent);
        Assert.Contains(
            Convert.ToHexStringLower(SHA256.HashData(AgreementJson.Canonical(document)!)), // it is one
            shown.TextContent,
            StringComparison.Ordinal
        );
    }

    private static bool Asks(IElement form, string name) =>
        form.QuerySelector("input[name=_handler]")?.GetAttribute("value") == name;

    [Fact]
    public void The_matrix_names_what_is_in_force_and_every_gap()
    {
        MatrixPlace[] members = [new("a", "A"), new("b", "B"), new("c", "C")];
        Agreement Between(string[] parties, AgreementClause clause) =>
            new()
            {
                Format = 1,
                Id = Guid.Empty,
                Version = 1,
                Title = LangText.Of("en", "T"),
                Parties = [.. parties.Select(party => new AgreementParty(party, party))],
                Clauses = [clause],
            };
        var matrix = AgreementMatrix.Of(
            members,
            [
                new(Between(["a", "b"], new() { Id = "1" }), AgreementState.InForce, Holds: true),
                new(Between(["b", "c"], new() { Id = "2", Receivers = ["c"] }), AgreementState.Suspended, Holds: true),
                new(Between(["b", "c"], new() { Id = "4", Receivers = ["b"] }), AgreementState.InForce, Holds: false),
                new(
                    Between(
                        ["a", "c"],
                        new()
                        {
                            Id = "3",
                            Issuers = ["outside"],
                            Receivers = ["a"],
                        }
                    ),
                    AgreementState.InForce,
                    Holds: true
                ),
            ]
        );
        Assert.Equal(["a", "b", "c", "outside"], matrix.Issuers.Select(place => place.Id));
        Assert.Equal(9, matrix.Cells.Count);
        Assert.Equal(
            ["a←b", "a←outside", "b←a"],
            matrix.Cells.Where(cell => !cell.IsGap).Select(cell => $"{cell.Receiver}←{cell.Issuer}").Order(StringComparer.Ordinal)
        );
        Assert.Equal(AgreementState.Suspended, Assert.Single(matrix.Of("c", "b")!.Entries).State);
        // A signature under it does not hold, so nothing is recognised by it.
        Assert.False(Assert.Single(matrix.Of("b", "c")!.Entries).Applies);
        Assert.Null(matrix.Of("a", "a"));
        // Six pairs of members, two of them bound.
        Assert.Equal(4, matrix.Gaps);
    }

    private static async Task<IElement> CellAsync(AgreementScene scene)
    {
        using var anybody = scene.App.Browser(null);
        var page = await anybody.PageAsync("/agreements");
        // Other tests have institutions of the same names, so the cell is found by its place.
        var rows = page.QuerySelectorAll("section[aria-labelledby=matrix] tbody tr");
        Assert.NotEmpty(rows);
        var members = await scene.App.InScopeAsync(
            null,
            services => services.Get<Modules.Alliance.Contracts.IInstitutions>().ListAsync(default)
        );
        var row = members.Select(member => member.Did).ToList().IndexOf(scene.North.Did);
        var column = members.Select(member => member.Did).ToList().IndexOf(scene.South.Did);
        return rows[row].Children[column + 1];
    }

    // What was saved leads on; a refusal shows the page again.
    private static async Task<string> SavedAsync(HttpResponseMessage answer)
    {
        Assert.True(
            answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther,
            $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"
        );
        var to = answer.Headers.Location!.ToString(); // a redirect has one
        return to.StartsWith('/') ? to : new Uri(to).PathAndQuery;
    }
}
