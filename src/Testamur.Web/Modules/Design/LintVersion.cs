using System.Text.Json;
using Testamur.Education.Linter;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design;

/// <summary>Says what the design rules find, in the stored text or in one that is not saved yet.</summary>
internal sealed class LintVersion(AppDb db, Actor actor, Linting linting)
{
    /// <param name="Content">The text to look at; the stored one when absent.</param>
    internal sealed record Request(JsonElement? Content = null);

    internal sealed record Found(IReadOnlyList<Finding> Findings);

    public async Task<Result<Found>> HandleAsync(SpecificationId id, int number, Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.SeeInstitution))
            return PlatformProblems.NotAllowed();
        var version = await db.FindVersionAsync(id, number, cancel);
        if (version is null)
            return PlatformProblems.NotFound();
        var stored = version.Read();
        if (request.Content is not { } given)
            return new Found((await linting.LintAsync(id, stored, cancel)).Findings);
        return Contents.Read(given, stored.Id, number).Succeeded(out var content, out var problem)
            ? new Found((await linting.LintAsync(id, content, cancel)).Findings)
            : problem;
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPost(
                "/{id:guid}/{version:int}/lint",
                async (Guid id, int version, Request? request, LintVersion useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, request ?? new(), cancel)).ToHttp(found =>
                        TypedResults.Ok(found.Findings)
                    )
            )
            .RequiresInUnits(Permission.SeeInstitution)
            .WithName("LintSpecification")
            .WithSummary("What the design rules find");
}
