using System.Net;
using System.Text.Json;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Design;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;

namespace Testamur.Web.Tests.Mandates;

/// <summary>A specification that one institution really designed, reviewed and published, sealed by another.</summary>
public sealed class SealedForAnotherTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_another_institution_published_is_sealed_under_its_mandate_and_only_while_it_is_public(
        DatabaseKind database
    )
    {
        var app = await apps.OnAsync(database);
        using var faculty = await Scene.SetAsync(app);
        var (specification, _) = await faculty.PublishedAsync();
        var (registrar, office, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        using var acceptor = app.Api(await app.PersonAsync("Ayo Acceptor", (office, Role.Approver)));
        var learner = await app.PersonAsync("Lena Learner");
        var csv = $"name,email,awardedOn\nLena Learner,{learner.Email},2026-02-03\n";

        // Without a mandate there is no such specification at the office.
        var own = await registrar.HandInAsync(csv, specification: specification);
        Assert.Equal("issuing.specificationNotPublished", await own.CodeAsync(HttpStatusCode.Conflict));
        var terms = new
        {
            mandatary = office.Slug,
            statement = "The office issues this one for us.",
            reference = "Contract 12/2026",
            validFrom = faculty.Day(0),
            specifications = new[] { specification },
        };
        var mandate = (await (await faculty.PostAsync(faculty.Administrator, "/mandates", terms)).JsonAsync()).Id();
        await (await faculty.PostAsync(faculty.Approver, $"/mandates/{mandate}/signature")).JsonAsync();
        var answer = $"/api/v1/t/{office.Slug}/mandates/{mandate}/answer";
        await (await acceptor.SendAsync(HttpMethod.Post, answer, new { accepted = true })).JsonAsync();

        var batch = await (await registrar.HandInAsync(csv, specification: specification, mandate: mandate)).JsonAsync();
        await registrar.ConfirmAsync(batch);
        await registrar.WaitUntilDoneAsync(batch);
        var credential = Assert.Single(await registrar.CredentialsAsync());
        var check = await MandateScene.VerifyAsync(app, credential.DataIntegrity());
        Assert.Equal("passed", check.GetProperty("outcome").GetString());
        Assert.Contains("Contract 12/2026", check.GetProperty("detail").GetString(), StringComparison.Ordinal);

        // In the wallet it counts as what it is.
        using var wallet = app.Api(learner);
        var holding = await WaitForHoldingAsync(wallet);
        var uri = holding.GetProperty("specificationUri").GetString();
        Assert.EndsWith($"/specifications/{specification}", uri, StringComparison.Ordinal);

        await (
            await faculty.PostAsync(
                faculty.Approver,
                $"/specifications/{specification}/1/suspend",
                new { note = "Under repair." }
            )
        ).JsonAsync();
        var held = await registrar.HandInAsync(Registrar.Csv(1), specification: specification, mandate: mandate);
        Assert.Equal("issuing.specificationNotPublished", await held.CodeAsync(HttpStatusCode.Conflict));
    }

    /// <summary>The credential reaches the wallet by an event after its batch.</summary>
    private static async Task<JsonElement> WaitForHoldingAsync(HttpClient wallet)
    {
        for (var i = 0; ; i++)
        {
            var page = await (await wallet.SendAsync(HttpMethod.Get, "/api/v1/my/holdings")).JsonAsync();
            if (page.GetProperty("items").EnumerateArray().ToList() is [var only])
                return only;
            Assert.True(i < 600, "Nothing came into the wallet within a minute.");
            await Task.Delay(100);
        }
    }
}
