using Microsoft.AspNetCore.Components;
using Testamur.Web.Modules.PriorLearning.Panel;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>The page of those who advise, assess and certify: what each sees and does follows from their part in the case.</summary>
public sealed partial class CasePage
{
    private CaseView? rpl;
    private IReadOnlyList<Choice> candidates = [];

    /// <summary>From the address; the request works for it already.</summary>
    [Parameter]
    public string? Tenant { get; set; }

    /// <summary>Which case.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private ReadCases Read { get; set; } = null!; // given before anything runs, as all below

    [Inject]
    private AdviseCase Advising { get; set; } = null!;

    [Inject]
    private NamePanel Naming { get; set; } = null!;

    [Inject]
    private AssessCase Assessing { get; set; } = null!;

    [Inject]
    private CertifyCase Certifying { get; set; } = null!;

    [Inject]
    private WriteMessage Writing { get; set; } = null!;

    [Inject]
    private PostponePromise Postponing { get; set; } = null!;

    [Inject]
    private CurrentTenant Current { get; set; } = null!;

    private CaseRoles Roles { get; set; }

    private string Base => $"/t/{Current.Tenant?.Slug}/prior-learning";

    private string Here => $"{Base}/{Id}";

    private CaseRoles Part =>
        Roles.HasFlag(CaseRoles.Adviser) ? CaseRoles.Adviser
        : Roles.HasFlag(CaseRoles.Assessor) ? CaseRoles.Assessor
        : CaseRoles.Officer;

    /// <summary>The end that fits what the panel has found is chosen to begin with.</summary>
    private string Fitting
    {
        get
        {
            var shown = rpl?.Outcomes.Count(line => line.Decision is { Shown: true }) ?? 0;
            return shown == rpl?.Outcomes.Count ? $"{ResultKind.Full}"
                : shown > 0 ? $"{ResultKind.Exemption}"
                : $"{ResultKind.Refusal}";
        }
    }

    private IReadOnlyList<Choice> Marks =>
        [.. Enum.GetValues<ClaimMark>().Select(mark => new Choice($"{mark}", L[$"Mark.{mark}"]))];

    private IReadOnlyList<Choice> Methods =>
        [.. Enum.GetValues<AssessmentMethod>().Select(method => new Choice($"{method}", L[$"Method.{method}"]))];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (!(await Read.HereAsync(Id, Cancel)).Succeeded(out var seen, out _))
        {
            Navigation.NotFound();
            return;
        }

        (rpl, Roles) = (seen.Case, seen.Roles);
        var people = await Naming.CandidatesAsync(Id, Cancel);
        candidates = [.. people.Select(person => new Choice($"{person.Id.Value}", person.Name))];
    }

    private bool Is(CaseRoles role, CaseState state) => Roles.HasFlag(role) && rpl?.State == state;

    private async Task TakeUpAsync() => Follow((await Advising.TakeUpAsync(Id, Cancel)).Problem);

    private async Task MarkAsync()
    {
        List<AdviseCase.Mark> marks = [];
        foreach (var line in rpl?.Outcomes ?? [])
            if (Enum.TryParse<ClaimMark>(Input[$"mark-{line.Id}"], out var mark))
                marks.Add(new(line.Id, mark, Input[$"note-{line.Id}"]));
        Follow((await Advising.MarkAsync(Id, new(marks), Cancel)).Problem);
    }

    private async Task CloseAsync() => Follow((await Advising.CloseAsync(Id, Cancel)).Problem);

    private async Task NameAsync()
    {
        List<Guid> named = [];
        foreach (var text in Input.All("assessors"))
            if (Guid.TryParse(text, out var id))
                named.Add(id);
        Follow((await Naming.HandleAsync(Id, new(named), Cancel)).Problem, "#panel");
    }

    private async Task DecideAsync(string outcome)
    {
        if (Input[$"shown-{outcome}"] is not ("true" or "false"))
        {
            Follow(PriorLearningProblems.TextNeeded($"shown-{outcome}"));
            return;
        }

        var request = new AssessCase.Decision(
            outcome,
            Input[$"shown-{outcome}"] == "true",
            Enum.TryParse<AssessmentMethod>(Input[$"method-{outcome}"], out var method) ? method : null,
            Input[$"reason-{outcome}"] ?? ""
        );
        var problem = (await Assessing.DecideAsync(Id, request, Cancel)).Problem;
        var fields = problem?.Fields?.ToDictionary(pair => $"{pair.Key}-{outcome}", pair => pair.Value);
        Follow(problem is null ? null : problem with { Fields = fields }, $"#outcome-{outcome}");
    }

    private async Task IdentifyAsync() =>
        Follow(
            (await Assessing.IdentifyAsync(Id, new(Input["how"] ?? "", Input["supervision"] ?? ""), Cancel)).Problem,
            "#panel"
        );

    private async Task AgreeAsync() => Follow((await Assessing.AgreeAsync(Id, Cancel)).Problem, "#panel");

    private async Task PassOnAsync() => Follow((await Assessing.PassOnAsync(Id, Cancel)).Problem);

    private async Task CertifyAsync()
    {
        ResultKind? kind = Enum.TryParse<ResultKind>(Input["kind"], out var chosen) ? chosen : null;
        var request = new CertifyCase.Request(kind, Input["reason"] ?? "", Input["advice"], Input["grade"]);
        Follow((await Certifying.HandleAsync(Id, request, Cancel)).Problem);
    }

    private async Task WriteAsync() =>
        Follow(About((await Writing.HereAsync(Id, new(Input["message"] ?? ""), Cancel)).Problem, "message"), "#dialogue");

    private async Task PostponeAsync()
    {
        var problem = (await Postponing.HandleAsync(Id, new(Input.Day("to"), Input["delay"] ?? ""), Cancel)).Problem;
        Follow(problem is { Code: "priorLearning.textNeeded" } ? problem.About("delay") : problem);
    }

    private static Problem? About(Problem? problem, string field) =>
        problem is { Fields.Count: 1 } one ? one.About(field) : problem;

    private void Follow(Problem? problem, string place = "")
    {
        if (problem is null)
            GoTo(Here + place);
        else
            Input.Refuse(problem, L);
    }
}
