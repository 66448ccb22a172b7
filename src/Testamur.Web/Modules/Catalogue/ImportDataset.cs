using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Elm;
using Testamur.Education.Specifications;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>
/// Takes over what somebody else has published as a dataset of the European Learning Model, as offers of others. The dataset is the whole truth about what
/// its source offers: what it no longer holds is not found any more.
/// </summary>
internal sealed class ImportDataset(AppDb db, Actor actor, TimeProvider time)
{
    private const int LongestProvider = 500;

    /// <param name="source">The address at which the dataset is published; shown beside each offer.</param>
    /// <param name="dataset">JSON-LD in UTF-8.</param>
    public async Task<Result<Imported>> HandleAsync(string? source, ReadOnlySequence<byte> dataset, CancellationToken cancel)
    {
        if (!actor.IsAllianceAdministrator)
            return PlatformProblems.NotAllowed();
        if (source is not { Length: <= 1000 } || !IsWeb(source))
            return CatalogueProblems.UnreadableDataset("its source is no web address.");
        var read = LoqReader.Read(dataset.ToArray());
        if (read.Problem is { } why)
            return CatalogueProblems.UnreadableDataset($"{why}.");
        var usable = read.Specifications.Where(IsUsable).DistinctBy(offer => offer.Id).ToList();
        var known = await db.Set<CatalogueExternal>().Where(e => e.Dataset == source).ToDictionaryAsync(e => e.Id, cancel);
        Guid[] ids = [.. usable.Select(offer => IdOf(source, offer)), .. known.Keys];
        var entries = await db.Set<CatalogueEntry>().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancel);
        foreach (var offer in usable)
            Put(source, offer, known, entries);
        var kept = usable.Select(offer => IdOf(source, offer)).ToHashSet();
        foreach (var gone in known.Values.Where(offer => !kept.Contains(offer.Id)))
        {
            db.Remove(gone);
            entries[gone.Id].Listed = false;
        }

        foreach (var change in db.ChangeTracker.Entries<CatalogueEntry>().ToList())
        {
            if (change.State is EntityState.Added or EntityState.Modified)
                change.Entity.Touch(time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancel);
        return new Imported(usable.Count, read.Specifications.Count - usable.Count);
    }

    private void Put(
        string source,
        Specification offer,
        Dictionary<Guid, CatalogueExternal> known,
        Dictionary<Guid, CatalogueEntry> entries
    )
    {
        var id = IdOf(source, offer);
        if (!entries.TryGetValue(id, out var entry))
            db.Add(entry = entries[id] = SpecificationEntry.EmptyExternal(id, offer.Id));
        if (!known.TryGetValue(id, out var external))
        {
            db.Add(
                external = new CatalogueExternal
                {
                    Id = id,
                    ExternalId = offer.Id,
                    Sources = source,
                    Dataset = source,
                }
            );
        }

        var providers = string.Join(", ", offer.AwardingBodies.Select(body => body.Name.In(offer.DefaultLanguage)));
        entry.Provider = providers.Length <= LongestProvider ? providers : providers[..LongestProvider];
        SpecificationEntry.Describe(entry, offer, "");
        entry.Listed = true;
        external.Country = offer.AwardingBodies.Select(body => body.Country).FirstOrDefault(country => country is { Length: 2 });
        external.RetrievedOn = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static bool IsUsable(Specification offer) =>
        offer.Id.Length <= 1000 && IsWeb(offer.Id) && !offer.Title.IsBlank && offer.Title.Values.All(text => text.Length <= 1000);

    private static bool IsWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";

    /// <summary>The same id at every import, so that addresses stay.</summary>
    private static Guid IdOf(string source, Specification offer) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"dataset {source} {offer.Id}")).AsSpan(0, 16));

    public static void Map(RouteGroupBuilder alliance) =>
        alliance
            .MapPost(
                "/datasets",
                async (string? source, HttpRequest http, ImportDataset useCase, CancellationToken cancel) =>
                {
                    using var body = new MemoryStream();
                    await http.Body.CopyToAsync(body, cancel); // the server limits how much anybody may send
                    var dataset = new ReadOnlySequence<byte>(body.GetBuffer(), 0, (int)body.Length);
                    return (await useCase.HandleAsync(source, dataset, cancel)).ToHttp(TypedResults.Ok);
                }
            )
            .WithName("ImportDataset")
            .WithSummary("Show what somebody else has published as a dataset of the European Learning Model")
            .Produces<Imported>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <param name="Offers">How many offers of the source the catalogue holds now.</param>
    /// <param name="LeftOut">How many have no title or no web address.</param>
    internal sealed record Imported(int Offers, int LeftOut);
}
