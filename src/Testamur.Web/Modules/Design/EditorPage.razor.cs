using System.Globalization;
using Microsoft.AspNetCore.Components;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Form;
using Testamur.Web.Platform;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Design;

public sealed partial class EditorPage
{
    private VersionAnswer? found;
    private Specification? stored;
    private FormValues? values;
    private EditorContext? editor;
    private Problem? problem;
    private IReadOnlyList<FormError> errors = [];
    private string? returned;
    private int revision;
    private bool unsaved;

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
        values = form is null ? SpecificationForm.Write(stored) : FormValues.Of(form);
        revision = form is null ? found.Revision : Number(values["revision"]);
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
                    Repairing.HandleAsync(new(Id), new(revision, place, Number(fix)), specification, Cancel)
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
            case ["check"]:
                unsaved = true;
                break;
            default:
                await SaveAsync(
                    specification => Saving.HandleAsync(new(Id), revision, specification, Cancel),
                    values["act"] == "submit" ? SubmitAsync : null
                );
                break;
        }

        editor = await Looking.LookAsync(new(Id), stored, values, Cancel);
    }

    // The text is saved with the reason, so that what was typed is not lost.
    private Task KeepAsync(string place) =>
        SaveAsync(
            specification => Saving.HandleAsync(new(Id), revision, specification, Cancel),
            async () =>
            {
                var reason = values![FindingPlaces.Keep + place]; // an act comes with values
                if ((await Answering.HandleAsync(new(Id), Version, new(place, reason), Cancel)).Succeeded(out _, out problem))
                    Navigation.NavigateTo($"{Here}?saved=1");
                else
                    errors = [new(null, Text.Say(problem))];
            }
        );

    private async Task SaveAsync(Func<Specification, Task<Result<VersionAnswer>>> save, Func<Task>? then = null)
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

        if (!(await save(specification)).Succeeded(out var saved, out problem))
        {
            errors = [new(null, Text.Say(problem))];
            return;
        }

        (found, stored, revision) = (saved, specification, saved.Revision);
        if (then is null)
            Navigation.NavigateTo($"{Here}?saved=1");
        else
            await then();
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
