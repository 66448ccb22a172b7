using System.Text.Json.Nodes;
using Testamur.Education.Import;
using Testamur.Education.Specifications;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design.Import;

/// <summary>Says what an import would make of a document. Nothing is stored.</summary>
internal sealed class PreviewImport(Actor actor)
{
    /// <param name="Number">What a choice names it by.</param>
    /// <param name="Refused">It cannot become a draft as it stands; its findings say why.</param>
    /// <param name="Content">The specification as far as it was understood.</param>
    internal sealed record Draft(
        int Number,
        ImportPlace Place,
        bool Refused,
        JsonNode Content,
        IReadOnlyList<ImportedValue> Values,
        IReadOnlyList<ImportedText> Leftover,
        IReadOnlyList<ImportFinding> Findings
    );

    /// <param name="Findings">About the document as a whole; with an error among them there are no drafts.</param>
    internal sealed record Preview(ImportFormat Format, IReadOnlyList<Draft> Drafts, IReadOnlyList<ImportFinding> Findings);

    public Result<ImportReading> Handle(ImportSource source) =>
        actor.May(Permission.DraftSpecification) ? source.Read() : PlatformProblems.NotAllowed();

    private static Preview Of(ImportReading reading) =>
        new(
            reading.Format,
            [
                .. reading.Drafts.Select(draft => new Draft(
                    draft.Number,
                    draft.Place,
                    draft.IsRefused,
                    JsonNode.Parse(SpecificationJson.Write(draft.Specification))!, // never null
                    draft.Values,
                    draft.Leftover,
                    draft.Findings
                )),
            ],
            reading.Findings
        );

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPost(
                "/import/preview",
                async (string? name, string? language, HttpRequest http, PreviewImport useCase, CancellationToken cancel) =>
                    useCase.Handle(await ReadAsync(http, name, language, cancel)).ToHttp(read => TypedResults.Ok(Of(read)))
            )
            .RequiresInUnits(Permission.DraftSpecification)
            .WithName("PreviewImport")
            .WithSummary("What an import would make of a text, a table or a document of another system: the request's body")
            .Produces<Preview>();

    /// <summary>The body as it is, whatever it says it is.</summary>
    public static async Task<ImportSource> ReadAsync(HttpRequest http, string? name, string? language, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        await http.Body.CopyToAsync(body, cancel); // the server limits how much anybody may send
        return new(body.GetBuffer().AsMemory(0, (int)body.Length), ImportSource.Short(name), language);
    }
}
