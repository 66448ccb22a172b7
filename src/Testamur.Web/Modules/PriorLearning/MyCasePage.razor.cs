using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Testamur.Web.Modules.PriorLearning.Portfolio;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Files;
using Testamur.Web.Platform.Identity;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>The applicant's page: one stage after another, with what is missing next.</summary>
public sealed partial class MyCasePage
{
    private static readonly EvidenceKind[] Kinds =
    [
        EvidenceKind.File,
        EvidenceKind.Link,
        EvidenceKind.Reference,
        EvidenceKind.Credential,
        EvidenceKind.Group,
    ];

    private CaseView? rpl;
    private IReadOnlyList<Choice> held = [];
    private IReadOnlyList<StartActivity.Activity> activities = [];

    /// <summary>Which case.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private ReadCases Read { get; set; } = null!; // given before anything runs, as all below

    [Inject]
    private SaveStatements Saving { get; set; } = null!;

    [Inject]
    private AddEvidence Adding { get; set; } = null!;

    [Inject]
    private EraseEvidence Erasing { get; set; } = null!;

    [Inject]
    private StartActivity Activities { get; set; } = null!;

    [Inject]
    private HandInPortfolio HandingIn { get; set; } = null!;

    [Inject]
    private WriteMessage Writing { get; set; } = null!;

    [Inject]
    private AppealResult Appealing { get; set; } = null!;

    [Inject]
    private ChooseRoute Choosing { get; set; } = null!;

    [Inject]
    private DiscardCase Discarding { get; set; } = null!;

    [Inject]
    private IHoldings Wallet { get; set; } = null!;

    [Inject]
    private Actor Actor { get; set; } = null!;

    private string Here => $"/my/prior-learning/{Id}";

    private bool MayState => rpl?.State is CaseState.Enquiry or CaseState.Identification or CaseState.Documentation;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (!(await Read.MineAsync(Id, Cancel)).Succeeded(out rpl, out _))
        {
            Navigation.NotFound();
            return;
        }

        if (!rpl.State.TakesEvidence())
            return;
        var wallet = await Wallet.ListAsync(Actor.RequiredId, Cancel);
        held =
        [
            .. wallet
                .Where(one => one.RevokedAt is null)
                .Select(one => new Choice($"{one.Id}", $"{one.Title} · {one.IssuerName}")),
        ];
        activities = await Activities.MineAsync(Id, Cancel);
    }

    private async Task StateAsync()
    {
        var said = rpl?.Outcomes.Select(line => new SaveStatements.Statement(line.Id, Input[$"say-{line.Id}"])) ?? [];
        Follow((await Saving.HandleAsync(Id, new([.. said]), Cancel)).Problem);
    }

    private async Task AddAsync(EvidenceKind kind)
    {
        var prefix = EvidenceForm.PrefixOf(kind);
        string? Typed(string field) => Input[prefix + field];
        AddEvidence.Upload? upload = null;
        if (kind == EvidenceKind.File && Http.Request.Form.Files[prefix + "file"] is { } file)
        {
            await using var stream = file.OpenReadStream();
            upload = new(file.FileName, await BoundedBody.ReadAsync(stream, Adding.MostBytes, Cancel));
        }

        var request = new AddEvidence.Request(
            kind,
            Enum.TryParse<LearningContext>(Typed("context"), out var context) ? context : LearningContext.Work,
            Input.All(prefix + "outcomes"),
            Typed("title"),
            Typed("origin"),
            Input.Day(prefix + "madeOn"),
            Typed("description"),
            Typed("url"),
            Typed("contactName"),
            Typed("contactEmail"),
            Guid.TryParse(Typed("holding"), out var holding) ? holding : null,
            Typed("code")
        );
        Follow(Named((await Adding.HandleAsync(Id, request, upload, Cancel)).Problem, prefix), "#portfolio");
    }

    private async Task EraseAsync(Guid item) => Follow((await Erasing.HandleAsync(Id, item, Cancel)).Problem, "#portfolio");

    private async Task NameActivityAsync()
    {
        var request = new StartActivity.Request(
            Input["activity-title"] ?? "",
            Input["activity-organisation"] ?? "",
            Input.Day("activity-madeOn"),
            Input["activity-contactName"] ?? "",
            Input["activity-contactEmail"] ?? ""
        );
        Follow(Named((await Activities.HandleAsync(Id, request, Cancel)).Problem, "activity-"), "#portfolio");
    }

    private async Task HandInAsync() => Follow((await HandingIn.HandleAsync(Id, Cancel)).Problem);

    private async Task WriteAsync() =>
        Follow(Renamed((await Writing.MineAsync(Id, new(Input["message"] ?? ""), Cancel)).Problem, "message"), "#dialogue");

    private async Task AppealAsync() =>
        Follow(Renamed((await Appealing.HandleAsync(Id, new(Input["appeal"] ?? ""), Cancel)).Problem, "appeal"));

    private async Task RouteAsync() => Follow((await Choosing.HandleAsync(Id, new(Input["show"] == "true"), Cancel)).Problem);

    private async Task DiscardAsync()
    {
        if ((await Discarding.HandleAsync(Id, Cancel)).Problem is { } problem)
            Follow(problem);
        else
            GoTo("/my/prior-learning");
    }

    private void Follow(Problem? problem, string place = "")
    {
        if (problem is null)
            GoTo(Here + place);
        else
            Input.Refuse(problem, L);
    }

    // The page has a form for each kind of evidence, so its fields have names of their own.
    private static Problem? Named(Problem? problem, string prefix) =>
        problem is null
            ? null
            : problem with
            {
                Fields = problem.Fields?.ToDictionary(pair => prefix + pair.Key, pair => pair.Value),
            };

    private static Problem? Renamed(Problem? problem, string field) =>
        problem is { Fields.Count: 1 } one ? one.About(field) : problem;
}
