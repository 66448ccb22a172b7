using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Testamur.Education.Specifications;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>
/// Corrects a row of a list in its place. In a batch that was proposed the approval no longer counts; in one that is done the corrected row waits to be
/// confirmed, and the others stay sealed.
/// </summary>
internal sealed class CorrectRow(AppDb db, BatchActs acts, BatchRows rows, ListAwards awards, IStringLocalizer<IssuingText> text)
{
    public async Task<Result<BatchView>> HandleAsync(Guid id, int row, ListFields request, CancellationToken cancel)
    {
        if (!(await acts.FindAsync(id, BatchAct.CorrectRows, cancel)).Succeeded(out var batch, out var refused))
            return refused;
        if (await db.Set<BatchItem>().SingleOrDefaultAsync(i => i.Batch == batch.Id && i.Row == row, cancel) is not { } item)
            return IssuingProblems.RowNotFound();
        if (item.State is ItemState.Sealed or ItemState.LeftOut || item.ReadGiven() is null)
            return IssuingProblems.RowFixed();

        var read = ListRules.Read(
            row,
            request,
            SpecificationJson.Read(batch.Content),
            awards.Today,
            // Who gets another in place of the old one holds that one.
            item.Replaces
                is null
                ? await awards.HoldersAsync(batch.Specification, batch.Version, cancel)
                : new HashSet<string>(),
            await OthersAsync(batch.Id, row, cancel)
        );
        if (read.Problems.Count > 0)
            return IssuingProblems.RowStillWrong(read.Problems, text);

        var award = await awards.MakeAsync(batch.Specification, batch.Version, read, cancel);
        // The decision stays the same one, told rightly.
        if (item is { Replaces: not null, AwardJson: not null })
            award = item.ReadAward() with
            {
                Learner = award.Learner,
                LearnerName = award.LearnerName,
                LearnerEmail = award.LearnerEmail,
                AwardedOn = award.AwardedOn,
                Grade = award.Grade,
                Outcomes = award.Outcomes,
            };
        var (proposed, preview) = (batch.State == BatchState.Proposed, batch.State == BatchState.Preview);
        if (!preview)
            batch.Reopen(null);
        item.Correct(award, request);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Whoever confirms in this moment waits for the corrected row, or was faster.
        if (preview && !await HoldAsync(batch.Id, cancel))
            return IssuingProblems.BatchNotSo();
        var saved = await acts.SaveAsync(batch, "issuing.rowCorrected", $"{row}", IssuingProblems.BatchNotSo, cancel);
        if (saved.Problem is not null)
            return saved;
        if (proposed)
            await rows.UnprepareAsync(batch.Id, cancel);
        await transaction.CommitAsync(cancel);
        return await db.ToViewAsync(batch, acts.Now, cancel);
    }

    private async Task<bool> HoldAsync(BatchId batch, CancellationToken cancel) =>
        await db.Set<Batch>()
            .Where(b => b.Id == batch && b.State == BatchState.Preview)
            .ExecuteUpdateAsync(b => b.SetProperty(x => x.State, BatchState.Preview), cancel) == 1;

    private async Task<Dictionary<string, int>> OthersAsync(BatchId batch, int row, CancellationToken cancel) =>
        (
            await db.Set<BatchItem>()
                .Where(i => i.Batch == batch && i.Row != row && i.State != ItemState.HeldBack && i.State != ItemState.LeftOut)
                .Select(i => new { i.LearnerEmail, i.Row })
                .ToListAsync(cancel)
        )
            .GroupBy(i => i.LearnerEmail)
            .ToDictionary(same => same.Key, same => same.Min(i => i.Row));

    public static void Map(RouteGroupBuilder batches) =>
        batches
            .MapPut(
                "/{id:guid}/rows/{row:int}",
                async (Guid id, int row, ListFields request, CorrectRow useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, row, request, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .RequiresInUnits(Permission.Issue)
            .Produces<BatchView>()
            .WithName("CorrectRow")
            .WithSummary("Correct a row of a list in its place");
}
