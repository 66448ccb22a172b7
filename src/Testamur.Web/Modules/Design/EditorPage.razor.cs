using System.Globalization;
using Microsoft.AspNetCore.Components;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Drafts;
using Testamur.Web.Modules.Design.Form;
using Testamur.Web.Platform;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Design;

public sealed partial class EditorPage
{
    /// <summary>Name of the form in which somebody chooses between two texts of the same place.</summary>
    internal const string MergeForm = "merge";

    private VersionAnswer? found;
    private Specification? stored;
    private FormValues? values;
    private EditorContext? editor;
    private Problem? problem;
    private IReadOnlyList<FormError> errors = [];
    private string? returned;
    private DraftBase start;
    private SaveDraft.Saved? joined;
    private string others = "";
    private bool merging;
    private bool unsaved;
    private bool saved;

    [Parameter]
    public required string Tenant { get; set; }

    [Parameter]
    public Guid Id { get; set; }

    [Parameter]
    public int Version { get; set; }

    [SupplyParameterFromQuery]
    public string? Saved { get; set; }

    [CascadingParameter]
    public HttpContext? Http { get; set; }

    private string Here => $"/t/{Tenant}/design/{Id}/{Version}";

    private string title => stored?.Title.In(stored.DefaultLanguage) ?? "";

    private string Field => stored?.IscedF is [{ Length: >= 2 } first, ..] ? first[..2] : "00";

    private CancellationToken Cancel => Http?.RequestAborted ?? CancellationToken.None;

    protected override async Task OnInitializedAsync()
    {
        if (!(await Reading.HandleAsync(new(Id), Version, Cancel)).Succeeded(out var answer, out _))
        {
            Navigation.NotFound();
            return;
        }

        if (!answer.Version.State.IsEditable())
        {
            Navigation.NavigateTo($"{Here}/view");
            return;
        }

        found = answer.Version;
        returned = answer.History.LastOrDefault(step => step.State == SpecificationState.ChangesRequested)?.Note;
        stored = SpecificationJson.Read(found.Content.ToJsonString());
        var form = Http is { Request.HasFormContentType: true } http ? await http.Request.ReadFormAsync(Cancel) : null;
        saved = Saved is not null && form is null;
        merging = form?["_handler"].ToString() == MergeForm;
        if (form is null || merging)
        {
            (values, start) = (SpecificationForm.Write(stored), new(found.Revision));
        }
        else
        {
            (values, start) = (FormValues.Of(form), DraftBase.Parse(form["revision"]));
            stored = await Reading.StartedFromAsync(new(Id), Version, start, Cancel) ?? stored;
        }

        editor = await Looking.LookAsync(new(Id), stored, values, Cancel);
    }

    private async Task ActAsync()
    {
        if (values is null || stored is null)
            return;
        switch (values["act"].Split(':', 3))
        {
            case ["repair", var fix, var place]:
                await SaveAsync(specification =>
                    Repairing.HandleAsync(new(Id), start, new(start.Revision, place, Number(fix)), specification, Cancel)
                );
                break;
            case ["keep", .. var rest]:
                await KeepAsync(string.Join(':', rest));
                break;
            case ["add", var list] when FormParts.IsList(list):
                if (values.AddRow(list) is { } added)
                    FormParts.Name(values, list, added);
                unsaved = true;
                break;
            case ["remove", var list, var row] when FormParts.IsList(list):
                values.RemoveRow(list, Number(row));
                unsaved = true;
                break;
            case ["check"] or ["skills", ..]:
                unsaved = true;
                break;
            default:
                await SaveAsync(
                    specification => Saving.HandleAsync(new(Id), start, specification, Cancel),
                    values["act"] == "submit" ? SubmitAsync : null
                );
                break;
        }

        editor = await Looking.LookAsync(new(Id), stored, values, Cancel);
    }

