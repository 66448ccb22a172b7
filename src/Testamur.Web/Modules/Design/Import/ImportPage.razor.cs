using System.Globalization;
using Microsoft.AspNetCore.Components;
using Testamur.Education.Import;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Design.Import;

public sealed partial class ImportPage
{
    // Languages in which headings and labels are known.
    private static readonly string[] Languages = ["de", "en", "es", "fr", "it", "ro"];

    private ImportReading? reading;
    private ImportSource? carried;
    private IReadOnlyList<FormError> errors = [];
    private HashSet<int>? chosen;
    private string text = "";
    private string? language;
    private bool keep = true;
    private Guid? unit;
    private UnitTree units = new([]);

    [Parameter]
    public required string Tenant { get; set; }

    [SupplyParameterFromQuery(Name = "made")]
    public int? Made { get; set; }

    [CascadingParameter]
    public HttpContext? Http { get; set; }

    private CancellationToken Cancel => Http?.RequestAborted ?? CancellationToken.None;

    protected override async Task OnInitializedAsync() => units = await Units.TreeAsync(Cancel);

    private async Task ActAsync()
    {
        if (Http is not { Request.HasFormContentType: true } http)
            return;
        var form = await http.Request.ReadFormAsync(Cancel);
        text = form["text"].ToString();
        language = form["language"].ToString() is { Length: > 0 } code ? code : null;
        unit = Guid.TryParse(form["unit"].ToString(), out var chosenUnit) ? chosenUnit : null;
        carried = ImportSource.OfCarried(form["document"].ToString(), form["documentName"].ToString(), language);
        var create = form["act"] == "create";
        if (create)
        {
            keep = form["leftover"] == "true";
            chosen = [.. form["choose"].Select(Number)];
        }
        else if (form.Files["file"] is { Length: > 0 } file)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, Cancel);
            carried = new(content.ToArray(), ImportSource.Short(file.FileName), language);
        }
        else if (text.Length > 0)
        {
            carried = null;
        }

        // What was pasted is in its field again, whatever comes of it; a file that cannot be read need not be carried on.
        var source = carried ?? ImportSource.OfText(text, language);
        if (!Previewing.Handle(source).Succeeded(out reading, out var problem))
            Refuse(problem);
        else if (reading.IsRefused)
            Refuse(reading, carried is null ? "text" : "file");
        else if (create)
            await CreateAsync(source);
    }

    private async Task CreateAsync(ImportSource source)
    {
        if (chosen is not { Count: > 0 })
        {
            errors = [new(null, Words["Choose.None"])];
            return;
        }

        if (!(await Importing.HandleAsync(new(source, [.. chosen], keep, unit), Cancel)).Succeeded(out var made, out var problem))
            Refuse(problem);
        else if (made.Drafts is [var only])
            Navigation.NavigateTo($"/t/{Tenant}/design/{only.Id}/{only.Version}");
        else
            Navigation.NavigateTo($"/t/{Tenant}/design/import?made={made.Drafts.Count.ToString(CultureInfo.InvariantCulture)}");
    }

    private void Refuse(Problem problem) => errors = [new(null, Text.Say(problem))];

    private void Refuse(ImportReading refused, string field)
    {
        errors =
        [
            .. refused
                .Findings.Where(finding => finding.Severity == ImportSeverity.Error)
                .Select(finding => new FormError(field, ImportFindings.Say(Words, finding))),
        ];
        carried = null;
    }

    private bool IsChosen(ImportedDraft draft) => !draft.IsRefused && (chosen?.Contains(draft.Number) ?? true);

    private static int Number(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
