using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Stacks.Pathways;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Stacks.Designer;

public sealed partial class PathwayPage
{
    private PathwaySheet? sheet;
    private IReadOnlyList<TreeRule> rules = [];
    private IReadOnlyList<JsonObject> conditions = [];
    private IReadOnlyList<string> courses = [];
    private RuleNames names = new(_ => null, _ => null);

    /// <summary>From the address; the request works for it already.</summary>
    [Parameter]
    public string? Tenant { get; set; }

    /// <summary>Which pathway.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>Which version; the newest without it.</summary>
    [SupplyParameterFromQuery]
    public int? Version { get; set; }

    private string Base => $"/t/{Current.Tenant?.Slug}/pathways";

    private bool MayEdit => sheet?.Shown.State == PathwayState.Draft && Actor.May(Permission.DraftSpecification);

    private int Revision => Input.Number("revision") ?? -1;

    protected override async Task OnInitializedAsync()
    {
        if (!(await Read.ReadAsync(Id, Version, Cancel)).Succeeded(out sheet, out _))
        {
            Navigation.NotFound();
            return;
        }

        rules = RuleTree.Rules(sheet.Pathway);
        conditions = PathwayDraft.Conditions(sheet.Pathway);
        courses = PathwayDraft.Courses(sheet.Pathway);
        names = RuleNames.Of(sheet.Choices);
    }

    private async Task ActAsync((string Path, string Prefix) rule) =>
        Follow(await Edit.RulesAsync(Id, Revision, pathway => Act(pathway, rule.Path, rule.Prefix), Cancel));

    private Problem? Act(JsonObject pathway, string path, string prefix) =>
        Input["act"] switch
        {
            "up" => RuleTree.Shift(pathway, path, -1),
            "down" => RuleTree.Shift(pathway, path, 1),
            "remove" => RuleTree.Remove(pathway, path),
            "move" => RuleTree.MoveTo(pathway, path, Input[$"{prefix}group"] ?? ""),
            "change" => RuleTree.Find(pathway, path) is not { } before ? StacksProblems.RuleNotFound()
            : Rule(prefix).Write(before.Rule).Succeeded(out var after, out var problem) ? RuleTree.Change(pathway, path, after)
            : problem,
            _ => StacksProblems.RuleRefused(),
        };

    private async Task AddAsync((string Path, string Prefix) group) =>
        Follow(
            await Edit.RulesAsync(
                Id,
                Revision,
                pathway =>
                    Rule(group.Prefix).Write(null).Succeeded(out var rule, out var problem)
                        ? RuleTree.Add(pathway, group.Path, rule)
                        : problem,
                Cancel
            )
        );

    private async Task AddConditionAsync()
    {
        var fields = new ConditionFields(
            Input["c-kind"] ?? "",
            Input["c-number"],
            Input["c-share"],
            Input["c-first"],
            Selector("c-"),
            Input["c-grade"],
            Input.All("c-among")
        );
        Follow(
            await Edit.RulesAsync(
                Id,
                Revision,
                pathway =>
                    fields.Write(PathwayDraft.Courses(pathway)).Succeeded(out var condition, out var problem)
                        ? RuleTree.AddCondition(pathway, condition)
                        : problem,
                Cancel
            )
        );
    }

    private async Task RemoveConditionAsync(int at) =>
        Follow(await Edit.RulesAsync(Id, Revision, pathway => RuleTree.RemoveCondition(pathway, at), Cancel));

    private async Task SaveDetailsAsync()
    {
        if (sheet is null)
            return;
        var said = sheet.Shown.Content() with
        {
            Title = Said("title", sheet.Shown.Title),
            Summary = Said("summary", sheet.Shown.Summary),
            Awards = string.IsNullOrWhiteSpace(Input["awards"]) ? null : Input["awards"],
            Exclusive = Input["exclusive"] == "true",
            Sources =
            [
                .. (Input["sources"] ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            ],
        };
        var ects = RuleFields.Number(Input["ects"], whole: false);
        Follow(await Edit.DetailsAsync(Id, Revision, said, ects, Cancel));
    }

    // Languages that the form does not show keep their text.
    private LangText Said(string name, LangText before) =>
        DetailsForm.Languages.Aggregate(
            before,
            (text, language) => text.With(language, Input[$"{name}-{language}"]?.Trim() ?? text.In(language))
        );

    private async Task PublishAsync() => Follow(await Publish.HandleAsync(Id, sheet?.Shown.Number ?? 0, Cancel));

    private async Task RetireAsync() => Follow(await Retire.HandleAsync(Id, sheet?.Shown.Number ?? 0, Cancel));

    private async Task ContinueAsync() => Follow(await Edit.ContinueAsync(Id, Cancel));

    private RuleFields Rule(string prefix) =>
        new(
            Input[$"{prefix}kind"] ?? "",
            Selector(prefix),
            Input[$"{prefix}min"],
            Input[$"{prefix}max"],
            Input[$"{prefix}choose"],
            Input[$"{prefix}outcomes"]
        );

    private SelectorFields Selector(string prefix) =>
        new(
            Input[$"{prefix}course"],
            Input[$"{prefix}issuer"],
            Input[$"{prefix}notIssuer"],
            Input[$"{prefix}field"],
            Input[$"{prefix}level"],
            Input[$"{prefix}assurance"]
        );

    private void Follow(Result<PathwayVersionView> result)
    {
        if (result.Succeeded(out _, out var problem))
            GoTo($"{Base}/{Id}");
        else
            Input.Refuse(problem, L);
    }
}
