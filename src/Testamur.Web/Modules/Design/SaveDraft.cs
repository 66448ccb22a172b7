using System.Text.Json;
using Testamur.Education.Changes;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Drafts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design;

/// <summary>
/// Writes the text of a version that is still being written. What others saved since the text was loaded is joined with it; where
/// both changed the same, nothing is stored and both are shown.
/// </summary>
internal sealed class SaveDraft(AppDb db, Actor actor, DraftWriting writing)
{
    private const int MostTries = 5;

    /// <param name="Revision">The revision the change started from.</param>
    /// <param name="Content">The whole specification; its id and version are set by the platform.</param>
    /// <param name="Merge">Whether to join it with what others saved since; without it, a later revision refuses.</param>
    internal sealed record Request(int Revision, JsonElement Content, bool Merge = false);

    /// <param name="Version">What is stored now; with a clash, what others stored.</param>
    /// <param name="Base">What the form it came from starts from now.</param>
    /// <param name="Merge">How it was joined with others' changes; null when there were none.</param>
    /// <param name="Others">Who made them.</param>
    /// <param name="Stored">False when both changed the same, so that somebody has to look first.</param>
    internal sealed record Saved(
        VersionAnswer Version,
        DraftBase Base,
        MergeResult? Merge,
        IReadOnlyList<OtherEditor> Others,
        bool Stored = true
    );

    public async Task<Result<VersionAnswer>> HandleAsync(
        SpecificationId id,
        int number,
        Request request,
        CancellationToken cancel
    )
    {
        if (!actor.May(Permission.DraftSpecification))
            return PlatformProblems.NotAllowed();
        var version = await db.FindVersionAsync(id, number, cancel);
        if (version is null)
            return PlatformProblems.NotFound();
        if (!Contents.Read(request.Content, version.Read().Id, number).Succeeded(out var content, out var unreadable))
            return unreadable;
        if (!request.Merge && version.Version != request.Revision)
            return SpecificationLife.CheckEdit(version.State, version.PublishedAt is not null)
                ?? PlatformProblems.ChangedMeanwhile();
        if (!(await HandleAsync(id, new DraftBase(request.Revision), content, cancel)).Succeeded(out var saved, out var refused))
            return refused;
        return saved.Stored ? saved.Version
            : request.Merge ? DesignProblems.EditsClash(saved.Merge?.Conflicts ?? [])
            : PlatformProblems.ChangedMeanwhile();
    }

    /// <summary>The same for a form, which says what it started from.</summary>
    /// <param name="from">The text the form was made from.</param>
    /// <param name="content">What the form says.</param>
    /// <param name="quiet">Whether the form stays as it is, so that rows of it cannot get other ids.</param>
    public async Task<Result<Saved>> HandleAsync(
        SpecificationId id,
        DraftBase from,
        Specification content,
        CancellationToken cancel,
        bool quiet = false
    )
    {
        if (!actor.May(Permission.DraftSpecification))
            return PlatformProblems.NotAllowed();
        for (var tries = 1; ; tries++)
        {
            var version = await db.FindVersionAsync(id, content.Version, cancel);
            if (version is null)
                return PlatformProblems.NotFound();
            if (SpecificationLife.CheckEdit(version.State, version.PublishedAt is not null) is { } refused)
                return refused;
            var joined = version.Version == from.Revision && !from.Sent ? null : await JoinAsync(version, from, content, cancel);
            if (joined?.Merge is { Conflicts.Count: > 0 } || (quiet && joined?.Merge is { Renumbered: true }))
                return joined! with { Stored = false };
            var before = version.Version;
            var problem = await writing.WriteAsync(version, joined?.Merge?.Merged ?? content, content, cancel);
            if (problem is null)
                return new Saved(
                    VersionAnswer.Of(version),
                    joined?.Merge is { } merge ? BaseOf(version, before, from, merge, content) : new(version.Version),
                    joined?.Merge,
                    joined?.Others ?? []
                );
            if (problem.Code != PlatformProblems.ChangedMeanwhile().Code || tries == MostTries)
                return problem;
            db.ChangeTracker.Clear(); // somebody saved between reading and writing: look at what they wrote
        }
    }

    private async Task<Saved> JoinAsync(
        SpecificationVersion version,
        DraftBase from,
        Specification content,
        CancellationToken cancel
    )
    {
        var ancestor = await db.FindDraftAsync(version.Specification, version.Number, from, cancel);
        var merge = SpecificationMerge.Merge(ancestor, content, version.Read());
        var others = await db.OthersSinceAsync(version.Specification, version.Number, from.Revision, actor.RequiredId, cancel);
        return new(VersionAnswer.Of(version), new(version.Version), merge, others);
    }

    // The form shows what was sent, without what was taken from others; that text is kept only when something was stored.
    private static DraftBase BaseOf(
        SpecificationVersion version,
        int before,
        DraftBase from,
        MergeResult merge,
        Specification sent
    ) =>
        DraftWriting.Same(merge.Merged, sent) ? new(version.Version)
        : version.Version == before ? from
        : new(version.Version, Sent: true);

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPut(
                "/{id:guid}/{version:int}",
                async (Guid id, int version, Request request, SaveDraft useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, request, cancel)).ToHttp(saved => TypedResults.Ok(saved))
            )
            .RequiresInUnits(Permission.DraftSpecification)
            .WithName("SaveDraft")
            .WithSummary("Replace the whole text of a draft, or join it with what others saved since");
}