    // The text is saved with the reason, so that what was typed is not lost.
    private Task KeepAsync(string place) =>
        SaveAsync(
            specification => Saving.HandleAsync(new(Id), start, specification, Cancel),
            async () =>
            {
                var reason = values![FindingPlaces.Keep + place]; // an act comes with values
                if ((await Answering.HandleAsync(new(Id), Version, new(place, reason), Cancel)).Succeeded(out _, out problem))
                    Navigation.NavigateTo($"{Here}?saved=1");
                else
                    errors = [new(null, Text.Say(problem))];
            }
        );

    private async Task SaveAsync(Func<Specification, Task<Result<SaveDraft.Saved>>> save, Func<Task>? then = null)
    {
        if (values is null || stored is null)
            return;
        var (specification, unreadable) = SpecificationForm.Read(values, stored);
        if (unreadable.Count > 0)
        {
            errors = [.. unreadable.Select(error => new FormError(error.Key, Text[error.Value]))];
            unsaved = true;
            return;
        }

        await ShowAsync(await save(specification), then);
    }

    // Nothing of others to show: the page is asked for anew, so that loading it again sends nothing twice.
    private async Task ShowAsync(Result<SaveDraft.Saved> result, Func<Task>? then)
    {
        if (!result.Succeeded(out var done, out problem))
        {
            errors = [new(null, Text.Say(problem))];
            unsaved = true;
            return;
        }

        (found, joined) = (done.Version, done);
        others = await NamesAsync(done.Others);
        if (!done.Stored)
            return;
        stored = SpecificationJson.Read(found.Content.ToJsonString());
        (start, saved) = (new(found.Revision), true);
        if (done.Merge is not null)
            values = Kept(SpecificationForm.Write(stored)); // what was typed, with what others wrote
        if (then is not null)
            await then();
        else if (done.Merge is not { Taken.Count: > 0 })
            Navigation.NavigateTo($"{Here}?saved=1");
    }

    // A written reason is no part of the design, but of what was typed.
    private FormValues Kept(FormValues written)
    {
        foreach (var name in values!.Names.Where(name => name.StartsWith(FindingPlaces.Keep, StringComparison.Ordinal)))
            written.Set(name, values[name]); // they were read from a form
        return written;
    }

    private async Task ResolveAsync()
    {
        if (Http is null || found is null)
            return;
        var form = FormValues.Of(await Http.Request.ReadFormAsync(Cancel));
        merging = false;
        if (MergePanel.Read(form, found.Uri, Version) is { } chosen)
        {
            (values, start) = (SpecificationForm.Write(chosen), DraftBase.Parse(form["revision"]));
            await ShowAsync(await Saving.HandleAsync(new(Id), start, chosen, Cancel), null);
        }
        else
        {
            errors = [new(null, Text["Merge.Unreadable"])];
        }

        if (values is not null && stored is not null)
            editor = await Looking.LookAsync(new(Id), stored, values, Cancel);
    }

    private async Task<string> NamesAsync(IReadOnlyList<OtherEditor> editors)
    {
        var known = await People.FindAllAsync([.. editors.Select(other => other.Person)], Cancel);
        var names = editors.Select(other => known.GetValueOrDefault(other.Person)?.Name).OfType<string>().ToList();
        return names.Count == 0 ? Text["Draft.Somebody"] : string.Join(", ", names);
    }

    private async Task SubmitAsync()
    {
        if ((await Submitting.HandleAsync(new(Id), Version, Cancel)).Succeeded(out _, out problem))
        {
            Navigation.NavigateTo($"{Here}/view");
            return;
        }

        var places = FindingPlaces.Of(values!); // an act comes with values
        errors =
        [
            .. (problem.Fields ?? new Dictionary<string, string[]>())
                .SelectMany(place =>
                    editor!
                        .At(FindingPlaces.Of(place.Key, places)) // looked at before any act
                        .Where(finding => finding.Kind == FindingKind.Error)
                        .Select(finding => new FormError(FindingPlaces.Of(place.Key, places), finding.Text))
                )
                .Distinct(),
        ];
        if (errors.Count == 0)
            errors = [new(null, Text.Say(problem))];
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
