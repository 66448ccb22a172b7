using Testamur.Education.Recognition.Agreements;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Agreements;

/// <summary>A party agrees to the text as it stands; once all have, it is negotiated and can be signed.</summary>
internal sealed class AgreeToTerms(Deals deals, Actor actor, AuditLog audit)
{
    /// <param name="Revision">What was read: nobody agrees to a text that was changed meanwhile.</param>
    internal sealed record Request(int Revision);

    public async Task<Result<AgreementPlace>> HandleAsync(Guid id, int version, Request request, CancellationToken cancel)
    {
        var found = await deals.FindAsync(id, version, Permission.NegotiateAgreement, cancel);
        if (!found.Succeeded(out var deal, out var problem))
            return problem;
        if (deal.Version.Revision != request.Revision)
            return PlatformProblems.ChangedMeanwhile();
        if (deal.Version.Reached == AgreementState.Draft && AgreementFlaws.Of(deal.Version.Read()).Count > 0)
            return AgreementsProblems.Incomplete();
        if (deal.Version.Agree(deal.Party, actor.RequiredId, deals.Now) is { } refused)
            return refused;
        audit.Record("agreements.agreed", deal.Subject);
        return await deals.SaveAsync(deal.Version, AgreementAct.Agree, null, cancel) is { } lost
            ? lost
            : new AgreementPlace(id, version, deal.Version.Revision);
    }

    public static void Map(RouteGroupBuilder own) =>
        own.MapPost(
                "/{id:guid}/versions/{version:int}/consent",
                async (Guid id, int version, Request request, AgreeToTerms useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, version, request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.NegotiateAgreement)
            .Produces<AgreementPlace>()
            .WithName("AgreeToTerms")
            .WithSummary("Agree to the text of an agreement as it stands");
}
