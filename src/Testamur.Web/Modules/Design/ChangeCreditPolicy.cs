using Microsoft.EntityFrameworkCore;
using Testamur.Education.Packs;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design;

/// <summary>The institution's own rules on credits. The design check takes them from the next look on and names their clauses.</summary>
internal sealed class ChangeCreditPolicy(AppDb db, Actor actor, CurrentTenant tenant, AuditLog audit, TimeProvider time)
{
    /// <param name="Revision">The revision the change started from; 0 when there is no policy yet.</param>
    /// <param name="Pack">Id of the pack it is laid over.</param>
    internal sealed record Request(int Revision, string? Pack, CreditPolicy Policy);

    /// <param name="Policy">Null while there is none.</param>
    internal sealed record Answer(int Revision, string Pack, CreditPolicy? Policy);

    public async Task<Result<Answer>> ReadAsync(CancellationToken cancel)
    {
        if (!actor.May(Permission.SeeInstitution))
            return PlatformProblems.NotAllowed();
        var stored = await db.Set<InstitutionPolicy>().AsNoTracking().SingleOrDefaultAsync(cancel);
        return stored is null ? new Answer(0, Packs.European.Id, null) : new Answer(stored.Version, stored.PackId, stored.Read());
    }

    public async Task<Result<Answer>> HandleAsync(Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageInstitution))
            return PlatformProblems.NotAllowed();
        var pack = request.Pack ?? Packs.European.Id;
        List<string> wrong = [.. request.Policy.Check()];
        if (Packs.Find(pack) is null)
            wrong.Add("pack");
        var content = InstitutionPolicy.Write(request.Policy);
        if (content.Length > 20_000)
            wrong.Add("title");
        if (wrong.Count > 0)
            return DesignProblems.PolicyUnusable(wrong);

        var stored = await db.Set<InstitutionPolicy>().SingleOrDefaultAsync(cancel);
        if ((stored?.Version ?? 0) != request.Revision)
            return PlatformProblems.ChangedMeanwhile();
        if (stored is null)
        {
            stored = new()
            {
                Institution = tenant.Id,
                PackId = pack,
                Content = content,
            };
            db.Add(stored);
        }
        (stored.PackId, stored.Content) = (pack, content);
        (stored.ChangedBy, stored.ChangedAt) = (actor.RequiredId, time.GetUtcNow());
        stored.Version++;
        audit.Record("design.policyChanged", pack);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            return PlatformProblems.ChangedMeanwhile(); // two people at once: the key or the token let one through
        }
        return new Answer(stored.Version, pack, request.Policy);
    }

    public static void Map(RouteGroupBuilder tenant)
    {
        tenant
            .MapGet(
                "/credit-policy",
                async (ChangeCreditPolicy useCase, CancellationToken cancel) =>
                    (await useCase.ReadAsync(cancel)).ToHttp(found => TypedResults.Ok(found))
            )
            .Requires(Permission.SeeInstitution)
            .WithName("ReadCreditPolicy")
            .WithSummary("The institution's own rules on credits");
        tenant
            .MapPut(
                "/credit-policy",
                async (Request request, ChangeCreditPolicy useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(changed => TypedResults.Ok(changed))
            )
            .Requires(Permission.ManageInstitution)
            .WithName("ChangeCreditPolicy")
            .WithSummary("Change the institution's own rules on credits");
    }
}
