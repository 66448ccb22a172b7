using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Catalogue.Collections;

/// <summary>The collections in a person's download, each without the secret of its link.</summary>
internal sealed class CollectionsPersonalData(AppDb db) : IPersonalData
{
    public string Section => "collections";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var found = await db.Set<Collection>()
            .AsNoTracking()
            .Include(collection => collection.Offers)
            .Where(collection => collection.Person == person)
            .OrderBy(collection => collection.CreatedAt)
            .ToListAsync(cancel);
        return new JsonArray([
            .. found.Select(collection => new JsonObject
            {
                ["id"] = collection.Id.Value,
                ["name"] = collection.Name,
                ["createdAt"] = collection.CreatedAt,
                ["changedAt"] = collection.ChangedAt,
                ["sharedAt"] = collection.SharedAt,
                ["offers"] = new JsonArray([
                    .. collection
                        .Offers.OrderBy(offer => offer.Position)
                        .Select(offer => new JsonObject { ["offer"] = offer.Offer, ["note"] = offer.Note }),
                ]),
            }),
        ]);
    }
}

/// <summary>Deletes the collections of somebody who closed their account; their links stop.</summary>
internal sealed class DeleteCollections(AppDb db) : IEventHandler<AccountClosed>
{
    public Task HandleAsync(AccountClosed happened, CancellationToken cancel) =>
        // The offers in them go with their collection.
        db.Set<Collection>().Where(collection => collection.Person == happened.Person).ExecuteDeleteAsync(cancel);
}
