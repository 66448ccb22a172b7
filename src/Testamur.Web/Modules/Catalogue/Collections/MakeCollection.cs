using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Catalogue.Collections;

/// <summary>Starts a collection, empty or with offers of the catalogue.</summary>
internal sealed class MakeCollection(AppDb db, Actor actor, CollectedOffers offers, AuditLog audit, TimeProvider time)
{
    /// <param name="Offers">Ids of catalogue entries, in order.</param>
    internal sealed record Request(string? Name, IReadOnlyList<Guid>? Offers = null);

    public async Task<Result<CollectionView>> HandleAsync(Request request, CancellationToken cancel)
    {
        Guid[] chosen = [.. (request.Offers ?? []).Distinct()];
        if (CollectionRules.Check(request.Name, [.. chosen.Select(offer => (offer, ""))]) is { } refused)
            return refused;
        var person = actor.RequiredId;
        if (
            await db.Set<Collection>().CountAsync(collection => collection.Person == person, cancel) >= Collection.MostOfOnePerson
        )
            return CatalogueProblems.TooManyCollections(Collection.MostOfOnePerson);
        if ((await offers.KnownAsync(chosen, cancel)).Count < chosen.Length)
            return CatalogueProblems.NotFound();
        var now = time.GetUtcNow();
        var made = new Collection
        {
            Id = Ids.New<CollectionId>(time),
            Person = person,
            CreatedAt = now,
        };
        made.Change(request.Name!.Trim(), [.. chosen.Select(offer => (offer, ""))], now); // checked above
        db.Add(made);
        audit.Record("catalogue.collectionMade", made.Id.Value.ToString());
        await db.SaveChangesAsync(cancel);
        return await offers.ViewAsync(made, cancel);
    }

    public static void Map(RouteGroupBuilder collections) =>
        collections
            .MapPost(
                "",
                async (Request request, MakeCollection useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(made =>
                        TypedResults.Created($"/api/v1/my/collections/{made.Id}", made)
                    )
            )
            .WithName("MakeCollection")
            .WithSummary("Start a collection of offers");
}

/// <summary>What a collection may hold.</summary>
internal static class CollectionRules
{
    /// <returns>Why not, or null.</returns>
    public static Problem? Check(string? name, IReadOnlyList<(Guid Offer, string Note)> offers)
    {
        var fields = new Dictionary<string, string[]>();
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > Collection.LongestName)
            fields["name"] = [$"1 to {Collection.LongestName} characters."];
        if (offers.Any(offer => offer.Note.Length > Collection.LongestNote))
            fields["note"] = [$"At most {Collection.LongestNote} characters."];
        if (offers.Count > Collection.MostOffers || offers.DistinctBy(offer => offer.Offer).Count() < offers.Count)
            fields["offers"] = [$"At most {Collection.MostOffers} offers, each once."];
        if (
            (name + string.Concat(offers.Select(offer => offer.Note))).Any(sign =>
                char.IsControl(sign) && sign is not ('\n' or '\r' or '\t')
            )
        )
            fields["note"] = ["No control characters."];
        return fields.Count == 0 ? null : CatalogueProblems.CollectionFields(fields);
    }
}
