using System.Text;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Recognition.Agreements;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Agreements;

/// <summary>
/// A party signs with its institution's key, in the name of one of those whom the agreement names. Whoever agreed to the text for the party
/// does not sign it. When the last party has signed, the version takes over from the one before it on its first day.
/// </summary>
internal sealed class SignAgreement(
    AppDb db,
    Deals deals,
    Actor actor,
    CurrentTenant tenant,
    IInstitutions institutions,
    IInstitutionKeys keys,
    AuditLog audit
)
{
    /// <param name="Signatory">The name of one of the party's signatories.</param>
    /// <param name="Fingerprint">Of the document that was read: nobody signs another one.</param>
    internal sealed record Request(string Signatory, string Fingerprint);

    public async Task<Result<AgreementPlace>> HandleAsync(Guid id, int version, Request request, CancellationToken cancel)
    {
        var found = await deals.FindAsync(id, version, Permission.SignAgreement, cancel);
        if (!found.Succeeded(out var deal, out var problem))
            return problem;
        if (deal.Party.AgreedBy == actor.RequiredId)
            return AgreementsProblems.SameHand();
        if (deal.Version.Fingerprint != request.Fingerprint)
            return PlatformProblems.ChangedMeanwhile();
        var content = deal.Version.Read();
        var own = await institutions.FindAsync(tenant.Id, cancel);
        if (content.Signatories.All(one => one.Party != own?.Did || one.Name != request.Signatory))
            return AgreementsProblems.NoSignatory().About("signatory");
        var document = Encoding.UTF8.GetBytes(deal.Version.Document);
        var signature = await keys.SignAsync((signer, kid) => AgreementSignature.Sign(document, signer, kid, deals.Now), cancel);
        if (signature is null)
            return AgreementsProblems.NoKeys();
        var refused = deal.Version.Sign(deal.Party, signature, request.Signatory, actor.RequiredId, content, deals.Now);
        if (refused is not null)
            return refused;
        if (deal.Version is { IsSigned: true, FirstDay: { } first })
            await TakeOverAsync(deal.Version, first, cancel);
        audit.Record("agreements.signed", deal.Subject);
        return await deals.SaveAsync(deal.Version, AgreementAct.Sign, request.Signatory, cancel) is { } lost
            ? lost
            : new AgreementPlace(id, version, deal.Version.Revision);
    }

    private async Task TakeOverAsync(AgreementVersion next, DateOnly first, CancellationToken cancel)
    {
        var before = await db.Set<AgreementVersion>()
            .Where(version => version.Agreement == next.Agreement && version.Number < next.Number && version.SignedAt != null)
            .ToListAsync(cancel);
        foreach (var version in before)
            version.EndBefore(first, deals.Now);
    }

    public static void Map(RouteGroupBuilder own) =>
        own.MapPost(
                "/{id:guid}/versions/{version:int}/signature",
                async (Guid id, int version, Request request, SignAgreement useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, version, request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.SignAgreement)
            .Produces<AgreementPlace>()
            .WithName("SignAgreement")
            .WithSummary("Sign an agreement with the institution's key");
}
