using Testamur.Education.Linter;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design;

/// <summary>How far a version is: by principle, what holds, what could not be checked and what to do next. It says nothing of people.</summary>
internal sealed class ReadReadiness(Actor actor, IDesignCheck check)
{
    /// <param name="Finding">What an answer or a repair names it by.</param>
    internal sealed record Next(string Finding, Finding Found, string? Reason);

    /// <param name="Needs">The facts that were not known.</param>
    internal sealed record NotChecked(string Rule, IReadOnlyList<Fact> Needs);

    internal sealed record Step(
        Principle Principle,
        Share Errors,
        Share Warnings,
        IReadOnlyList<Next> Next,
        IReadOnlyList<NotChecked> NotChecked
    );

    internal sealed record Answer(Share Errors, Share Warnings, IReadOnlyList<Step> Steps);

    public async Task<Result<Answer>> HandleAsync(SpecificationId id, int number, CancellationToken cancel)
    {
        if (!actor.May(Permission.SeeInstitution))
            return PlatformProblems.NotAllowed();
        if (await check.FindAsync(id.Value, number, cancel) is not { } found)
            return PlatformProblems.NotFound();
        var readiness = found.Report.Readiness;
        return new Answer(
            readiness.Errors,
            readiness.Warnings,
            [
                .. readiness.Steps.Select(step => new Step(
                    step.Principle,
                    step.Errors,
                    step.Warnings,
                    [
                        .. found
                            .Findings.Where(item => step.Next.Contains(item.Finding))
                            .Select(item => new Next(item.Place, item.Finding, item.Reason)),
                    ],
                    [
                        .. found
                            .Report.NotChecked.Where(result => result.Rule.Principle == step.Principle)
                            .Select(result => new NotChecked(result.Rule.Id, result.Missing)),
                    ]
                )),
            ]
        );
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapGet(
                "/{id:guid}/{version:int}/readiness",
                async (Guid id, int version, ReadReadiness useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, cancel)).ToHttp(found => TypedResults.Ok(found))
            )
            .RequiresInUnits(Permission.SeeInstitution)
            .WithName("ReadReadiness")
            .WithSummary("How far a version is, and what to do next");
}
