using System.Globalization;
using System.Text;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Modules.Wallet;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Demo;

/// <summary>The institutions' keys, and real credentials for what the learners were awarded, accepted into their wallets.</summary>
internal sealed class DemoAwards(DemoStage stage)
{
    private const string Administrator = "admin@nordhaven.example.org";
    private const string Registrar = "registrar@nordhaven.example.org";
    private const string SecondRegistrar = "registrar-2@nordhaven.example.org";

    public async Task MakeKeysAsync(IEnumerable<Tenant> tenants)
    {
        foreach (var tenant in tenants)
            await stage.MustAsync(
                Administrator,
                tenant,
                services => services.GetRequiredService<CreateKeys>().HandleAsync(CancellationToken.None)
            );
    }

    public async Task SeedAsync(
        DemoFiles.LearnersFile learners,
        DemoFiles.AllianceFile alliance,
        IReadOnlyDictionary<string, DemoSpecifications.Placed> placed
    )
    {
        var people = alliance.People.ToDictionary(person => person.Id);
        var awards = learners.Learners.SelectMany(learner =>
            learner.Awards.Select(award => (Person: people[learner.Person], award))
        );
        foreach (var group in awards.GroupBy(row => row.award.Specification))
        {
            var rows = group.Select(row =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Person.Name},{row.Person.Email},{row.award.AwardedOn:yyyy-MM-dd},{row.award.Grade}"
                )
            );
            var list = string.Join('\n', ["name,email,awardedOn,grade", .. rows]);
            await IssueAsync(placed[group.Key], Encoding.UTF8.GetBytes(list));
        }

        foreach (var learner in learners.Learners.Where(learner => learner.Awards.Length > 0))
            await AcceptAllAsync(people[learner.Person].Email);
    }

    /// <summary>Awards to many at once, who have no account: there is something to count where small numbers are kept back.</summary>
    /// <param name="today">Before which the awards lie, one a day.</param>
    public Task IssueAsync(ObservatoryFile.AwardRow row, DemoSpecifications.Placed at, DateOnly today)
    {
        var lines = Enumerable
            .Range(1, row.People)
            .Select(number =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Fictitious Learner {number},fictitious-{number}@{at.Tenant.Slug}.example.org,{today.AddMonths(-row.MonthsAgo).AddDays(-number):yyyy-MM-dd}"
                )
            );
        return IssueAsync(at, Encoding.UTF8.GetBytes(string.Join('\n', ["name,email,awardedOn", .. lines])));
    }

    /// <summary>Leaves a list waiting as a preview, with rows that need attention.</summary>
    public Task<BatchView> PreviewAsync(DemoSpecifications.Placed at, string fileName, byte[] list) =>
        stage.MustAsync(
            Registrar,
            at.Tenant,
            services => services.GetRequiredService<PreviewList>().HandleAsync(new(at.Id, 1, fileName, list, null), default)
        );

    private async Task IssueAsync(DemoSpecifications.Placed at, byte[] list)
    {
        var preview = await PreviewAsync(at, "awards.csv", list);
        await stage.MustAsync(
            Registrar,
            at.Tenant,
            services => services.GetRequiredService<ConfirmBatch>().HandleAsync(preview.Id, new(preview.Rows), default)
        );
        // The job engine starts with the server; the wallets are to be full before that.
        await WorkAsync(at.Tenant, preview.Id);
        var batch = await stage.MustAsync(
            SecondRegistrar,
            at.Tenant,
            services => services.GetRequiredService<ReadBatch>().HandleAsync(preview.Id, null, 0, default)
        );
        if (batch.Batch is not { State: BatchState.Proposed, Fingerprint: { } fingerprint })
            return;
        await stage.MustAsync(
            SecondRegistrar,
            at.Tenant,
            services => services.GetRequiredService<ApproveBatch>().HandleAsync(preview.Id, new(fingerprint), default)
        );
        await WorkAsync(at.Tenant, preview.Id);
    }

    private Task<bool> WorkAsync(Tenant tenant, Guid batch) =>
        stage.ActAsync(
            null,
            null,
            async services =>
            {
                await services.GetRequiredService<SealBatch>().HandleAsync(tenant.Id, new(batch), CancellationToken.None);
                return true;
            }
        );

    private async Task AcceptAllAsync(string email)
    {
        var offered = await stage.ActAsync(
            email,
            null,
            services => services.GetRequiredService<ListHoldings>().HandleAsync(new(HoldingState.Offered), default)
        );
        foreach (var holding in offered.Items)
            await stage.MustAsync(
                email,
                null,
                services => services.GetRequiredService<AcceptHolding>().HandleAsync(holding.Id, default)
            );
    }
}
