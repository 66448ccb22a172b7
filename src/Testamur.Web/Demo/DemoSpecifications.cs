using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design;
using Testamur.Web.Modules.Design.Drafts;
using Testamur.Web.Modules.Quality;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Demo;

/// <summary>Takes each specification through its whole life, as the people of the demo would: written, reviewed, approved, published.</summary>
internal sealed class DemoSpecifications(DemoStage stage, DemoFigures figures, TimeProvider time)
{
    private const string Reviewer = "qa@wzorowo.example.org";
    private const string Board = "board@nordhaven.example.org";

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <param name="monthsAgo">Since when each is told to be public where figures are shown by time, by the id of the files.</param>
    /// <param name="units">The units that are responsible, by the id of the files; the others are their institution's.</param>
    /// <returns>Where each specification of the files now lies, by the id it has there.</returns>
    public async Task<IReadOnlyDictionary<string, Placed>> SeedAsync(
        IReadOnlyList<JsonObject> files,
        IReadOnlyDictionary<string, Tenant> tenants,
        IReadOnlyDictionary<string, int> monthsAgo,
        IReadOnlyDictionary<string, UnitId> units
    )
    {
        var placed = new Dictionary<string, Placed>(StringComparer.Ordinal);
        var drafts = new List<(JsonObject File, Draft Draft)>();
        foreach (var file in files)
        {
            var draft = await CreateAsync(file, tenants, units);
            drafts.Add((file, draft));
            placed.Add(file["id"]!.GetValue<string>(), new(draft.Tenant, draft.Id, draft.Uri)); // every file has one
        }

        foreach (var (file, draft) in drafts)
        {
            var months = monthsAgo[file["id"]!.GetValue<string>()]; // every file has one
            await PublishAsync(draft, SpecificationJson.Read(WithNewIds(file.ToJsonString(), placed)), months);
        }

        return placed;
    }

    /// <summary>Replaces the ids of the files by those the platform gave.</summary>
    public static string WithNewIds(string json, IReadOnlyDictionary<string, Placed> placed) =>
        placed.Aggregate(
            json,
            (text, entry) => text.Replace($"\"{entry.Key}\"", $"\"{entry.Value.Uri}\"", StringComparison.Ordinal)
        );

    private async Task<Draft> CreateAsync(
        JsonObject file,
        IReadOnlyDictionary<string, Tenant> tenants,
        IReadOnlyDictionary<string, UnitId> units
    )
    {
        var tenant = tenants[file["awardingBodies"]![0]!["id"]!.GetValue<string>()]; // a demo specification names its awarding body
        var author = tenant.Slug == "nordhaven" ? "author-2@nordhaven.example.org" : "author-1@belmonte.example.org";
        Guid? unit = units.TryGetValue(file["id"]!.GetValue<string>(), out var found) ? found.Value : null; // every file has one
        var made = await stage.MustAsync(
            author,
            tenant,
            s => s.GetRequiredService<CreateDraft>().HandleAsync(new(Unit: unit), default)
        );
        return new(tenant, author, made.Id, made.Uri, made.Revision);
    }

    private async Task PublishAsync(Draft draft, Specification content, int monthsAgo)
    {
        var id = new SpecificationId(draft.Id);
        await stage.MustAsync(
            draft.Author,
            draft.Tenant,
            s => s.GetRequiredService<SaveDraft>().HandleAsync(id, new DraftBase(draft.Revision), content, default)
        );
        await stage.MustAsync(draft.Author, draft.Tenant, s => s.GetRequiredService<SubmitVersion>().HandleAsync(id, 1, default));
        await ReviewAsync(draft, content);
        await figures.CountAsync(draft.Tenant, draft.Id, content, monthsAgo);
        await stage.MustAsync(Board, draft.Tenant, s => s.GetRequiredService<PublishVersion>().HandleAsync(id, 1, default));
    }

    private async Task ReviewAsync(Draft draft, Specification content)
    {
        var id = await stage.ActAsync(
            Reviewer,
            draft.Tenant,
            s =>
                s.GetRequiredService<AppDb>()
                    .Set<Review>()
                    .Where(r => r.Specification == draft.Id)
                    .Select(r => r.Id)
                    .SingleAsync()
        );
        var review = await stage.MustAsync(
            Reviewer,
            draft.Tenant,
            s => s.GetRequiredService<StartReview>().HandleAsync(id, default)
        );
        var answers = Enum.GetValues<Question>()
            .Select(question => new Filled(question, Answer.Yes, "Checked for the demo."))
            .ToList();
        await stage.MustAsync(
            Reviewer,
            draft.Tenant,
            s => s.GetRequiredService<FillChecklist>().HandleAsync(id, new(review.Revision, answers), default)
        );
        await stage.MustAsync(Reviewer, draft.Tenant, s => s.GetRequiredService<HandToBoard>().HandleAsync(id, default));
        // The challenge runs for one summer: its approval ends soon, so that the list of those that end has something in it.
        DateOnly? until = content.Format == "challenge" ? Today.AddMonths(5) : null;
        await stage.MustAsync(
            Board,
            draft.Tenant,
            s => s.GetRequiredService<ApproveVersion>().HandleAsync(id, new(until), default)
        );
    }

    /// <summary>Where a specification of the files lies in the platform.</summary>
    internal sealed record Placed(Tenant Tenant, Guid Id, string Uri);

    private sealed record Draft(Tenant Tenant, string Author, Guid Id, string Uri, int Revision);
}
