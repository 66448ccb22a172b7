using System.Text;
using Testamur.Education.Import;
using Testamur.Education.Specifications;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design.Import;

/// <summary>Makes drafts of what was chosen of a document: all of them, or none.</summary>
internal sealed class ImportDrafts(AppDb db, Actor actor, CreateDraft creating, PlaceSpecification placing, AuditLog audit)
{
    /// <param name="Chosen">Numbers of drafts as the preview has them; all that can be made when empty.</param>
    /// <param name="KeepLeftover">Whether what was not understood goes into the further information of the draft, so that nothing is lost.</param>
    /// <param name="Unit">The unit that is responsible for them; null for the whole institution.</param>
    internal sealed record Request(ImportSource Source, IReadOnlyList<int> Chosen, bool KeepLeftover = true, Guid? Unit = null);

    internal sealed record Made(IReadOnlyList<VersionAnswer> Drafts);

    public async Task<Result<Made>> HandleAsync(Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.DraftSpecification))
            return PlatformProblems.NotAllowed();
        UnitId? unit = request.Unit is { } asked ? new(asked) : null;
        if (await placing.CheckAsync(unit, cancel) is { } refused)
            return refused;
        var reading = request.Source.Read();
        var usable = reading.Drafts.Where(draft => !draft.IsRefused);
        var chosen =
            request.Chosen.Count == 0 ? [.. usable] : usable.Where(draft => request.Chosen.Contains(draft.Number)).ToList();
        if (chosen.Count == 0 || chosen.Count < request.Chosen.Distinct().Count())
            return DesignProblems.NothingToImport();

        var made = new List<SpecificationVersion>();
        foreach (var draft in chosen)
        {
            var started = await creating.StartAsync(
                draft.Specification.DefaultLanguage,
                unit,
                start => Fill(start, draft, request.KeepLeftover),
                cancel
            );
            if (started is null)
                return PlatformProblems.NotFound();
            if (started.Content.Length > Contents.MostCharacters)
                return DesignProblems.TooLarge();
            audit.Record("design.imported", $"{started.Specification.Value}/1", $"{reading.Format}");
            made.Add(started);
        }

        await db.SaveChangesAsync(cancel);
        return new Made([.. made.Select(VersionAnswer.Of)]);
    }

    /// <summary>Who awards and for whom is the institution's own, whoever offered it before.</summary>
    private static Specification Fill(Specification start, ImportedDraft draft, bool keepLeftover)
    {
        var read = draft.Specification;
        var left = keepLeftover ? Leftover(draft, start) : "";
        return read with
        {
            Id = start.Id,
            Version = start.Version,
            Profile = read.Profile ?? start.Profile,
            AwardingBodies = start.AwardingBodies,
            OnBehalfOf = start.OnBehalfOf,
            FurtherInformation =
                left.Length == 0 ? read.FurtherInformation : Joined(read.FurtherInformation, read.DefaultLanguage, left),
        };
    }

    private static LangText Joined(LangText known, string language, string more) =>
        known.With(language, known.Has(language) ? $"{known[language]}\n\n{more}" : more);

    private static string Leftover(ImportedDraft draft, Specification start)
    {
        var text = new StringBuilder();
        foreach (
            var body in draft.Specification.AwardingBodies.Where(body =>
                start.AwardingBodies.All(own => !own.Name.Values.Intersect(body.Name.Values).Any())
            )
        )
            text.Append(body.Name.In(draft.Specification.DefaultLanguage)).Append('\n');
        foreach (var left in draft.Leftover)
        {
            // A column says what its cell is about; a pointer into a document says nothing to a reader.
            if (left.Place.Name.Length > 0 && left.Place.Name[0] != '/')
                text.Append(left.Place.Name).Append(": ");
            text.Append(left.Text).Append('\n');
        }

        return text.ToString().TrimEnd();
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPost(
                "/import",
                async (
                    string? name,
                    string? language,
                    int[]? choose,
                    bool? leftover,
                    HttpRequest http,
                    ImportDrafts useCase,
                    CancellationToken cancel
                ) =>
                {
                    var source = await PreviewImport.ReadAsync(http, name, language, cancel);
                    return (await useCase.HandleAsync(new(source, choose ?? [], leftover ?? true), cancel)).ToHttp(made =>
                        TypedResults.Ok(made)
                    );
                }
            )
            .RequiresInUnits(Permission.DraftSpecification)
            .WithName("ImportDrafts")
            .WithSummary("Make drafts of what was chosen of a document: the request's body")
            .Produces<Made>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
}
