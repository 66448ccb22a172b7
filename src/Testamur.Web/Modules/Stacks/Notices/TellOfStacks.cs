using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Stacking;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Stacks.Claims;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Stacks.Notices;

/// <summary>
/// A new credential may complete a larger certificate, or nearly: its owner is told once for each pathway and state, unless they want to hear
/// nothing of it. Who has asked for the certificate or holds it knows already.
/// </summary>
internal sealed class TellOfStacks(
    AppDb db,
    PublishedRules rules,
    ReadStacks stacks,
    IInstitutions institutions,
    IPeople people,
    MutedTopics muted,
    IOptions<StacksOptions> options,
    TimeProvider time
) : IEventHandler<HoldingAccepted>
{
    /// <summary>What somebody may switch off.</summary>
    public const string Topic = "Stacks.Reached";

    public async Task HandleAsync(HoldingAccepted happened, CancellationToken cancel)
    {
        var person = happened.Person;
        if (await people.FindAsync(person, cancel) is not { } learner || await muted.AreMutedAsync(person, Topic, cancel))
            return;
        var prepared = await rules.ReadAsync(db, cancel);
        if (prepared.Names.Count == 0)
            return;
        var subject = await stacks.SubjectAsync(person, cancel);
        var slugs = (await institutions.ListAsync(cancel)).ToDictionary(member => member.Id.Value, member => member.Slug);
        var told = await db.Set<StackNotice>().Where(notice => notice.Person == person).ToListAsync(cancel);
        var claimed = await db.Set<StackClaim>()
            .Across(Readings.Person)
            .Where(claim => claim.Person == person && claim.OpenKey != null)
            .Select(claim => claim.Pathway)
            .ToListAsync(cancel);

        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var near in Find(prepared.Index, subject.Holdings))
        {
            var id = near.Pathway.Id;
            var facts = prepared.Pathways[id];
            if (subject.Holdings.Any(holding => holding.SpecificationUri == facts.Awards && holding.RevokedAt is null))
                continue;
            // The index knows nothing of what is kept for other certificates; where something is, one pathway is asked again without it.
            var free = subject.FreeFor(id, facts.Exclusive, facts.Awards);
            if ((free.Count == subject.Holdings.Count ? [near] : Find(new([near.Pathway]), free)) is not [var reached, ..])
                continue;
            var state = reached.IsMet ? NoticeState.Complete : NoticeState.Nearly;
            if (
                claimed.Contains(id, StringComparer.Ordinal)
                || told.Exists(notice => notice.Pathway == id && notice.State == state)
            )
                continue;
            db.Add(
                new StackNotice
                {
                    Person = person,
                    Pathway = id,
                    State = state,
                    At = now,
                }
            );
            var title = facts.Title.In(learner.Language);
            db.Publish(
                new MessageRequested(learner.Id, learner.Email, learner.Language, $"Stacks.{state}", [title], $"/my/stacks/{id}"),
                time
            );
        }

        IReadOnlyList<Reached> Find(PathwayIndex index, IEnumerable<HoldingView> held) =>
            index.Find(StackFacts.Holdings(held, slugs), today, options.Value.NearlyEcts, options.Value.NearlyCredentials);
    }
}
