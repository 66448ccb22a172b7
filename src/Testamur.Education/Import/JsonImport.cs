using System.Text.Json.Nodes;
using Testamur.Education.Elm;
using Testamur.Rdf.Json;

namespace Testamur.Education.Import;

/// <summary>JSON of others: a dataset of the European Learning Model, or courses of the Open Education API.</summary>
internal static class JsonImport
{
    public static ImportReading Read(ReadOnlySpan<byte> utf8)
    {
        if (!StrictJson.TryParse(utf8, out var root, out var problem, 2 * DraftImport.MaxBytes))
            return ImportReading.Refused(ImportFormat.Ooapi, ImportIssue.BrokenJson, detail: problem);
        return root is JsonObject document && (document.ContainsKey("@graph") || document.ContainsKey("@context"))
            ? LoqImport.Of(LoqReader.Read(utf8))
            : OoapiImport.Read(root);
    }
}
