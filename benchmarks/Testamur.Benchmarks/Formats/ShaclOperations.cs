using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Education.Elm;
using Testamur.Education.Elm.Shapes;
using Testamur.Rdf.JsonLd;

namespace Testamur.Benchmarks.Formats;

/// <summary>A credential of 219 triples against EDC-generic-full 3.2: the triples alone, and from the text.</summary>
internal static class ShaclOperations
{
    public static Row[] Rows { get; } = [new("shacl edc triples", 20, []), new("shacl edc text", 20, ["raw parse edc"])];

    public static IEnumerable<Operation> All()
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(
            JsonNode.Parse(
                File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "documents", "micro-credential.eu-elements.json"))
            )
        );
        var triples = JsonLdProcessor.ForCredentials.ToRdf(text);
        Check.That(triples.Count == 219);
        var shapes = ElmShapes.For(ElmProfile.Generic);
        yield return new("raw parse edc", () => JsonDocument.Parse(text).Dispose());
        yield return new("shacl edc triples", () => Check.That(shapes.Validate(triples).Conforms));
        yield return new("shacl edc text", () => Check.That(ElmValidator.Validate(text, ElmProfile.Generic).Conforms == true));
    }
}
