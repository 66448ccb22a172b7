using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Education.Observatory;
using Testamur.Education.Recognition.Agreements;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Observatory.Coding;
using Testamur.Web.Modules.Observatory.Coding.Units;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Agreements;
using Testamur.Web.Tests.Catalogue;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Observatory;

/// <summary>What the platform proposes to coders about the alliance it serves, from what it publishes.</summary>
public sealed class ProposalTests(Apps apps) : IClassFixture<Apps>
{
    private const string Alliance = "Una Europa";

    [Theory, OnSqlite]
    public async Task Codes_are_proposed_by_what_is_published_with_an_address_where_anybody_can_look(DatabaseKind database)
    {
        // What others publish would be proposed, too.
        await using var app = await App.StartAsync(await Apps.SettingsAsync(database));
        await ServeAsync(app, Alliance);
        var home = await app.InstitutionAsync();
        var before = await ProposedAsync(app, Alliance);
        await app.PublishAsync(
            home,
            CatalogueFixture.Named("Bare", CatalogueFixture.Word()) with
            {
                EqfLevel = null,
                Ects = null,
            }
        );
        Assert.Equal(before, await ProposedAsync(app, Alliance));

        var shown = await app.PublishAsync(
            home,
            CatalogueFixture.Named("Rich", CatalogueFixture.Word()) with
            {
                Participation = new("blended"),
                IscedF = ["0522", "0311"],
                CoDesigners = [new(PartnerKind.Employer, LangText.Of("en", "Cool Roofs"))],
                Stackability = new(StackingKind.Standalone, [], LangText.Empty),
                SupplementText = LangText.Of("en", "Stands in the supplement."),
            }
        );
        var proposed = await ProposedAsync(app, Alliance);
        Assert.Equal(["CL2", "CL3", "CL4", "SD8-2", "RM1", "RM2", "RM3"], proposed.Select(one => one.Code));
        Assert.All(
            proposed,
            one => Assert.Equal(1 + (before.FirstOrDefault(old => old.Code == one.Code)?.Count ?? 0), one.Count)
        );
        var blended = proposed.Single(one => one.Code == "CL3");
        Assert.EndsWith($"/catalogue/{shown}", blended.Address, StringComparison.Ordinal);
        using var stranger = app.Api(null);
        Assert.Equal(
            HttpStatusCode.OK,
            (await stranger.GetAsync(new Uri(new Uri(blended.Address).AbsolutePath, UriKind.Relative))).StatusCode
        );

        // What an agreement shows is there while one is in force; a draft of one shows nothing.
        var agreements = await AgreementScene.OnAsync(app);
        await agreements.InStateAsync(AgreementState.Draft);
        Assert.DoesNotContain(await ProposedAsync(app, Alliance), one => one.Code == "SI6");
        var inForce = await agreements.InStateAsync(AgreementState.InForce);
        var agreed = (await ProposedAsync(app, Alliance)).Where(one => one.Source == ProposeCodes.ProposalSource.Agreements);
        Assert.Equal(["SI6", "RM4"], agreed.Select(one => one.Code));
        Assert.All(agreed, one => Assert.EndsWith($"/agreements/{inForce}", one.Address, StringComparison.Ordinal));

        // Another spelling is the same alliance, another alliance is not served here; another book has other codes.
        Assert.NotEmpty(await ProposedAsync(app, "UNA EUROPA"));
        Assert.Empty(await ProposedAsync(app, "CIVIS"));
        Assert.Empty(await ProposedAsync(app, Alliance, CodeBooks.Approaches));
    }

    [Theory, OnSqlite]
    public async Task A_proposal_is_no_mark_until_a_coder_confirms_it(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        await ServeAsync(app, Alliance);
        await app.PublishAsync(await app.InstitutionAsync(), CatalogueFixture.Named("Level", CatalogueFixture.Word()));
        var scene = await CodingScene.OnAsync(app, "alliance-matrix");
        await scene.DoAsync(scene.Lead, HttpMethod.Put, $"{scene.Run}/units", new { units = Alliance }).JsonAsync();
        await scene
            .DoAsync(
                scene.Lead,
                HttpMethod.Put,
                $"{scene.Run}/coders",
                new { coders = new[] { scene.Anna.Email, scene.Bo.Email } }
            )
            .JsonAsync();
        await scene.MoveAsync("start").JsonAsync();
        var unit = $"{scene.My}/units/{UnitNames.Key(Alliance)}";
        var before = await scene.DoAsync(scene.Anna, HttpMethod.Get, unit).JsonAsync();
        Assert.Contains(before.GetProperty("proposals").EnumerateArray(), one => one.GetProperty("code").GetString() == "RM2");
        Assert.DoesNotContain("\"marked\":true", before.GetRawText(), StringComparison.Ordinal);

        await scene.DoAsync(scene.Anna, HttpMethod.Post, $"{unit}/proposals/RM2").JsonAsync();
        Assert.Equal(
            "coding.proposalGone",
            await scene.DoAsync(scene.Anna, HttpMethod.Post, $"{unit}/proposals/CB1").CodeAsync(HttpStatusCode.Conflict)
        );
        var anna = new PersonId(scene.Anna.Id);
        var marks = await app.InScopeAsync(
            null,
            services =>
                services
                    .Get<AppDb>()
                    .Set<MarkEvidence>()
                    .Where(one => one.Coder == anna && one.Proposed)
                    .Select(one => one.Code)
                    .ToListAsync()
        );
        Assert.Equal(["RM2"], marks);
        // The other coder sees the proposal and nothing of the first one's mark.
        var other = await scene.DoAsync(scene.Bo, HttpMethod.Get, unit).JsonAsync();
        Assert.Contains(other.GetProperty("proposals").EnumerateArray(), one => one.GetProperty("code").GetString() == "RM2");
        Assert.All(
            other.GetProperty("codes").EnumerateArray(),
            code => Assert.Empty(code.GetProperty("evidence").EnumerateArray())
        );
    }

    private static Task<int> ServeAsync(App app, string name) =>
        app.InScopeAsync(
            null,
            async services =>
            {
                var db = services.Get<AppDb>();
                if (await db.Set<AllianceProfile>().SingleOrDefaultAsync() is { } known)
                    known.Name = name;
                else
                    db.Add(new AllianceProfile { Name = name });
                return await db.SaveChangesAsync();
            }
        );

    private static Task<IReadOnlyList<ProposeCodes.Proposal>> ProposedAsync(App app, string alliance, CodeBook? book = null) =>
        app.InScopeAsync(
            null,
            services =>
                services
                    .GetRequiredService<ProposeCodes>()
                    .HandleAsync(
                        book ?? CodeBooks.AllianceMatrix,
                        new()
                        {
                            Wave = new(Guid.Empty),
                            Unit = UnitNames.Key(alliance),
                            Printed = alliance,
                        },
                        CancellationToken.None
                    )
        );
}
