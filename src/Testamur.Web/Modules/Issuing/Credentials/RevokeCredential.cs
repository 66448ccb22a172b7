using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Issuing.Status;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Credentials;

/// <summary>
/// Takes a credential back for good. Our own verifier knows at once; the public list is published right after. A credential with a mistake
/// is not repaired: it is revoked, and the award or the corrected row is issued anew in a batch of its own.
/// </summary>
internal sealed class RevokeCredential(
    AppDb db,
    CurrentTenant tenant,
    Actor actor,
    IPeople people,
    PublishStatus publish,
    AuditLog audit,
    TimeProvider time
)
{
    /// <param name="Reason">One sentence; the learner reads it.</param>
    internal sealed record Request(RevocationCode Code, string Reason);

    public async Task<Result<Done>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        var credentialId = new CredentialId(id);
        var credential = await db.Set<Credential>().SingleOrDefaultAsync(c => c.Id == credentialId, cancel);
        if (credential is null)
            return IssuingProblems.CredentialNotFound();
        if (credential.RevokedAt is not null)
            return IssuingProblems.AlreadyRevoked();
        var reason = request.Reason.Trim();
        if (reason.Length is 0 or > 500)
            return IssuingProblems.ReasonNeeded();

        var now = time.GetUtcNow();
        credential.Revoke(request.Code, reason, now);
        db.Add(
            new StatusEvent
            {
                Institution = tenant.Id,
                List = credential.List,
                Index = credential.Index,
                At = now,
                By = actor.Id,
            }
        );
        audit.Record("issuing.revoked", id.ToString(), $"{request.Code}: {reason}");
        db.Publish(new CredentialRevoked(id, credential.Learner, credential.LearnerEmail, credential.Title, reason, now), time);
        var learner = credential.Learner is { } person ? await people.FindAsync(person, cancel) : null;
        db.Publish(
            new MessageRequested(
                credential.Learner,
                credential.LearnerEmail,
                learner?.Language ?? "en",
                "Issuing.Revoked",
                [credential.Title, reason],
                learner is null ? null : "/my/wallet"
            ),
            time
        );
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            return IssuingProblems.AlreadyRevoked(); // two pressed the button; the other one's reason stands
        }

        // The revocation is saved: when this fails, a periodic job publishes it.
        await publish.HandleAsync(tenant.Id, credential.List, CancellationToken.None);
        return new Done(id, now);
    }

    internal sealed record Done(Guid Credential, DateTimeOffset RevokedAt);

    public static void Map(RouteGroupBuilder credentials) =>
        credentials
            .MapPost(
                "/{id:guid}/revocation",
                async (Guid id, Request request, RevokeCredential useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .Requires(Permission.Revoke)
            .Produces<Done>()
            .WithName("RevokeCredential")
            .WithSummary("Revoke a credential for good");
}
