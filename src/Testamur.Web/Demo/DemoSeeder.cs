using System.Text;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Catalogue;
using Testamur.Web.Modules.Design;
using Testamur.Web.Modules.Stacks.Pathways;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Settings;

namespace Testamur.Web.Demo;

/// <summary>Fills a new installation with the demo alliance, by the people of the demo and the platform's own use cases.</summary>
internal sealed class DemoSeeder(
    StoredSettings settings,
    DemoStage stage,
    DemoFiles files,
    DemoMembers members,
    DemoSpecifications specifications,
    DemoFunding funding,
    DemoLearning learning,
    DemoAwards awards,
    DemoPriorLearning priorLearning,
    DemoSeals seals,
    DemoAgreements agreements,
    DemoRecognition recognition,
    DemoCoding coding,
    DemoWaves waves,
    DemoReview review,
    DemoFigures figures,
    TimeProvider time
)
{
    private const string Key = "demo";
    private const string Begun = "begun";
    private const string Filled = "filled";
    private const string Folder = "https://alliance.example.org/specifications/";

    /// <returns>Whether this installation is the demo; one that somebody else has set up stays as it is.</returns>
    /// <exception cref="StartRefusedException">An earlier filling was cut off.</exception>
    public async Task<bool> EnsureAsync()
    {
        var mark = await settings.ReadAsync(Key, CancellationToken.None);
        if (mark == Filled)
            return true;
        if (mark == Begun)
        {
            throw new StartRefusedException(
                "Filling the demo was interrupted in this data folder. Delete the folder, or name another with --data, and start again."
            );
        }

        if (!await IsNewAsync())
            return false;
        await MarkAsync(Begun);
        await FillAsync();
        await MarkAsync(Filled);
        return true;
    }

    private Task<bool> IsNewAsync() =>
        stage.ActAsync(null, null, async services => !await services.GetRequiredService<AppDb>().Users.AnyAsync());

    private Task<int> MarkAsync(string state) =>
        stage.ActAsync(
            null,
            null,
            async services =>
            {
                var db = services.GetRequiredService<AppDb>();
                if (await db.Set<Setting>().SingleOrDefaultAsync(setting => setting.Key == Key) is { } stored)
                    stored.Value = state;
                else
                    db.Add(new Setting { Key = Key, Value = state });
                return await db.SaveChangesAsync();
            }
        );

    private async Task FillAsync()
    {
        var (alliance, learners) = (files.Alliance(), files.Learners());
        var tenants = await members.SeedAsync(alliance);
        await awards.MakeKeysAsync(tenants.Values);
        await seals.SeedAsync(alliance.Members.Select(member => (tenants[member.Id], member.Country)));
        var observatory = files.Observatory();
        var monthsAgo = observatory.Published.ToDictionary(row => Folder + row.Specification, row => row.MonthsAgo);
        var units = alliance
            .Units.SelectMany(unit => unit.Specifications.Select(file => (File: Folder + file, Unit: members.Units[unit.Id])))
            .ToDictionary(one => one.File, one => one.Unit);
        var placed = await specifications.SeedAsync(files.Specifications(), tenants, monthsAgo, units);
        await stage.MustAsync(
            null,
            null,
            services => services.GetRequiredService<ImportExternalOffers>().HandleAsync(files.ExternalOffers(), default)
        );
        await ImportPathwaysAsync(placed);
        await agreements.SeedAsync(files.Agreements(), tenants, placed);
        await funding.SeedAsync(files.Funder(), placed);
        await learning.SeedAsync(files.Offerings(), learners, alliance, placed);
        await awards.SeedAsync(learners, alliance, placed);
        await recognition.SeedAsync(files.Recognitions(), alliance, tenants, placed);
        await LeaveWorkAsync(placed);
        await coding.SeedAsync(alliance.Alliance.Name["en"]);
        await ObserveAsync(observatory, placed);
    }

    private async Task ObserveAsync(ObservatoryFile file, IReadOnlyDictionary<string, DemoSpecifications.Placed> placed)
    {
        foreach (var wave in file.Waves)
            await waves.SeedAsync(wave);
        await review.SeedAsync(file.Review);
        foreach (var row in file.Awards)
            await awards.IssueAsync(row, placed[Folder + row.Specification], DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        await figures.SeedAsync(file, placed, Folder);
    }

    private async Task ImportPathwaysAsync(IReadOnlyDictionary<string, DemoSpecifications.Placed> placed)
    {
        foreach (var pathway in files.Pathways())
        {
            var file = Encoding.UTF8.GetBytes(DemoSpecifications.WithNewIds(pathway, placed));
            await stage.MustAsync(
                "admin@nordhaven.example.org",
                null,
                services => services.GetRequiredService<ImportPathway>().HandleAsync(file, publish: true, default)
            );
        }
    }

    /// <summary>Something for everybody's desk: a draft, a version in review, prior learning, and a list whose rows need attention.</summary>
    private async Task LeaveWorkAsync(IReadOnlyDictionary<string, DemoSpecifications.Placed> placed)
    {
        await NextVersionAsync("author-1@belmonte.example.org", placed[Folder + "data-stories"]);
        var challenge = placed[Folder + "city-cooling-challenge"];
        await NextVersionAsync("author-2@nordhaven.example.org", challenge);
        await stage.MustAsync(
            "author-2@nordhaven.example.org",
            challenge.Tenant,
            services => services.GetRequiredService<SubmitVersion>().HandleAsync(new(challenge.Id), 2, default)
        );
        await priorLearning.SeedAsync(placed[Folder + "energy-at-home"], placed[Folder + "data-stories"]);
        await awards.PreviewAsync(placed[Folder + "energy-at-home"], DemoFiles.ListName, files.AwardsList());
    }

    private Task<VersionAnswer> NextVersionAsync(string author, DemoSpecifications.Placed at) =>
        stage.MustAsync(
            author,
            at.Tenant,
            services => services.GetRequiredService<StartNextVersion>().HandleAsync(new(at.Id), default)
        );
}
