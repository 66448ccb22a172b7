using Microsoft.EntityFrameworkCore;
using Testamur.Education.Linter;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design;

/// <summary>Keeps a warning with a written reason, which reviewers see. An empty reason takes the answer back.</summary>
internal sealed class AnswerFinding(AppDb db, Actor actor, Linting linting, AuditLog audit, TimeProvider time)
{
    /// <param name="Finding">The finding's code and place, as <c>readiness</c> names it.</param>
    /// <param name="Reason">Why it stays; at most 1,000 characters.</param>
    internal sealed record Request(string? Finding, string? Reason);

    internal sealed record Answered(string Finding, string? Reason);

    public async Task<Result<Answered>> HandleAsync(SpecificationId id, int number, Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.DraftSpecification))
            return PlatformProblems.NotAllowed();
        var version = await db.FindVersionAsync(id, number, cancel);
        if (version is null)
            return PlatformProblems.NotFound();
        if (SpecificationLife.CheckEdit(version.State, version.PublishedAt is not null) is { } refused)
            return refused;
        var (place, reason) = (request.Finding ?? "", request.Reason?.Trim() ?? "");
        if (reason.Length > FindingAnswer.LongestReason)
            return PlatformProblems.InvalidFields(
                new Dictionary<string, string[]> { ["reason"] = [$"At most {FindingAnswer.LongestReason} characters."] }
            );

        var known = await db.Set<FindingAnswer>()
            .SingleOrDefaultAsync(a => a.Specification == id && a.Number == number && a.Place == place, cancel);
        if (reason.Length == 0)
        {
            if (known is not null)
                db.Remove(known);
        }
        else if (!await IsWarningAsync(version, place, cancel))
            return DesignProblems.NoSuchWarning();
        else if (known is null)
            db.Add(
                new FindingAnswer
                {
                    Institution = version.Institution,
                    Specification = id,
                    Number = number,
                    Place = place,
                    Reason = reason,
                    By = actor.RequiredId,
                    At = time.GetUtcNow(),
                }
            );
        else
            (known.Reason, known.By, known.At) = (reason, actor.RequiredId, time.GetUtcNow());
        audit.Record("design.answered", $"{id.Value}/{number}", reason.Length == 0 ? null : reason);
        return await db.TrySaveAsync(cancel) is { } lost ? lost : new Answered(place, reason.Length == 0 ? null : reason);
    }

    private async Task<bool> IsWarningAsync(SpecificationVersion version, string place, CancellationToken cancel)
    {
        var content = version.Read();
        var report = await linting.LintAsync(version.Specification, content, cancel);
        return place.Length <= FindingAnswer.LongestPlace
            && report.Findings.Any(found => found.Severity == Severity.Warning && FindingAnswer.PlaceOf(found, content) == place);
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPut(
                "/{id:guid}/{version:int}/answers",
                async (Guid id, int version, Request request, AnswerFinding useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.DraftSpecification)
            .WithName("AnswerFinding")
            .WithSummary("Keep a warning with a written reason");
}
