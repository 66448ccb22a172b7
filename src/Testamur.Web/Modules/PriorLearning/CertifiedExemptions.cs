using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>
/// Exemptions from credits that an officer has certified, for enrolments to read. A list of outcomes without credits exempts from nothing, and neither does a
/// result that is appealed against.
/// </summary>
internal sealed class CertifiedExemptions(AppDb db) : IExemptions
{
    public async Task<IReadOnlyList<ExemptionView>> ListAsync(
        Guid specification,
        IReadOnlyCollection<PersonId> people,
        CancellationToken cancel
    )
    {
        var rows = await db.Set<RplCase>()
            .AsNoTracking()
            .Where(rpl => rpl.Specification == specification && rpl.State == CaseState.CreditExemption)
            .Where(rpl => people.Contains(rpl.Person))
            .OrderBy(rpl => rpl.CertifiedAt)
            .ToListAsync(cancel);
        return
        [
            .. rows.Select(rpl => new ExemptionView(
                rpl.Person,
                ExemptionView.PriorLearning,
                rpl.Id.Value,
                rpl.SpecificationVersion,
                rpl.GrantedOutcomes,
                rpl.ExemptEcts ?? 0,
                DateOnly.FromDateTime((rpl.CertifiedAt ?? rpl.OpenedAt).UtcDateTime)
            )
            {
                Supervision = rpl.Supervision,
                IdentityChecked = rpl.IdentityChecked,
            }),
        ];
    }
}
