using Testamur.Education.Recognition.Agreements;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Modules.Recognition.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Agreements;

/// <summary>
/// Replays the institution's own cases of the last year under a version that need not be signed: what would have been recognised at once.
/// Only what people decided is replayed, and small groups are not told.
/// </summary>
internal sealed class SimulateAgreement(
    Deals deals,
    CurrentTenant tenant,
    IPastCases past,
    IInstitutions institutions,
    ICatalogue catalogue
)
{
    /// <summary>The newest so many are replayed.</summary>
    public const int MostCases = 5000;

    public async Task<Result<SimulationReport>> HandleAsync(Guid id, int version, CancellationToken cancel)
    {
        var found = await deals.FindAsync(id, version, Permission.NegotiateAgreement, cancel);
        if (!found.Succeeded(out var deal, out var problem))
            return problem;
        if (await institutions.FindAsync(tenant.Id, cancel) is not { } own)
            return AgreementsProblems.NotFound();
        var cases = await past.ListAsync(tenant.Id, deals.Today.AddYears(-1), MostCases, cancel);
        var decided = cases.Where(one => !one.ByAgreement).ToList();
        var sizes = await SizesAsync([.. decided.Select(one => one.TargetUri).OfType<string>().Distinct()], cancel);
        return AgreementSimulation.Replay(
            deal.Version.Read(),
            [
                .. decided.Select(one => new ReplayedCase(
                    one.Learner,
                    one.Credential.ForAgreements(),
                    new(
                        own.Did,
                        one.Purpose.ForAgreements(),
                        one.TargetUri,
                        one.TargetUri is { } target && sizes.TryGetValue(target, out var ects) ? ects : null,
                        one.AskedOn
                    ),
                    one.Decision switch
                    {
                        PastDecision.Full => OfficerDecision.Full,
                        PastDecision.Refused => OfficerDecision.Refused,
                        _ => OfficerDecision.Less,
                    },
                    new(one.AcceptedEcts)
                )),
            ]
        );
    }

    private async Task<Dictionary<string, Ects>> SizesAsync(IReadOnlyCollection<string> targets, CancellationToken cancel) =>
        (await catalogue.ListAsync(targets, targets.Count, cancel))
            .Where(entry => entry.Content.Ects is not null)
            .DistinctBy(entry => entry.Content.Id)
            .ToDictionary(entry => entry.Content.Id, entry => entry.Content.Ects!.Value, StringComparer.Ordinal); // filtered

    public static void Map(RouteGroupBuilder own) =>
        own.MapGet(
                "/{id:guid}/versions/{version:int}/simulation",
                async (Guid id, int version, SimulateAgreement useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, version, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.NegotiateAgreement)
            .Produces<SimulationReport>()
            .WithName("SimulateAgreement")
            .WithSummary("What an agreement would have done with last year's cases");
}
