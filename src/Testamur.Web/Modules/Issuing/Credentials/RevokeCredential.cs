using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Corrections;
using Testamur.Web.Modules.Issuing.Status;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Credentials;

/// <summary>
/// Takes a credential back for good. Our own verifier knows at once; the public list follows in its rhythm, or right after when it is urgent. A credential with a
/// mistake is not repaired: it is issued anew, and the old one is revoked with that.
/// </summary>
internal sealed class RevokeCredential(
    AppDb db,
    CurrentTenant tenant,
    Actor actor,
    StatusActs acts,
    PublishStatus publish,
    DatabaseClock clock,
    AuditLog audit
)
{
    /// <param name="Reason">One sentence; the learner reads it.</param>
    /// <param name="Urgent">Whether the list is published at once instead of in its rhythm.</param>
    internal sealed record Request(RevocationCode Code, string Reason, bool Urgent = false);

    /// <exception cref="ClockDiffersException">The revocation would be dated wrongly.</exception>
    public async Task<Result<Done>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        await clock.RequireAsync(cancel);
        var credentialId = new CredentialId(id);
        var credential = await db.Set<Credential>().SingleOrDefaultAsync(c => c.Id == credentialId, cancel);
        if (credential is null)
            return IssuingProblems.CredentialNotFound();
        if (credential.RevokedAt is not null)
            return IssuingProblems.AlreadyRevoked();
        if (!ActReason.TryRead(request.Reason, out var reason))
            return IssuingProblems.ReasonNeeded();

        acts.Revoke(credential, request.Code, reason, actor.Id, await acts.LearnersAsync([credential], cancel));
        acts.TellLearners();
        audit.Record("issuing.revoked", id.ToString(), $"{request.Code}: {reason}");
        if (request.Urgent)
            audit.Record("issuing.publishedOutOfTurn", id.ToString());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            return IssuingProblems.AlreadyRevoked(); // two pressed the button; the other one's reason stands
        }

        // The revocation is saved: when this fails, a periodic job publishes it.
        if (request.Urgent)
            await publish.HandleAsync(tenant.Id, credential.List, CancellationToken.None);
        return new Done(id, credential.RevokedAt.GetValueOrDefault());
    }

    internal sealed record Done(Guid Credential, DateTimeOffset RevokedAt);

    public static void Map(RouteGroupBuilder credentials) =>
        credentials
            .MapPost(
                "/{id:guid}/revocation",
                async (Guid id, Request request, RevokeCredential useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.Revoke)
            .Produces<Done>()
            .WithName("RevokeCredential")
            .WithSummary("Revoke a credential for good");
}
