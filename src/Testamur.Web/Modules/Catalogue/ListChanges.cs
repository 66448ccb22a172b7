using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Education.Specifications;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>
/// What has changed in the catalogue, the newest first, as an Atom feed (<see href="https://www.rfc-editor.org/rfc/rfc4287">RFC 4287</see>): a harvester
/// reads on until it meets what it knows. What is gone stands in it as a tombstone (<see href="https://www.rfc-editor.org/rfc/rfc6721">RFC 6721</see>).
/// </summary>
internal sealed class ListChanges(AppDb db, IOptions<TestamurOptions> platform)
{
    private const int PageSize = 100;
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Tombstones = "http://purl.org/atompub/tombstones/1.0";

    /// <param name="before">The mark of the page before; null for the newest.</param>
    /// <returns>The feed in UTF-8.</returns>
    public async Task<Result<byte[]>> HandleAsync(string? before, CancellationToken cancel)
    {
        var changes = db.Set<CatalogueEntry>().AsNoTracking();
        if (before is not null)
        {
            if (!Mark.TryParse(before, out var mark))
                return CatalogueProblems.InvalidSearch(
                    new Dictionary<string, string[]> { ["before"] = ["This is not a mark of this feed. Start without one."] }
                );
            changes = changes.Where(e => e.ChangedAt < mark.At || (e.ChangedAt == mark.At && e.Id.CompareTo(mark.Id) < 0));
        }

        var page = await changes
            .OrderByDescending(e => e.ChangedAt)
            .ThenByDescending(e => e.Id)
            .Take(PageSize + 1)
            .ToListAsync(cancel);
        return Write([.. page.Take(PageSize)], page.Count > PageSize);
    }

    private byte[] Write(List<CatalogueEntry> page, bool more)
    {
        using var written = new MemoryStream();
        using (var xml = XmlWriter.Create(written, new() { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xmlns", "at", null, Tombstones);
            var self = platform.Value.Link("/catalogue/changes.atom").AbsoluteUri;
            xml.WriteElementString("id", Atom, self);
            xml.WriteElementString("title", Atom, "Micro-credentials: changes");
            xml.WriteElementString("updated", Atom, Instant(page.Count > 0 ? page[0].ChangedAt : DateTimeOffset.UnixEpoch));
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, "Testamur");
            xml.WriteEndElement();
            Link(xml, "self", self);
            if (more)
                Link(xml, "next", $"{self}?before={new Mark(page[^1].ChangedAt, page[^1].Id)}");
            foreach (var entry in page)
                Write(xml, entry);
            xml.WriteEndElement();
        }

        return written.ToArray();
    }

    private void Write(XmlWriter xml, CatalogueEntry entry)
    {
        if (!entry.Listed)
        {
            xml.WriteStartElement("at", "deleted-entry", Tombstones);
            xml.WriteAttributeString("ref", entry.Uri);
            xml.WriteAttributeString("when", Instant(entry.ChangedAt));
            xml.WriteEndElement();
            return;
        }

        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, entry.Uri);
        xml.WriteElementString("title", Atom, Text(entry.Title));
        xml.WriteElementString("updated", Atom, Instant(entry.ChangedAt));
        Link(xml, "alternate", platform.Value.Link($"/catalogue/{entry.Id}").AbsoluteUri);
        if (Text(entry.Summary) is { Length: > 0 } summary)
            xml.WriteElementString("summary", Atom, summary);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    // Text may hold characters that XML has no place for.
    private static string Text(string json) =>
        string.Concat((JsonSerializer.Deserialize<LangText>(json) ?? LangText.Empty).In().Where(XmlConvert.IsXmlChar));

    private static string Instant(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static void Map(IEndpointRouteBuilder site) =>
        site.MapGet(
                "/catalogue/changes.atom",
                async (string? before, ListChanges useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(before, cancel)).ToHttp(feed => Results.Bytes(feed, "application/atom+xml"))
            )
            .AllowAnonymous()
            .ExcludeFromDescription();

    /// <summary>A place in the feed.</summary>
    private readonly record struct Mark(DateTimeOffset At, Guid Id)
    {
        public static bool TryParse(string text, out Mark mark)
        {
            mark = default;
            var parts = text.Split('.');
            if (
                parts.Length != 2
                || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
                || ticks > DateTimeOffset.MaxValue.Ticks
                || !Guid.TryParseExact(parts[1], "n", out var id)
            )
                return false;
            mark = new(new(ticks, TimeSpan.Zero), id);
            return true;
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}.{Id:n}");
    }
}
