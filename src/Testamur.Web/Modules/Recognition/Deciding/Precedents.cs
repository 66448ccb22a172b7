using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Education.Recognition;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Recognition.Deciding;

/// <summary>Earlier decisions of the institution about the same version for the same target, without their people. What an appeal changed counts as changed.</summary>
internal sealed class Precedents(AppDb db, IOptions<RecognitionOptions> options, TimeProvider time)
{
    private const int Most = 10;

    public async Task<IReadOnlyList<PrecedentView>> ListAsync(RecognitionCase one, CancellationToken cancel) =>
        [
            .. (await Query(one).Take(Most).ToListAsync(cancel)).Select(past => new PrecedentView(
                past.Id.Value,
                past.Outcome!.Value, // only decided ones are asked for
                past.AcceptedEcts / 100m,
                past.Reason,
                past.Basis,
                past.AppealedAgainst is not null,
                DateOnly.FromDateTime(past.DecidedAt!.Value.UtcDateTime) // the same
            )),
        ];

    public Task<RecognitionCase?> NewestAsync(RecognitionCase one, CancellationToken cancel) =>
        Query(one).FirstOrDefaultAsync(cancel);

    private IQueryable<RecognitionCase> Query(RecognitionCase one)
    {
        var since = time.GetUtcNow().AddMonths(-options.Value.PrecedentMonths);
        var (uri, version) = (one.Facts.SpecificationUri, one.Facts.SpecificationVersion);
        return db.Set<RecognitionCase>()
            .AsNoTracking()
            .Where(past => past.DecidedAt >= since && past.Outcome != null && past.Id != one.Id)
            // While an appeal runs the decision is open again.
            .Where(past => past.State != RecognitionState.Appealed)
            .Where(past => uri != null && past.Facts.SpecificationUri == uri && past.Facts.SpecificationVersion == version)
            .Where(past =>
                past.Purpose == one.Purpose && past.TargetUri == one.TargetUri && past.TargetVersion == one.TargetVersion
            )
            .OrderByDescending(past => past.DecidedAt);
    }
}
