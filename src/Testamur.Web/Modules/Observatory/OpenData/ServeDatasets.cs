using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Observatory.OpenData;

/// <summary>Published tables for programs: a list, and for each a CSV and a JSON-LD file under an address that stays.</summary>
internal static class ServeDatasets
{
    private const int MaxAgeSeconds = 300;

    /// <summary>A published table and where its files are.</summary>
    internal sealed record Listed(DatasetNote About, Uri Page, Uri Csv, Uri JsonLd);

    public static void Map(RouteGroupBuilder datasets) =>
        datasets
            .MapGet(
                "",
                async (PublishedDatasets published, IOptions<TestamurOptions> platform, CancellationToken cancel) =>
                {
                    InEnglish();
                    var notes = await published.ListAsync(cancel);
                    return TypedResults.Ok<IReadOnlyList<Listed>>([.. notes.Select(note => List(note, platform.Value))]);
                }
            )
            .WithName("ListDatasets")
            .WithSummary("What the observatory has published, with the addresses of its files");

    public static void MapFiles(IEndpointRouteBuilder site)
    {
        site.MapGet(
            "/data.jsonld",
            async (
                PublishedDatasets published,
                IStringLocalizer<OpenDataText> texts,
                IOptions<TestamurOptions> platform,
                HttpContext http,
                CancellationToken cancel
            ) =>
            {
                InEnglish();
                var catalogue = DatasetFiles.Catalogue(
                    await published.ListAsync(cancel),
                    texts["Data.Title"],
                    platform.Value.Link
                );
                return File(Utf8(catalogue), DatasetFiles.JsonLdType, http);
            }
        );
        site.MapGet(
            "/data/{id}.csv",
            (string id, PublishedDatasets published, HttpContext http, CancellationToken cancel) =>
                ServeAsync(
                    id,
                    published,
                    http,
                    found => (Encoding.UTF8.GetBytes(DatasetFiles.Csv(found.Table)), DatasetFiles.CsvType),
                    cancel
                )
        );
        site.MapGet(
            "/data/{id}.jsonld",
            (
                string id,
                PublishedDatasets published,
                IOptions<TestamurOptions> platform,
                HttpContext http,
                CancellationToken cancel
            ) =>
                ServeAsync(
                    id,
                    published,
                    http,
                    found => (Utf8(DatasetFiles.JsonLd(found.Note, found.Table, platform.Value.Link)), DatasetFiles.JsonLdType),
                    cancel
                )
        );
    }

    private static async Task<IResult> ServeAsync(
        string id,
        PublishedDatasets published,
        HttpContext http,
        Func<(DatasetNote Note, DatasetTable Table), (byte[] Bytes, string Type)> write,
        CancellationToken cancel
    )
    {
        InEnglish();
        if (await published.FindAsync(id, cancel) is not { } found)
            return Results.NotFound();
        var (bytes, type) = write(found);
        return File(bytes, type, http);
    }

    private static IResult File(byte[] bytes, string type, HttpContext http)
    {
        http.Response.Headers.CacheControl = $"public, max-age={MaxAgeSeconds}";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"");
        return Results.Bytes(bytes, type, entityTag: tag);
    }

    private static Listed List(DatasetNote note, TestamurOptions platform)
    {
        var path = $"/observatory/data/{note.Id}";
        return new(note, platform.Link(path), platform.Link($"{path}.csv"), platform.Link($"{path}.jsonld"));
    }

    private static byte[] Utf8(JsonObject document) => Encoding.UTF8.GetBytes(document.ToJsonString());

    // A file has one content whoever asks. The culture is this request's own.
    private static void InEnglish() =>
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en");
}
