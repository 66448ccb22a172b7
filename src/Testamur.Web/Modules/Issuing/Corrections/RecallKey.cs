using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Corrections;

/// <summary>
/// After a key was declared unsafe: everything that stands and that it signed since is issued anew under its successor, batch by batch, and the old ones are
/// revoked as the new ones appear, each naming the other, with word to the holders. One act, with the number that the caller saw. Where a specification cannot be
/// issued any more, its credentials are revoked alone.
/// </summary>
internal sealed class RecallKey(AppDb db, ReissueBatch reissue, ConfirmBatch confirm, CorrectCredentials correct, AuditLog audit)
{
    /// <param name="Reason">One sentence; the learners read it.</param>
    /// <param name="Count">How many credentials that will be.</param>
    internal sealed record Request(string Reason, int Count);

    /// <param name="Reissued">How many are issued anew.</param>
    /// <param name="Revoked">How many are only revoked.</param>
    /// <param name="Batches">The batches in which they are issued; those that a second person signs off wait for that.</param>
    internal sealed record Done(int Reissued, int Revoked, IReadOnlyList<Guid> Batches);

    /// <summary>How many credentials there are to be issued anew.</summary>
    public async Task<Result<int>> CountAsync(string fragment, CancellationToken cancel) =>
        (await SinceAsync(fragment, cancel)).Succeeded(out var since, out var refused)
            ? await db.Set<Credential>().SignedBy(fragment, since).CountAsync(cancel)
            : refused;

    public async Task<Result<Done>> HandleAsync(string fragment, Request request, CancellationToken cancel)
    {
        if (!ActReason.TryRead(request.Reason, out var reason))
            return IssuingProblems.ReasonNeeded();
        if (!(await SinceAsync(fragment, cancel)).Succeeded(out var since, out var refusal))
            return refusal;
        var signed = await db.Set<Credential>()
            .SignedBy(fragment, since)
            .Select(credential => new { credential.Id, credential.Batch })
            .ToListAsync(cancel);
        if (signed.Count != request.Count)
            return IssuingProblems.CountDiffers();
        if (signed.Count == 0)
            return IssuingProblems.NothingToCorrect();

        audit.Record("issuing.keyRecalled", fragment, $"{signed.Count}: {reason}");
        await db.SaveChangesAsync(cancel);
        var (reissued, batches, left) = (0, new List<Guid>(), new List<Guid>());
        foreach (var batch in signed.GroupBy(credential => credential.Batch))
        {
            List<Guid> ids = [.. batch.Select(credential => credential.Id.Value)];
            if (await TryReissueAsync(batch.Key.Value, reason, ids, cancel) is not { } made)
            {
                left.AddRange(ids);
                continue;
            }

            batches.Add(made);
            reissued += ids.Count;
        }

        foreach (var some in left.Chunk(CorrectCredentials.MostChosen))
        {
            var revocation = new CorrectCredentials.Request(
                CorrectionKind.Revoke,
                reason,
                some.Length,
                RevocationCode.KeyCompromised,
                some,
                Urgent: true
            );
            if ((await correct.HandleAsync(revocation, cancel)).Problem is { } refused)
                return refused;
        }

        return new Done(reissued, left.Count, batches);
    }

    private async Task<Result<DateTimeOffset>> SinceAsync(string fragment, CancellationToken cancel)
    {
        var keys = await db.Set<IssuingKey>().AsNoTracking().ToListAsync(cancel);
        if (keys.Find(key => key.Fragment == fragment) is not { } found)
            return IssuingProblems.KeyNotFound();
        return found.CompromisedSince is { } since ? since : IssuingProblems.KeyNotCompromised();
    }

    /// <returns>The new batch; null when its specification cannot be issued any more.</returns>
    private async Task<Guid?> TryReissueAsync(
        Guid batch,
        string reason,
        IReadOnlyList<Guid> credentials,
        CancellationToken cancel
    )
    {
        var made = await reissue.HandleAsync(batch, new(reason, Credentials: credentials), cancel);
        if (!made.Succeeded(out var view, out _))
            return null;
        // What needs a correction stays in the preview, where a person sees why.
        if (view.Waiting > 0)
            await confirm.HandleAsync(view.Id, new(view.Waiting), cancel);
        return view.Id;
    }

    public static void Map(RouteGroupBuilder keys) =>
        keys.MapPost(
                "/{fragment}/recall",
                async (string fragment, Request request, RecallKey useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(fragment, request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .Requires(Permission.Revoke)
            .Produces<Done>()
            .WithName("RecallKey")
            .WithSummary("Issue anew whatever a compromised key signed since, and revoke the old ones");
}
