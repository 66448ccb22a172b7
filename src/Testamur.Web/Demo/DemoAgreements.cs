using System.Text;
using System.Text.Json.Nodes;
using Testamur.Web.Modules.Agreements;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Demo;

/// <summary>Agreements between the members: written and agreed to by recognition officers, signed by the boards; one is left as a draft.</summary>
internal sealed class DemoAgreements(DemoStage stage)
{
    private const string Officer = "recognition-1@nordhaven.example.org";
    private const string Board = "board@nordhaven.example.org";
    private const string Draft = "draft.json";

    public async Task SeedAsync(
        IReadOnlyDictionary<string, string> files,
        IReadOnlyDictionary<string, Tenant> tenants,
        IReadOnlyDictionary<string, DemoSpecifications.Placed> placed
    )
    {
        var members = await stage.ActAsync(
            null,
            null,
            services => services.GetRequiredService<IInstitutions>().ListAsync(CancellationToken.None)
        );
        foreach (var (name, file) in files)
        {
            var parties = JsonNode.Parse(file)!["parties"]!.AsArray(); // every file has some
            Tenant[] sides = [.. parties.Select(party => tenants[party!["id"]!.GetValue<string>()])];
            var text = members.Aggregate(
                DemoSpecifications.WithNewIds(file, placed),
                (json, member) => json.Replace($"\"{member.Slug}\"", $"\"{member.Did}\"", StringComparison.Ordinal)
            );
            var made = await stage.MustAsync(
                Officer,
                sides[0],
                services => services.GetRequiredService<SaveAgreement>().ImportAsync(Encoding.UTF8.GetBytes(text), default)
            );
            if (name == Draft)
                continue;
            foreach (var side in sides)
                made = await stage.MustAsync(
                    Officer,
                    side,
                    services =>
                        services
                            .GetRequiredService<AgreeToTerms>()
                            .HandleAsync(made.Id, made.Version, new(made.Revision), default)
                );
            foreach (var (side, signatory) in sides.Zip(JsonNode.Parse(file)!["signatories"]!.AsArray())) // one for each party
            {
                var read = await stage.MustAsync(
                    Board,
                    side,
                    services => services.GetRequiredService<ReadAgreement>().HandleAsync(made.Id, made.Version, default)
                );
                var request = new SignAgreement.Request(signatory!["name"]!.GetValue<string>(), read.Fingerprint);
                await stage.MustAsync(
                    Board,
                    side,
                    services => services.GetRequiredService<SignAgreement>().HandleAsync(made.Id, made.Version, request, default)
                );
            }
        }
    }
}
