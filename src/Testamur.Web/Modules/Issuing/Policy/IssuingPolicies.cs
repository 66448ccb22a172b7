using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Policy;

/// <summary>The policy of the current institution.</summary>
internal sealed class IssuingPolicies(AppDb db, CurrentTenant tenant, IOptions<IssuingOptions> options)
{
    public async Task<IssuingPolicy> ReadAsync(CancellationToken cancel) =>
        await db.Set<IssuingPolicy>().AsNoTracking().SingleOrDefaultAsync(cancel) ?? ByDefault();

    /// <summary>For changing; the caller saves.</summary>
    public async Task<IssuingPolicy> OpenAsync(CancellationToken cancel)
    {
        if (await db.Set<IssuingPolicy>().SingleOrDefaultAsync(cancel) is { } stored)
            return stored;
        var made = ByDefault();
        db.Add(made);
        return made;
    }

    private IssuingPolicy ByDefault() =>
        new()
        {
            Institution = tenant.Id,
            ApprovalFrom = options.Value.ApprovalFrom == 0 ? null : options.Value.ApprovalFrom,
            UndoMinutes = options.Value.UndoMinutes,
        };
}
