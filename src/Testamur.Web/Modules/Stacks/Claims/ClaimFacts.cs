using Microsoft.EntityFrameworkCore;
using Testamur.Education.Awards;
using Testamur.Stacking;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Stacks.Pathways;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Stacks.Claims;

/// <summary>What a claim is decided on: the version's rules, and what its owner holds and has not used up elsewhere.</summary>
internal sealed class ClaimFacts(AppDb db, ReadStacks stacks, IInstitutions institutions, TimeProvider time)
{
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public Task<PathwayVersion> VersionAsync(StackClaim claim, CancellationToken cancel) =>
        db.Set<PathwayVersion>()
            .AsNoTracking()
            .SingleAsync(version => version.Pathway == claim.Pathway && version.Number == claim.PathwayVersion, cancel);

    public async Task<IReadOnlyList<Holding>> HoldingsAsync(PersonId person, PathwayVersion version, CancellationToken cancel) =>
        (await ReadAsync(person, version, cancel)).Holdings;

    public async Task<ClaimEvaluation> EvaluateAsync(StackClaim claim, CancellationToken cancel)
    {
        var version = await VersionAsync(claim, cancel);
        var (holdings, describe) = await ReadAsync(claim.Person, version, cancel);
        return ClaimEvaluation.Of(version.Rules(), holdings, Today, describe);
    }

    /// <summary>Whether what was counted still counts today.</summary>
    public async Task<bool> StillHoldsAsync(StackClaim claim, CancellationToken cancel)
    {
        if (claim is not { Question: { } question, Witness: { } witness } || ClaimEvaluation.Faults(question, witness).Count > 0)
            return false;
        var version = await VersionAsync(claim, cancel);
        var holdings = await HoldingsAsync(claim.Person, version, cancel);
        return ClaimEvaluation.FaultsToday(version.Rules(), holdings, Today, witness).Count == 0;
    }

    private async Task<(IReadOnlyList<Holding> Holdings, Func<Counted, CountedCredential> Describe)> ReadAsync(
        PersonId person,
        PathwayVersion version,
        CancellationToken cancel
    )
    {
        var subject = await stacks.SubjectAsync(person, cancel);
        var members = (await institutions.ListAsync(cancel)).ToDictionary(member => member.Id.Value);
        var free = subject.FreeFor(version.Pathway, version.Exclusive, version.Awards);
        var views = free.ToDictionary(holding => StackFacts.Key(holding.Id), StringComparer.Ordinal);
        var slugs = members.ToDictionary(member => member.Key, member => member.Value.Slug);
        return (
            StackFacts.Holdings(free, slugs),
            counted =>
            {
                var view = views[counted.Holding];
                return new(
                    view.Id,
                    counted.Leaf,
                    view.PublicId,
                    AchievementIds.Of(view.SpecificationUri, view.SpecificationVersion),
                    view.Title,
                    view.IssuerName,
                    members.GetValueOrDefault(view.Issuer.Value)?.CountryCode,
                    view.Ects / 100m,
                    view.AwardedOn
                );
            }
        );
    }
}
