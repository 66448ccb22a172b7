using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>
/// The addresses of all pages of the catalogue for search engines, by <see href="https://www.sitemaps.org/protocol.html">the protocol of sitemaps</see>:
/// an index, and files of at most 20,000 addresses.
/// </summary>
internal sealed class ListPages(AppDb db, IOptions<TestamurOptions> platform)
{
    private const int PerFile = 20_000;
    private const string Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public async Task<byte[]> IndexAsync(CancellationToken cancel)
    {
        var entries = await db.Set<CatalogueEntry>().CountAsync(entry => entry.Listed, cancel);
        return Write(
            "sitemapindex",
            "sitemap",
            Enumerable
                .Range(0, Math.Max(1, (entries + PerFile - 1) / PerFile))
                .Select(file => (platform.Value.Link($"/sitemap/{file}.xml"), (DateTimeOffset?)null))
        );
    }

    public async Task<byte[]> FileAsync(int file, CancellationToken cancel)
    {
        var entries = await db.Set<CatalogueEntry>()
            .Where(entry => entry.Listed)
            .OrderBy(entry => entry.Id)
            .Skip(file * PerFile)
            .Take(PerFile)
            .Select(entry => new { entry.Id, entry.ChangedAt })
            .ToListAsync(cancel);
        var pages = entries.Select(entry => (platform.Value.Link($"/catalogue/{entry.Id}"), (DateTimeOffset?)entry.ChangedAt));
        return Write("urlset", "url", file == 0 ? [(platform.Value.Link("/catalogue"), null), .. pages] : pages);
    }

    private static byte[] Write(string root, string element, IEnumerable<(Uri Address, DateTimeOffset? Changed)> addresses)
    {
        using var written = new MemoryStream();
        using (var xml = XmlWriter.Create(written, new() { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement(root, Sitemap);
            foreach (var (address, changed) in addresses)
            {
                xml.WriteStartElement(element, Sitemap);
                xml.WriteElementString("loc", Sitemap, address.AbsoluteUri);
                if (changed is { } at)
                    xml.WriteElementString(
                        "lastmod",
                        Sitemap,
                        at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                    );
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return written.ToArray();
    }

    public static void Map(IEndpointRouteBuilder site)
    {
        var maps = site.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        maps.MapGet(
            "/sitemap.xml",
            async (ListPages useCase, CancellationToken cancel) =>
                Results.Bytes(await useCase.IndexAsync(cancel), "application/xml")
        );
        maps.MapGet(
            "/sitemap/{file:int:range(0,99999)}.xml",
            async (int file, ListPages useCase, CancellationToken cancel) =>
                Results.Bytes(await useCase.FileAsync(file, cancel), "application/xml")
        );
        maps.MapGet(
            "/robots.txt",
            (IOptions<TestamurOptions> platform) =>
                Results.Text($"User-agent: *\nAllow: /\nSitemap: {platform.Value.Link("/sitemap.xml").AbsoluteUri}\n")
        );
    }
}
