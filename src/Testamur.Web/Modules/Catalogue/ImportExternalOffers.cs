using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;
using Testamur.Web.Modules.Catalogue.Search;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>
/// Takes over a file of facts about offers of others. The file is the whole truth about them: what it no longer holds is removed.
/// Called by whoever fills the data folder, not over HTTP.
/// </summary>
internal sealed class ImportExternalOffers(AppDb db, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <returns>How many offers the catalogue holds now.</returns>
    public async Task<Result<int>> HandleAsync(string json, CancellationToken cancel)
    {
        ExternalFile? file;
        try
        {
            file = JsonSerializer.Deserialize<ExternalFile>(json, Json);
        }
        catch (JsonException refusal)
        {
            return CatalogueProblems.UnreadableFile(refusal.Message);
        }

        if (file is null || file.Offers.Select(o => o.Id).Distinct(StringComparer.Ordinal).Count() != file.Offers.Count)
            return CatalogueProblems.UnreadableFile("every offer needs an id of its own.");
        if (file.Offers.FirstOrDefault(offer => !IsUsable(offer)) is { } bad)
            return CatalogueProblems.UnreadableFile($"the offer {bad.Id} has no title, provider, source or web address.");

        // Offers that came with a dataset are not the file's.
        var datasets = db.Set<CatalogueExternal>().Where(e => e.Dataset != null);
        var known = await db.Set<CatalogueExternal>().Where(e => e.Dataset == null).ToDictionaryAsync(e => e.Id, cancel);
        var entries = await db.Set<CatalogueEntry>()
            .Where(e => e.External && !datasets.Any(offer => offer.Id == e.Id))
            .ToDictionaryAsync(e => e.Id, cancel);
        foreach (var offer in file.Offers)
            Put(offer, known, entries);
        var kept = file.Offers.Select(offer => IdOf(offer.Id)).ToHashSet();
        db.RemoveRange(known.Values.Where(e => !kept.Contains(e.Id)));
        // The entry stays without being listed, so that every index sees that it is gone.
        foreach (var entry in entries.Values.Where(e => !kept.Contains(e.Id)))
            entry.Listed = false;
        foreach (var change in db.ChangeTracker.Entries<CatalogueEntry>().ToList())
        {
            if (change.State is EntityState.Added or EntityState.Modified)
                change.Entity.Touch(time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancel);
        return file.Offers.Count;
    }

    private void Put(ExternalOffer offer, Dictionary<Guid, CatalogueExternal> known, Dictionary<Guid, CatalogueEntry> entries)
    {
        var id = IdOf(offer.Id);
        if (!entries.TryGetValue(id, out var entry))
            db.Add(entry = SpecificationEntry.EmptyExternal(id, offer.Url));
        if (!known.TryGetValue(id, out var external))
            db.Add(
                external = new CatalogueExternal
                {
                    Id = id,
                    ExternalId = offer.Id,
                    Sources = "",
                }
            );
        var title = LangText.Of("und", offer.Title);
        if (offer.TitleEnglish is { } english)
            title = english == offer.Title ? LangText.Of("en", english) : title.With("en", english);
        entry.Uri = offer.Url;
        entry.Provider = string.Join(", ", offer.Provider);
        entry.Title = JsonSerializer.Serialize(title);
        entry.OrderKey = SortKey.Of(offer.Title, external: true, id).ToString();
        entry.Tokens = OfferTokens.Of(
            [title],
            [],
            [LangText.Of("und", offer.CalledBySource ?? "")],
            offer.Provider.Select(provider => LangText.Of("und", provider))
        );
        entry.Countries = CatalogueEntry.List([offer.Country ?? ""]);
        entry.Listed = true;
        entry.Ects = offer.Ects?.Hundredths;
        entry.Mode = ModeOf(offer.Mode);
        external.Country = offer.Country;
        external.CalledBySource = offer.CalledBySource;
        external.Sources = string.Join('\n', offer.Sources);
        external.PageDate = offer.PageDate;
        external.RetrievedOn = offer.RetrievedOn;
    }

    private static bool IsUsable(ExternalOffer offer) =>
        offer.Id.Length is > 0 and <= 200
        && offer.Title.Length is > 0 and <= 300
        && offer.Provider.Count > 0
        && offer.Sources.Count > 0
        && offer
            .Sources.Append(offer.Url)
            .All(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http");

    // The file says onSite where the vocabulary says presential.
    private static string? ModeOf(string? mode) =>
        Vocabulary.Get("participation").Find(mode == "onSite" ? "presential" : mode)?.Code;

    /// <summary>The same id at every import, so that addresses stay.</summary>
    private static Guid IdOf(string externalId) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes("external offer " + externalId)).AsSpan(0, 16));

    private sealed record ExternalFile(string? Notice, IReadOnlyList<ExternalOffer> Offers);

    private sealed record ExternalOffer(
        string Id,
        IReadOnlyList<string> Provider,
        string? Country,
        string Title,
        string? TitleEnglish,
        string? CalledBySource,
        string Url,
        Ects? Ects,
        string? Mode,
        IReadOnlyList<string> Sources,
        string? PageDate,
        string? RetrievedOn
    );
}
