using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>Makes batches of ratified awards, for the use cases that do; they save.</summary>
internal sealed class AwardBatches(AppDb db, CurrentTenant tenant, Issuable issuable, TimeProvider time)
{
    /// <param name="open">Of one version of one specification, and <see cref="WithoutCredentialAsync"/>.</param>
    /// <param name="by">Who wants them issued.</param>
    public async Task<Result<Batch>> AddAsync(IReadOnlyList<AwardView> open, PersonId by, CancellationToken cancel)
    {
        if (!await Signers.AreCompleteAsync(db, cancel))
            return IssuingProblems.NoKeys();
        if (open.Count == 0)
            return IssuingProblems.NothingToIssue();
        var asked = await issuable.FindAsync(open[0].Specification, open[0].Version, mandate: null, cancel);
        if (!asked.Succeeded(out var found, out var refused))
            return refused;

        var title = found.Content.Title.In(found.Content.DefaultLanguage);
        var batch = new Batch
        {
            Institution = tenant.Id,
            Id = Ids.New<BatchId>(time),
            Source = BatchSource.Awards,
            Specification = found.Id,
            Version = found.Version,
            Title = title.Length <= 500 ? title : title[..500],
            Content = SpecificationJson.Write(found.Content),
            By = by,
            CreatedAt = time.GetUtcNow(),
        };
        db.Add(batch);
        foreach (var (row, award) in open.Index())
        {
            var normalized = award with { LearnerEmail = award.LearnerEmail.Trim().ToLowerInvariant() };
            db.Add(BatchItem.Waiting(tenant.Id, batch.Id, row + 1, normalized));
        }

        return batch;
    }

    public async Task<IReadOnlyList<AwardView>> WithoutCredentialAsync(IReadOnlyList<AwardView> awards, CancellationToken cancel)
    {
        var ids = awards.Select(award => award.Id).ToList();
        var issued = await db.Set<Credential>()
            .Where(credential => ids.Contains(credential.Award))
            .Select(credential => credential.Award)
            .ToHashSetAsync(cancel);
        return [.. awards.Where(award => !issued.Contains(award.Id))];
    }
}
