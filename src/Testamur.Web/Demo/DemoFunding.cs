using Microsoft.Extensions.Options;
using Testamur.Web.Modules.Funding;
using Testamur.Web.Modules.Funding.Ledger;
using Testamur.Web.Platform;

namespace Testamur.Web.Demo;

/// <summary>The funder of the demo: a file in the data folder, where an operator would put a real one's.</summary>
internal sealed class DemoFunding(DemoStage stage, IOptions<FundingOptions> funding, IOptions<TestamurOptions> options)
{
    private const string Registrar = "registrar@nordhaven.example.org";

    public async Task SeedAsync(string funder, IReadOnlyDictionary<string, DemoSpecifications.Placed> placed)
    {
        var folder = funding.Value.Folder ?? Path.Combine(options.Value.DataFolder, "funding");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "funder.json"), DemoSpecifications.WithNewIds(funder, placed));
    }

    /// <summary>What was set aside for an enrolment is used, though its run has not begun.</summary>
    public Task UseAsync(DemoSpecifications.Placed at, Guid enrolment, string reason) =>
        stage.MustAsync(
            Registrar,
            at.Tenant,
            services =>
                services
                    .GetRequiredService<ActOnSupport>()
                    .HandleAsync(enrolment, new(LedgerAct.Use, "demo", reason), CancellationToken.None)
        );
}
