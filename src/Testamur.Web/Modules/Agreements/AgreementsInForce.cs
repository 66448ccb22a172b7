using Microsoft.EntityFrameworkCore;
using Testamur.Education.Recognition.Agreements;
using Testamur.Web.Modules.Agreements.Contracts;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Agreements;

/// <summary>Which agreements are in force on a day. One under which a signature does not hold applies to nothing.</summary>
internal sealed class AgreementsInForce(AppDb db, CheckSignatures check) : IAgreementsInForce
{
    public async Task<IReadOnlyList<AgreementInForce>> ListAsync(DateOnly on, CancellationToken cancel)
    {
        var signed = await db.Versions()
            .AsNoTracking()
            .SignedFor(on)
            .OrderBy(version => version.FirstDay)
            .ThenBy(version => version.Agreement)
            .ToListAsync(cancel);
        var inForce = new List<AgreementInForce>();
        foreach (var version in signed.Where(version => version.StateOn(on) == AgreementState.InForce))
        {
            if (version.ReadIfWhole() is { } content && await check.AllValidAsync(version, content, cancel))
                inForce.Add(new(version.Agreement.Value, version.Number, $"/agreements/{version.Agreement.Value}"));
        }

        return inForce;
    }
}
