using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Observatory.Indicators.Baselines;

/// <summary>Frozen baselines, for anybody.</summary>
internal sealed class ReadBaselines(AppDb db)
{
    public async Task<IReadOnlyList<Baseline>> ListAsync(CancellationToken cancel) =>
        await db.Set<Baseline>().AsNoTracking().OrderByDescending(one => one.Id).ToListAsync(cancel);

    /// <summary>What a baseline says.</summary>
    /// <param name="id">Null for the newest.</param>
    /// <param name="indicator">Of one indicator; null for all.</param>
    /// <returns>Null when there is none.</returns>
    public async Task<FrozenFigures?> FindAsync(Guid? id, string? indicator, CancellationToken cancel)
    {
        var found = await db.Set<Baseline>()
            .AsNoTracking()
            .Where(one => id == null || one.Id == id)
            .OrderByDescending(one => one.Id)
            .FirstOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var figures = await db.Set<BaselineFigure>()
            .AsNoTracking()
            .Where(one => one.Baseline == found.Id && (indicator == null || one.Indicator == indicator))
            .ToListAsync(cancel);
        return new(found, figures);
    }
}
