using Microsoft.Extensions.Localization;
using Testamur.Web.Modules.Design.Form;
using Testamur.Web.Modules.Design.Translations;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design.Drafts;

/// <summary>Saves the editor's form while somebody types in it, and says in words what came of it.</summary>
internal sealed class SaveForm(AppDb db, SaveDraft saving, PlaceNames places, IPeople people, IStringLocalizer<DesignText> text)
{
    /// <summary>What the editor's script shows.</summary>
    /// <param name="State"><c>saved</c>; <c>clash</c> when both changed the same, <c>unreadable</c> when a field cannot be read: nothing was stored.</param>
    /// <param name="Base">What the form starts from now; null when nothing was stored.</param>
    /// <param name="Message">A sentence for the reader.</param>
    /// <param name="Others">Whether others' changes were taken that the form does not show yet.</param>
    internal sealed record Answer(string State, string? Base, string Message, bool Others = false);

    public async Task<Result<Answer>> HandleAsync(SpecificationId id, int number, FormValues values, CancellationToken cancel)
    {
        var version = await db.FindVersionAsync(id, number, cancel);
        if (version is null)
            return PlatformProblems.NotFound();
        var from = DraftBase.Parse(values["revision"]);
        var started = await db.FindDraftAsync(id, number, from, cancel) ?? version.Read();
        var (content, unreadable) = SpecificationForm.Read(Translation.Apply(values, started), started);
        if (unreadable.Count > 0)
            return new Answer("unreadable", null, text["Draft.Unreadable"]);
        if (!(await saving.HandleAsync(id, from, content, cancel, quiet: true)).Succeeded(out var saved, out var problem))
            return problem;
        if (!saved.Stored)
            return new Answer(
                "clash",
                null,
                text[
                    "Draft.Clash",
                    await NamesAsync(saved.Others, cancel),
                    Places(saved.Merge?.Conflicts.Select(c => c.Path) ?? [])
                ]
            );
        var taken = saved.Merge?.Taken ?? [];
        string message =
            taken.Count == 0 ? text["Draft.Saved"]
            : saved.Others.Count == 0 ? text["Draft.SavedBehind", Places(taken)]
            : text["Draft.SavedWith", await NamesAsync(saved.Others, cancel), Places(taken)];
        return new Answer("saved", saved.Base.ToString(), message, taken.Count > 0);
    }

    private string Places(IEnumerable<string> paths) => string.Join(", ", paths.Select(places.Of).Distinct());

    private async Task<string> NamesAsync(IReadOnlyList<OtherEditor> others, CancellationToken cancel)
    {
        var known = await people.FindAllAsync([.. others.Select(other => other.Person)], cancel);
        var names = others.Select(other => known.GetValueOrDefault(other.Person)?.Name).OfType<string>().ToList();
        return names.Count == 0 ? text["Draft.Somebody"] : string.Join(", ", names);
    }

    public static void Map(IEndpointRouteBuilder site) =>
        site.MapPost(
                "/t/{tenant}/design/{id:guid}/{version:int}/saving",
                async (Guid id, int version, IFormCollection form, SaveForm useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, FormValues.Of(form), cancel)).ToHttp(answer =>
                        TypedResults.Ok(answer)
                    )
            )
            .RequiresInUnits(Permission.DraftSpecification)
            .ExcludeFromDescription();
}
