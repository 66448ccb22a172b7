using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Stacks.Pathways;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Stacks.Designer;

/// <summary>Writes drafts: begins them, and makes one change after the other. A change on top of somebody else's is refused.</summary>
internal sealed class EditPathway(AppDb db, Actor actor, CurrentTenant tenant, AuditLog audit, TimeProvider time)
{
    /// <summary>A new pathway of the institution.</summary>
    public async Task<Result<PathwayVersionView>> BeginAsync(string id, string title, decimal? ects, CancellationToken cancel)
    {
        if (tenant.Tenant is not { } home || !actor.May(Permission.DraftSpecification))
            return PlatformProblems.NotAllowed();
        if (!PathwayFile.IsId(id) || await db.Set<StoredPathway>().AnyAsync(pathway => pathway.Id == id, cancel))
            return StacksProblems.PathwayId();
        if (ects is not > 0)
            return StacksProblems.RuleFields();
        var content = PathwayDraft.New(id, home.Slug, LangText.Of(actor.Language, title.Trim()), ects.Value);
        if (PathwayFile.Flaw(content) is { } flaw)
            return flaw;
        var now = time.GetUtcNow();
        db.Add(
            new StoredPathway
            {
                Id = id,
                Home = home.Slug,
                CreatedAt = now,
            }
        );
        return await BeginAsync(id, 1, content, cancel);
    }

    /// <summary>The next version, with what the newest says.</summary>
    public async Task<Result<PathwayVersionView>> ContinueAsync(string id, CancellationToken cancel)
    {
        if (!(await OwnAsync(id, cancel)).Succeeded(out _, out var problem))
            return problem;
        var newest = await db.NewestVersionAsync(id, cancel);
        return newest switch
        {
            null => StacksProblems.PathwayNotFound(),
            { State: PathwayState.Draft } => PathwayVersionView.Of(newest),
            _ => await BeginAsync(id, newest.Number + 1, newest.Content(), cancel),
        };
    }

    /// <param name="revision">What the writer saw.</param>
    /// <param name="change">Changes the rules, or says why not.</param>
    public Task<Result<PathwayVersionView>> RulesAsync(
        string id,
        int revision,
        Func<JsonObject, Problem?> change,
        CancellationToken cancel
    ) =>
        ChangeAsync(
            id,
            revision,
            content =>
            {
                var pathway = (JsonObject)JsonNode.Parse(content.Document)!; // only objects are stored
                if (change(pathway) is { } refused)
                    return refused;
                var document = pathway.ToJsonString();
                return Encoding.UTF8.GetByteCount(document) > PathwayFile.MostBytes
                    ? StacksProblems.PathwayTooLarge()
                    : content with
                    {
                        Document = document,
                    };
            },
            cancel
        );

    /// <summary>The words around the rules, and the size of the certificate.</summary>
    public Task<Result<PathwayVersionView>> DetailsAsync(
        string id,
        int revision,
        PathwayContent said,
        decimal? ects,
        CancellationToken cancel
    ) =>
        ChangeAsync(
            id,
            revision,
            content =>
            {
                var pathway = (JsonObject)JsonNode.Parse(content.Document)!; // only objects are stored
                if (ects is not > 0)
                    return StacksProblems.RuleFields();
                pathway["target"] = new JsonObject { ["title"] = said.Title.In("en"), ["ects"] = ects.Value };
                var changed = said with { Document = pathway.ToJsonString() };
                return PathwayFile.Flaw(changed) is { } flaw ? flaw : changed;
            },
            cancel
        );

    private async Task<Result<PathwayVersionView>> ChangeAsync(
        string id,
        int revision,
        Func<PathwayContent, Result<PathwayContent>> change,
        CancellationToken cancel
    )
    {
        if (!(await OwnAsync(id, cancel)).Succeeded(out _, out var problem))
            return problem;
        var draft = await db.NewestVersionAsync(id, cancel);
        if (draft is not { State: PathwayState.Draft })
            return StacksProblems.PathwayFrozen();
        if (draft.Revision != revision)
            return PlatformProblems.ChangedMeanwhile();
        if (!change(draft.Content()).Succeeded(out var content, out var refused))
            return refused;
        if (draft.Change(content, actor.RequiredId, time.GetUtcNow()) is { } frozen)
            return frozen;
        audit.Record("stacks.pathwayChanged", $"{id}/{draft.Number}");
        return await db.TrySaveAsync(cancel) is { } lost ? lost : PathwayVersionView.Of(draft);
    }

    private async Task<Result<PathwayVersionView>> BeginAsync(
        string id,
        int number,
        PathwayContent content,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow();
        var draft = new PathwayVersion
        {
            Pathway = id,
            Number = number,
            CreatedAt = now,
        };
        draft.Change(content, actor.RequiredId, now);
        db.Add(draft);
        audit.Record("stacks.pathwayBegun", $"{id}/{number}");
        return await db.TrySaveAsync(cancel) is { } lost ? lost : PathwayVersionView.Of(draft);
    }

    private Task<Result<StoredPathway>> OwnAsync(string id, CancellationToken cancel) =>
        db.FindOwnAsync(id, actor, tenant, Permission.DraftSpecification, cancel);
}
