using Microsoft.AspNetCore.Components;
using Testamur.Education.Specifications;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Design;

public sealed partial class VersionPage
{
    private ReadVersion.Answer? found;
    private Specification? content;
    private UnitTree units = new([]);
    private IReadOnlyDictionary<PersonId, PersonView> names = new Dictionary<PersonId, PersonView>();

    [Parameter]
    public required string Tenant { get; set; }

    [Parameter]
    public Guid Id { get; set; }

    [Parameter]
    public int Version { get; set; }

    [CascadingParameter]
    public HttpContext? Http { get; set; }

    private string Here => $"/t/{Tenant}/design/{Id}/{Version}";

    private string Title => content?.Title.In(content.DefaultLanguage) is { Length: > 0 } title ? title : Text["List.Untitled"];

    private string Field => content?.IscedF is [{ Length: >= 2 } first, ..] ? first[..2] : "00";

    private CancellationToken Cancel => Http?.RequestAborted ?? CancellationToken.None;

    private IReadOnlyList<StepItem> History =>
        [
            .. (found?.History ?? []).Select(
                (step, index) =>
                    new StepItem(
                        Text[$"State.{step.State}"],
                        index == found?.History.Count - 1 ? StepState.Now : StepState.Done,
                        string.Join(
                            " · ",
                            new[]
                            {
                                Show.Moment(step.At, TimeZoneInfo.Utc),
                                step.By is { } by ? Name(by) : null,
                                step.Note,
                            }.Where(part => !string.IsNullOrEmpty(part))
                        )
                    )
            ),
        ];

    protected override async Task OnInitializedAsync()
    {
        if (!(await Reading.HandleAsync(new(Id), Version, Cancel)).Succeeded(out found, out _))
        {
            Navigation.NotFound();
            return;
        }

        content = SpecificationJson.Read(found.Version.Content.ToJsonString());
        PersonId[] people =
        [
            .. found
                .Version.Authors.Concat(found.History.Select(step => step.By).OfType<Guid>())
                .Distinct()
                .Select(person => new PersonId(person)),
        ];
        units = await Units.TreeAsync(Cancel);
        names = await People.FindAllAsync(people, Cancel);
    }

    private string Name(Guid person) => names.TryGetValue(new(person), out var known) ? known.Name : Text["View.Somebody"];
}
