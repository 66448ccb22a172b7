using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Testamur.Education.Elm;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>
/// What an institution has published, as a dataset of the European Learning Model that catalogues such as Europass read: the newest version of each
/// specification that is open.
/// </summary>
internal sealed class ExportDataset(
    AppDb db,
    CurrentTenant tenant,
    IInstitutions institutions,
    IExternalEvidence evidence,
    IOptions<TestamurOptions> platform,
    TimeProvider time
)
{
    private const int MaxAgeSeconds = 300;

    /// <returns>JSON-LD in UTF-8.</returns>
    public async Task<Result<byte[]>> HandleAsync(CancellationToken cancel)
    {
        if (await institutions.FindAsync(tenant.Id, cancel) is not { } institution)
            return CatalogueProblems.NotFound();
        var versions = await db.Set<CatalogueVersion>()
            .AsNoTracking()
            .Where(version => version.Institution == tenant.Id && version.RetiredAt == null && version.Held == null)
            .ToListAsync(cancel);
        var reports = await evidence.ListAsync(null, cancel);
        var newest = versions
            .GroupBy(version => version.Specification)
            .Select(all => all.MaxBy(version => version.Version)!) // a group has one at least
            .OrderBy(version => version.Uri, StringComparer.Ordinal)
            .Select(version => WithEvidence(version.Specification, SpecificationJson.Read(version.Content), reports));
        var id = platform.Value.Link($"/export/elm/{institution.Slug}.jsonld").AbsoluteUri;
        return JsonSerializer.SerializeToUtf8Bytes(LoqDataset.From(id, newest).Document);
    }

    // What agencies decided after a text was frozen stands beside what the text says.
    private Specification WithEvidence(Guid id, Specification content, IReadOnlyList<ExternalEvidenceView> reports)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return content with
        {
            QualityAssurance =
            [
                .. content.QualityAssurance,
                .. reports
                    .Where(report => (report.Specification is null || report.Specification == id) && report.HoldsOn(today))
                    .Select(report => new QualityAssurance(
                        QaKind.External,
                        LangText.Empty,
                        Agency: report.Agency,
                        Record: report.Record,
                        ValidFrom: report.DecidedOn,
                        ValidUntil: report.ValidUntil,
                        AgencyCountry: report.AgencyCountry
                    )),
            ],
        };
    }

    public static void Map(IEndpointRouteBuilder site) =>
        site.MapGet(
                "/export/elm/{tenant}.jsonld",
                async (ExportDataset useCase, HttpContext http, CancellationToken cancel) =>
                    (await useCase.HandleAsync(cancel)).ToHttp(dataset =>
                    {
                        http.Response.Headers.CacheControl = $"public, max-age={MaxAgeSeconds}";
                        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(dataset))}\"");
                        return Results.Bytes(dataset, "application/ld+json", entityTag: tag);
                    })
            )
            .AllowAnonymous()
            .ExcludeFromDescription();
}
