using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Observatory.OpenData;

/// <summary>A published table as a file.</summary>
internal static class DatasetFiles
{
    public const string CsvType = "text/csv; charset=utf-8";
    public const string JsonLdType = "application/ld+json";

    private const string Context = """
        {
          "dcat": "http://www.w3.org/ns/dcat#",
          "dct": "http://purl.org/dc/terms/",
          "qb": "http://purl.org/linked-data/cube#",
          "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
          "xsd": "http://www.w3.org/2001/XMLSchema#"
        }
        """;

    /// <summary>With a heading of stable names, by <see href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</see>.</summary>
    public static string Csv(DatasetTable table)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', table.Columns.Select(column => CsvField.Write(column.Name))).Append("\r\n");
        foreach (var row in table.Rows)
            text.AppendJoin(',', row.Zip(table.Columns, (cell, column) => Field(cell, column.Numeric))).Append("\r\n");
        return text.ToString();
    }

    /// <summary>
    /// A dataset of <see href="https://www.w3.org/TR/vocab-dcat-3/#Class:Dataset">DCAT 3</see> with its distributions; its rows, when they are given, as
    /// observations of the <see href="https://www.w3.org/TR/vocab-data-cube/#observations">RDF Data Cube</see>, whose properties are the columns.
    /// </summary>
    public static JsonObject JsonLd(DatasetNote note, DatasetTable table, Func<string, Uri> link)
    {
        var node = Dataset(note, link);
        var id = Address(note, link);
        var observations = table
            .Rows.Index()
            .Select(row => Observation(row.Item, $"{id}#row-{row.Index + 1}", id, table.Columns));
        var columns = table.Columns.Select(column => new JsonObject
        {
            ["@id"] = $"{id}#{column.Name}",
            ["@type"] = column.Numeric ? "qb:MeasureProperty" : "qb:DimensionProperty",
            ["rdfs:label"] = English(column.Label),
        });
        return new() { ["@context"] = JsonNode.Parse(Context), ["@graph"] = new JsonArray([node, .. columns, .. observations]) };
    }

    /// <summary>All datasets as a <see href="https://www.w3.org/TR/vocab-dcat-3/#Class:Catalog">catalogue</see>, without rows.</summary>
    public static JsonObject Catalogue(IReadOnlyList<DatasetNote> notes, string title, Func<string, Uri> link) =>
        new()
        {
            ["@context"] = JsonNode.Parse(Context),
            ["@id"] = link("/observatory/data").AbsoluteUri,
            ["@type"] = "dcat:Catalog",
            ["dct:title"] = English(title),
            ["dcat:dataset"] = new JsonArray([.. notes.Select(note => Dataset(note, link))]),
        };

    private static JsonObject Dataset(DatasetNote note, Func<string, Uri> link)
    {
        var node = new JsonObject
        {
            ["@id"] = Address(note, link),
            ["@type"] = "dcat:Dataset",
            ["dct:title"] = English(note.Title),
            ["dct:description"] = English(note.Finding),
            ["dct:issued"] = new JsonObject
            {
                ["@type"] = "xsd:date",
                ["@value"] = note.IssuedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            },
            ["dcat:version"] = note.Version,
            ["dct:license"] = Reference(note.Licence.AbsoluteUri),
            ["dct:publisher"] = Reference(link("/").AbsoluteUri),
            ["dcat:landingPage"] = Reference(link(note.Page).AbsoluteUri),
            ["dct:provenance"] = new JsonObject
            {
                ["@type"] = "dct:ProvenanceStatement",
                ["rdfs:label"] = English(note.Method),
                ["dct:source"] = English(note.Source),
            },
            ["dcat:distribution"] = new JsonArray(
                Distribution(note, link, "csv", "text/csv"),
                Distribution(note, link, "jsonld", JsonLdType)
            ),
        };
        if (note.Caveat is { } caveat)
            node["rdfs:comment"] = English(caveat);
        return node;
    }

    private static JsonObject Distribution(DatasetNote note, Func<string, Uri> link, string extension, string type) =>
        new()
        {
            ["@type"] = "dcat:Distribution",
            ["dcat:downloadURL"] = Reference(link($"/observatory/data/{note.Id}.{extension}").AbsoluteUri),
            ["dcat:mediaType"] = Reference($"https://www.iana.org/assignments/media-types/{type}"),
            ["dct:license"] = Reference(note.Licence.AbsoluteUri),
        };

    private static JsonObject Observation(
        IReadOnlyList<string?> row,
        string id,
        string dataset,
        IReadOnlyList<DatasetColumn> columns
    )
    {
        var node = new JsonObject
        {
            ["@id"] = id,
            ["@type"] = "qb:Observation",
            ["qb:dataSet"] = Reference(dataset),
        };
        foreach (var (cell, column) in row.Zip(columns))
        {
            if (cell is not null)
                node[$"{dataset}#{column.Name}"] =
                    column.Numeric && IsNumber(cell) ? new JsonObject { ["@type"] = "xsd:decimal", ["@value"] = cell } : cell;
        }

        return node;
    }

    // A negative number must not become a text, which the guard against formulas would make of it.
    private static string Field(string? cell, bool numeric) =>
        cell is null ? ""
        : numeric && IsNumber(cell) ? cell
        : CsvField.Write(cell);

    private static bool IsNumber(string cell) =>
        decimal.TryParse(
            cell,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out _
        );

    private static string Address(DatasetNote note, Func<string, Uri> link) => link($"/observatory/data/{note.Id}").AbsoluteUri;

    private static JsonObject Reference(string iri) => new() { ["@id"] = iri };

    // Files are in English whoever asks, so that an address has one content.
    private static JsonObject English(string text) => new() { ["@language"] = "en", ["@value"] = text };
}
