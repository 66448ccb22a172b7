using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.Stacks.Contracts;
using Testamur.Web.Modules.Stacks.Pathways;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Messages;

namespace Testamur.Web.Modules.Stacks.Claims;

/// <summary>
/// An officer grants or refuses a claim, with the reason. Nobody decides on their own, and an appeal is not decided by who refused. A grant
/// needs that everything counts today, and that the larger credential can be issued here.
/// </summary>
internal sealed class DecideClaim(
    AppDb db,
    Actor actor,
    ClaimSteps steps,
    ClaimFacts facts,
    ReadClaims read,
    IPeople people,
    ICatalogue catalogue,
    IInstitutions institutions,
    IStatusAndKeys keys,
    TimeProvider time
)
{
    internal sealed record Request(bool Grant, [property: Required, StringLength(StackClaim.LongestText)] string Reason);

    public async Task<Result<OfficerView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.RatifyAward))
            return PlatformProblems.NotAllowed();
        var claim = await db.Set<StackClaim>().SingleOrDefaultAsync(one => one.Id == new ClaimId(id), cancel);
        if (claim is null or { State: ClaimState.Draft or ClaimState.Evaluated })
            return StacksProblems.ClaimNotFound();
        if (claim.Person == actor.RequiredId)
            return StacksProblems.OwnClaim();
        var reason = request.Reason.Trim();
        if (reason is not { Length: > 0 and <= StackClaim.LongestText })
            return reason.Length == 0 ? StacksProblems.ReasonNeeded() : StacksProblems.TextTooLong();
        if (await people.FindAsync(claim.Person, cancel) is not { } learner)
            return StacksProblems.ClaimNotFound();

        var version = await facts.VersionAsync(claim, cancel);
        if (claim.Decide(request.Grant, reason, actor.RequiredId, time.GetUtcNow()) is { } refused)
            return refused;
        if (request.Grant && await GrantAsync(claim, version, learner, cancel) is { } hindrance)
            return hindrance;
        await steps.RecordAsync(claim, request.Grant ? "stacks.claimGranted" : "stacks.claimRefused", reason, cancel);
        Tell(claim, version, learner, reason);
        return await steps.SaveAsync(cancel) is { } lost ? lost : await read.HereAsync(id, cancel);
    }

    private async Task<Problem?> GrantAsync(
        StackClaim claim,
        PathwayVersion version,
        PersonView learner,
        CancellationToken cancel
    )
    {
        if (!await facts.StillHoldsAsync(claim, cancel))
            return StacksProblems.HoldsNoMore();
        var entry = version.Awards is { } uri ? await catalogue.FindByUriAsync(uri, cancel) : null;
        var home = await institutions.FindAsync(claim.Institution, cancel);
        if (
            entry is null
            || home is null
            || entry.Institution != claim.Institution
            || await keys.FindDidDocumentAsync(home.Did, cancel) is null
        )
            return StacksProblems.NotIssuable();

        var counted = ClaimEvaluation.ReadCounted(claim.Counted);
        foreach (var one in counted)
        {
            db.Add(
                new HoldingUse
                {
                    Holding = one.Holding,
                    Pathway = claim.Pathway,
                    Person = claim.Person,
                    Claim = claim.Id,
                    Exclusive = version.Exclusive,
                    KeptBy = version.Exclusive ? one.Holding : null,
                    At = time.GetUtcNow(),
                }
            );
        }

        db.Publish(
            new StackGranted(
                claim.Award,
                learner.Id,
                learner.Name,
                learner.Email,
                entry.Specification,
                entry.Version,
                facts.Today,
                [.. counted.Select(Part)],
                actor.RequiredId
            ),
            time
        );
        return null;
    }

    private static AwardPartView Part(CountedCredential one) =>
        new(
            one.CredentialId,
            one.AchievementId,
            one.Title,
            one.IssuerName,
            one.IssuerCountry,
            (int)(one.Ects * 100),
            one.AwardedOn
        );

    private void Tell(StackClaim claim, PathwayVersion version, PersonView learner, string reason) =>
        db.Publish(
            new MessageRequested(
                learner.Id,
                learner.Email,
                learner.Language,
                claim.Granted == true ? "Stacks.Granted" : "Stacks.Refused",
                [version.Title.In(learner.Language), reason],
                $"/my/claims/{claim.Id.Value}"
            ),
            time
        );

    public static void Map(RouteGroupBuilder here) =>
        here.MapPost(
                "/{id:guid}/decision",
                async (Guid id, Request request, DecideClaim useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.RatifyAward)
            .Produces<OfficerView>()
            .WithName("DecideClaim")
            .WithSummary("Grant or refuse a claim on a larger credential, with the reason");
}
