using Microsoft.EntityFrameworkCore;
using Testamur.Education.Recognition.Agreements;
using Testamur.Web.Modules.Agreements.Contracts;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Agreements;

/// <summary>Which agreements are in force on a day.</summary>
internal sealed class AgreementsInForce(AppDb db) : IAgreementsInForce
{
    public async Task<IReadOnlyList<AgreementInForce>> ListAsync(DateOnly on, CancellationToken cancel)
    {
        var signed = await db.Versions()
            .AsNoTracking()
            .SignedFor(on)
            .OrderBy(version => version.FirstDay)
            .ThenBy(version => version.Agreement)
            .ToListAsync(cancel);
        return
        [
            .. signed
                .Where(version => version.StateOn(on) == AgreementState.InForce)
                .Select(version => new AgreementInForce(
                    version.Agreement.Value,
                    version.Number,
                    $"/agreements/{version.Agreement.Value}"
                )),
        ];
    }
}
