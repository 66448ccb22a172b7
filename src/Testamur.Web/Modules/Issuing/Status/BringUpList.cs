using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Status;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Recovery;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Status;

/// <summary>Brings one list of the current institution up to its published version, and publishes it above that.</summary>
internal sealed class BringUpList(
    AppDb db,
    CurrentTenant tenant,
    IInstitutions institutions,
    StatusPublisher publisher,
    IStringLocalizer<IssuingText> texts,
    TimeProvider time
)
{
    // Lists that others kept do not say their number, and copies of our own are seconds old: far more than can have been published since.
    private const int Leap = 1_000_000;

    /// <param name="number">The number of the newest version that is known to have been published.</param>
    /// <returns>How many changes of status were taken over.</returns>
    /// <exception cref="RestoreRefusedException">A list is signed by a key that the database does not know, or has no institution.</exception>
    public async Task<int> HandleAsync(
        StatusListId id,
        PublishedList? revocation,
        PublishedList? suspension,
        int number,
        CancellationToken cancel
    )
    {
        var institution =
            await institutions.FindAsync(tenant.Id, cancel)
            ?? throw new RestoreRefusedException($"The database does not know the institution of the status list {id.Value}.");
        foreach (var list in new[] { revocation, suspension }.OfType<PublishedList>())
            await RequireOursAsync(list, institution, cancel);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await CloseAsync(id, cancel);
        var taken = await TakeOverAsync(id, revocation, suspension, cancel);
        await db.SaveChangesAsync(cancel);
        var newest = new[] { revocation, suspension }.OfType<PublishedList>().Select(list => list.From).DefaultIfEmpty().Max();
        var known = await db.Set<StatusVersion>().Where(v => v.List == id).MaxAsync(v => (int?)v.Number, cancel) ?? 0;
        await publisher.AddVersionAsync(id, (Math.Max(known, number) + Leap, newest), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await db.DeliverPublishedAsync();
        return taken;
    }

    private async Task RequireOursAsync(PublishedList list, InstitutionView institution, CancellationToken cancel)
    {
        var keys = await db.Set<IssuingKey>().Where(key => key.Role == KeyRole.Status).ToListAsync(cancel);
        var isOurs = keys.Exists(key =>
            list.Method == $"{institution.Did}#{key.Fragment}"
            && PublicKey.TryParseMultikey(key.PublicKey, out var parsed)
            && list.IsBy(parsed)
        );
        if (!isOurs)
            throw new RestoreRefusedException($"{list.Url} is signed by {list.Method}, which is no key in this database.");
    }

    // Which of its entries were given out after the backup is not known, so none is given out any more.
    private async Task CloseAsync(StatusListId id, CancellationToken cancel)
    {
        if (!await db.Set<StatusList>().AnyAsync(list => list.Id == id, cancel))
        {
            db.Add(
                new StatusList
                {
                    Institution = tenant.Id,
                    Id = id,
                    Length = BitstringStatusList.MinimumLength,
                    CreatedAt = time.GetUtcNow(),
                }
            );
            await db.SaveChangesAsync(cancel);
        }

        await db.Set<StatusList>()
            .Where(list => list.Id == id)
            .ExecuteUpdateAsync(list => list.SetProperty(l => l.Next, l => l.Length), cancel);
    }

    private async Task<int> TakeOverAsync(
        StatusListId id,
        PublishedList? revocation,
        PublishedList? suspension,
        CancellationToken cancel
    )
    {
        var events = (await db.Set<StatusEvent>().AsNoTracking().Where(e => e.List == id).ToListAsync(cancel)).ToLookup(e =>
            e.Index
        );
        var credentials = await db.Set<Credential>().Where(c => c.List == id).ToDictionaryAsync(c => c.Index, cancel);
        var taken = 0;
        for (var index = 0; index < BitstringStatusList.MinimumLength; index++)
        {
            var known = events[index].OrderBy(e => e.Number).ToList();
            if (Change(known, revocation?.Bits[index], suspension?.Bits[index]) is not { } change)
                continue;
            taken++;
            if (credentials.TryGetValue(index, out var credential))
                Apply(credential, change);
            else
                db.Add(EventOf(id, index, known.Count, change));
        }

        return taken;
    }

    /// <summary>What happened to an entry that the database does not know of; null for nothing.</summary>
    internal static StatusChange? Change(IReadOnlyList<StatusEvent> known, bool? revoked, bool? suspended)
    {
        if (known.Any(e => e.Change == StatusChange.Revoked))
            return null; // for good, whatever a list says
        if (revoked == true)
            return StatusChange.Revoked;
        var before = known is [.., { Change: StatusChange.Suspended }];
        return suspended is { } now && now != before ? (now ? StatusChange.Suspended : StatusChange.Reinstated) : null;
    }

    // Learners were told when it happened, so only wallets hear of it.
    private void Apply(Credential credential, StatusChange change)
    {
        var (now, reason) = (time.GetUtcNow(), texts["Restore.Reason"].Value);
        switch (change)
        {
            case StatusChange.Revoked:
                db.Add(credential.Revoke(RevocationCode.Other, reason, now, null));
                db.Publish(
                    new CredentialRevoked(
                        credential.Id.Value,
                        credential.PublicId,
                        credential.Learner,
                        credential.LearnerEmail,
                        credential.Title,
                        reason,
                        now
                    ),
                    time
                );
                break;
            case StatusChange.Suspended:
                db.Add(credential.Suspend(reason, now, null));
                db.Publish(new CredentialSuspended(credential.Id.Value, reason, now), time);
                break;
            default:
                db.Add(credential.Reinstate(now, null));
                db.Publish(new CredentialReinstated(credential.Id.Value, now), time);
                break;
        }
    }

    private StatusEvent EventOf(StatusListId list, int index, int number, StatusChange change) =>
        new()
        {
            Institution = tenant.Id,
            List = list,
            Index = index,
            Number = number,
            Change = change,
            At = time.GetUtcNow(),
        };
}
