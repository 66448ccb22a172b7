using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Stacking;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Stacks;

/// <summary>
/// Takes a pathway into the alliance's list, or replaces the one with the same id. One that contradicts itself is refused now,
/// not when a learner asks.
/// </summary>
internal sealed partial class ImportPathway(AppDb db, AuditLog audit, TimeProvider time)
{
    /// <param name="Pathway">The member <c>pathway</c> of a stacking document.</param>
    internal sealed record Request(LangText Title, LangText Summary, JsonElement Pathway);

    public async Task<Result<PathwaySummary>> HandleAsync(Request request, CancellationToken cancel)
    {
        var document = request.Pathway.GetRawText();
        Pathway rules;
        try
        {
            rules = StackJson.ReadPathway(document);
        }
        catch (StackFormatException problem)
        {
            return StacksProblems.PathwayUnreadable(problem.Message);
        }

        if (rules.Id.Length > StoredPathway.LongestId || !Name().IsMatch(rules.Id))
            return StacksProblems.PathwayUnreadable("Its id may hold lower-case letters, digits and hyphens only, at most 100.");
        if (rules.Target.Ects is null)
            return StacksProblems.PathwayUnreadable("Its target must say how many ECTS the certificate has.");
        if (!Fits(request.Title) || !Fits(request.Summary))
            return StacksProblems.PathwayTexts();

        var stored = await db.Set<StoredPathway>().SingleOrDefaultAsync(pathway => pathway.Id == rules.Id, cancel);
        if (stored is null)
        {
            stored = new StoredPathway
            {
                Id = rules.Id,
                Title = request.Title,
                Summary = request.Summary,
                Document = document,
                ImportedAt = time.GetUtcNow(),
            };
            db.Add(stored);
        }
        else
        {
            (stored.Title, stored.Summary, stored.Document) = (request.Title, request.Summary, document);
            stored.ImportedAt = time.GetUtcNow();
        }

        audit.Record("stacks.importPathway", rules.Id);
        await db.SaveChangesAsync(cancel);
        return PathwaySummary.Of(stored);
    }

    // Stored as JSON, where a letter outside ASCII takes six characters.
    private static bool Fits(LangText? text) =>
        text is { IsBlank: false }
        && JsonSerializer.Serialize(text, JsonSerializerOptions.Web).Length <= StoredPathway.LongestText;

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    public static void Map(RouteGroupBuilder pathways) =>
        pathways
            .MapPut(
                "",
                async (Request request, ImportPathway useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(summary => TypedResults.Ok(summary))
            )
            .WithName("ImportPathway")
            .WithSummary("Add a pathway to larger certificates, or replace the one with its id");
}
