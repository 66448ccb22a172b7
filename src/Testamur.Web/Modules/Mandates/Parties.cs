using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Mandates.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Mandates;

/// <summary>A mandate with the answer to it, as one of its parties sees them.</summary>
internal sealed record MandatePair(Mandate Mandate, MandateAnswer? Answer)
{
    public MandateState StateAt(DateTimeOffset at) => MandateLife.StateAt(Mandate, Answer, at);
}

/// <summary>
/// What the acts of both parties have in common. Each reads both rows and writes its own; to anybody else there is no mandate, nor to the mandatary one that was not signed off.
/// </summary>
internal sealed class Parties(AppDb db, CurrentTenant tenant, IInstitutions institutions, AuditLog audit, TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    /// <returns>Tracked as far as it is the current institution's own.</returns>
    public async Task<Result<MandatePair>> FindAsync(Guid id, CancellationToken cancel)
    {
        var mandateId = new MandateId(id);
        var mandate =
            await db.Set<Mandate>().SingleOrDefaultAsync(one => one.Id == mandateId, cancel)
            ?? await Given().SingleOrDefaultAsync(one => one.Id == mandateId, cancel);
        if (mandate is null)
            return MandatesProblems.NotFound();
        var own = mandate.Mandatary == tenant.Id;
        IQueryable<MandateAnswer> answers = own
            ? db.Set<MandateAnswer>()
            : db.Set<MandateAnswer>().Across(Readings.Members).AsNoTracking();
        var (by, of) = (mandate.Mandatary, mandate.Id);
        return new MandatePair(
            mandate,
            await answers.SingleOrDefaultAsync(one => one.Institution == by && one.Mandate == of, cancel)
        );
    }

    /// <summary>All of the current institution, given and got, the newest first.</summary>
    public async Task<IReadOnlyList<MandatePair>> ListAsync(CancellationToken cancel)
    {
        List<Mandate> mandates =
        [
            .. await db.Set<Mandate>().AsNoTracking().ToListAsync(cancel),
            .. await Given().ToListAsync(cancel),
        ];
        MandateId[] ids = [.. mandates.Select(mandate => mandate.Id)];
        var answers = await db.Set<MandateAnswer>()
            .Across(Readings.Members)
            .AsNoTracking()
            .Where(answer => ids.Contains(answer.Mandate))
            .ToListAsync(cancel);
        return
        [
            .. mandates
                .OrderByDescending(mandate => mandate.RecordedAt)
                .Select(mandate => new MandatePair(
                    mandate,
                    answers.Find(answer => answer.Mandate == mandate.Id && answer.Institution == mandate.Mandatary)
                )),
        ];
    }

    public Task NoteAsync(string act, MandatePair pair, string? reason, CancellationToken cancel)
    {
        var other = pair.Mandate.Institution == tenant.Id ? pair.Mandate.Mandatary : pair.Mandate.Institution;
        return NoteAsync(act, pair.Mandate.Id.Value, other, reason, cancel);
    }

    /// <summary>Writes the act into the own log and, by an event, into that of the other party.</summary>
    public async Task NoteAsync(string act, Guid mandate, InstitutionId other, string? reason, CancellationToken cancel)
    {
        audit.Record(act, mandate.ToString(), reason);
        var own = await institutions.FindAsync(tenant.Id, cancel);
        db.PublishTo(other, new MandateMoved(mandate, act, own?.Name ?? "", reason), time);
    }

    /// <summary>Saves; who was slower than somebody else is told that the mandate stands differently now.</summary>
    public async Task<Problem?> SaveAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException)
        {
            return MandatesProblems.WrongState();
        }
    }

    /// <summary>What others gave to the current institution.</summary>
    private IQueryable<Mandate> Given() =>
        db.Set<Mandate>()
            .Across(Readings.Members)
            .AsNoTracking()
            .Where(mandate => mandate.Mandatary == tenant.Id && mandate.SignedAt != null);
}
