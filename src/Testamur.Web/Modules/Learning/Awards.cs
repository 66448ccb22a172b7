using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Learning;

/// <summary>The awards that stand, for whoever issues credentials.</summary>
internal sealed class Awards(AppDb db) : IAwards
{
    public async Task<AwardView?> FindAsync(Guid award, CancellationToken cancel) =>
        (await Standing().SingleOrDefaultAsync(a => a.Id == new AwardId(award), cancel))?.View();

    public async Task<IReadOnlyList<AwardView>> ListRatifiedAsync(Guid? offering, CancellationToken cancel)
    {
        var awards = Standing();
        if (offering is { } id)
            awards = awards.Where(a => a.Offering == new OfferingId(id));
        return [.. (await awards.OrderBy(a => a.LearnerName).ThenBy(a => a.Id).ToListAsync(cancel)).Select(a => a.View())];
    }

    private IQueryable<Award> Standing() =>
        db.Set<Award>()
            .AsNoTracking()
            .Where(a =>
                a.Kind == AwardKind.Ratified
                && !db.Set<Award>().Any(later => later.Id == a.Id && later.Kind == AwardKind.Rescinded)
            );
}

/// <summary>An award that came in on a registrar's signed list is recorded here once its credential is sealed.</summary>
internal sealed class ListedAwards(AppDb db, CurrentTenant tenant, TimeProvider time) : IManyEventsHandler<CredentialIssued>
{
    public Task HandleAsync(CredentialIssued happened, CancellationToken cancel) => HandleAllAsync([happened], cancel);

    public async Task HandleAllAsync(IReadOnlyList<CredentialIssued> happened, CancellationToken cancel)
    {
        var awards = happened.Select(one => one.Award).Where(award => award.Source == "list").ToList();
        if (awards.Count == 0)
            return;
        AwardId[] ids = [.. awards.Select(award => new AwardId(award.Id))];
        var known = await db.Set<Award>().Where(award => ids.Contains(award.Id)).Select(award => award.Id).ToHashSetAsync(cancel);
        foreach (var award in awards.Where(award => known.Add(new(award.Id))))
            Record(award);
    }

    private void Record(AwardView award) =>
        db.Add(
            new Award
            {
                Institution = tenant.Id,
                Id = new(award.Id),
                Kind = AwardKind.Ratified,
                Learner = award.Learner,
                LearnerName = award.LearnerName,
                LearnerEmail = award.LearnerEmail,
                Specification = award.Specification,
                SpecificationVersion = award.Version,
                AwardedOn = award.AwardedOn,
                Grade = award.Grade,
                Outcomes = string.Join(' ', award.Outcomes),
                Supervision = award.Supervision,
                IdentityChecked = award.IdentityChecked,
                Source = award.Source,
                DecidedAt = time.GetUtcNow(),
            }
        );
}
