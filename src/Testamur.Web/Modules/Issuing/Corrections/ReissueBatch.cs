using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Modules.Issuing.Requests;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Corrections;

/// <summary>
/// Gathers credentials of a batch to be issued anew, with one mistake corrected for all of them; single rows are corrected in the preview. It is a batch like any
/// other: previewed, confirmed and signed off. Each old credential is revoked in the transaction in which the new one is issued, and each names the other.
/// </summary>
internal sealed class ReissueBatch(
    AppDb db,
    CurrentTenant tenant,
    Actor actor,
    Issuable issuable,
    ListAwards awards,
    AuditLog audit,
    TimeProvider time
)
{
    /// <param name="Reason">One sentence; the learners read it.</param>
    /// <param name="AwardedOn">The right day for all; null to keep each.</param>
    /// <param name="Grade">The right grade for all; null to keep each.</param>
    /// <param name="Credentials">Only these of the batch; null for all that stand.</param>
    internal sealed record Request(
        string Reason,
        DateOnly? AwardedOn = null,
        string? Grade = null,
        IReadOnlyList<Guid>? Credentials = null
    );

    public async Task<Result<BatchView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (!ActReason.TryRead(request.Reason, out var reason))
            return IssuingProblems.ReasonNeeded();
        if (!await Signers.AreCompleteAsync(db, cancel))
            return IssuingProblems.NoKeys();
        var batchId = new BatchId(id);
        if (await db.Set<Batch>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == batchId, cancel) is not { } old)
            return IssuingProblems.BatchNotFound();
        var asked = await issuable.FindAsync(old.Specification, old.Version, old.Mandate, cancel);
        if (!asked.Succeeded(out var found, out var refused))
            return refused;
        var credentials = await StandingAsync(batchId, request.Credentials, cancel);
        if (credentials.Count == 0)
            return IssuingProblems.NothingToCorrect();

        var batch = new Batch
        {
            Institution = tenant.Id,
            Id = Ids.New<BatchId>(time),
            Source = BatchSource.Reissue,
            Specification = found.Id,
            Version = found.Version,
            Mandate = old.Mandate,
            Title = old.Title,
            Content = SpecificationJson.Write(found.Content),
            ReissueReason = reason,
            By = actor.RequiredId,
            CreatedAt = time.GetUtcNow(),
        };
        db.Add(batch);
        var given = await AwardsAsync(batchId, cancel);
        foreach (var (index, credential) in credentials.Index())
            db.Add(Row(batch, index + 1, credential, Corrected(given[credential.Row], request), found.Content));
        audit.Record("issuing.reissuePreviewed", batch.Id.Value.ToString(), reason);
        await db.SaveChangesAsync(cancel);
        return await db.ToViewAsync(batch, time.GetUtcNow(), cancel);
    }

    private async Task<List<Credential>> StandingAsync(BatchId batch, IReadOnlyList<Guid>? only, CancellationToken cancel)
    {
        var standing = db.Set<Credential>().AsNoTracking().Where(c => c.Batch == batch && c.RevokedAt == null);
        if (only is not null)
        {
            CredentialId[] ids = [.. only.Select(one => new CredentialId(one))];
            standing = standing.Where(c => ids.Contains(c.Id));
        }

        return await standing.OrderBy(c => c.Row).ToListAsync(cancel);
    }

    private async Task<Dictionary<int, AwardView>> AwardsAsync(BatchId batch, CancellationToken cancel) =>
        (
            await db.Set<BatchItem>().AsNoTracking().Where(i => i.Batch == batch && i.AwardJson != null).ToListAsync(cancel)
        ).ToDictionary(item => item.Row, item => item.ReadAward());

    private static AwardView Corrected(AwardView award, Request request) =>
        award with
        {
            AwardedOn = request.AwardedOn ?? award.AwardedOn,
            Grade = string.IsNullOrWhiteSpace(request.Grade) ? award.Grade : request.Grade.Trim(),
        };

    /// <summary>The same rules as for a list: what is wrong stands beside the row and is corrected there.</summary>
    private BatchItem Row(Batch batch, int number, Credential old, AwardView award, Specification content)
    {
        var fields = new ListFields(
            award.LearnerName,
            award.LearnerEmail,
            award.AwardedOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            award.Grade,
            string.Join(' ', award.Outcomes)
        );
        var read = ListRules.Read(number, fields, content, awards.Today, new HashSet<string>(), new Dictionary<string, int>());
        var item = BatchItem.Waiting(tenant.Id, batch.Id, number, award, fields, (old.Id, old.Issue + 1));
        if (read.Problems.Count > 0)
            item.HoldBack([.. read.Problems]);
        return item;
    }

    public static void Map(RouteGroupBuilder batches) =>
        batches
            .MapPost(
                "/{id:guid}/reissue",
                async (Guid id, Request request, ReissueBatch useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .Idempotent()
            .RequiresInUnits(Permission.Revoke)
            .Produces<BatchView>()
            .WithName("ReissueBatch")
            .WithSummary("Gather credentials of a batch to be issued anew in place of the old ones");
}
