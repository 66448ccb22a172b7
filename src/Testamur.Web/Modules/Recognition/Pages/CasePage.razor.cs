using System.Globalization;
using Microsoft.AspNetCore.Components;
using Testamur.Education.Recognition;
using Testamur.Web.Modules.Recognition.Deciding;
using Testamur.Web.Modules.Recognition.Statements;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Recognition.Pages;

public sealed partial class CasePage
{
    private CaseView? seen;

    // What stands in the fields: what was typed, else what was kept, else what the documents say.
    private DecisionForm form = new(RecognitionOutcome.Full, [], "");

    /// <summary>From the address; the request works for it already.</summary>
    [Parameter]
    public string? Tenant { get; set; }

    /// <summary>Which case.</summary>
    [Parameter]
    public Guid Id { get; set; }

    private string Base => $"/t/{Current.Tenant?.Slug}/recognitions";

    protected override async Task OnInitializedAsync()
    {
        if (!(await Read.OneAsync(Id, Cancel)).Succeeded(out seen, out _))
        {
            Navigation.NotFound();
            return;
        }

        form = Input["outcome"] is null ? seen.Form ?? seen.Suggested : Posted();
    }

    private async Task DecideAsync()
    {
        if (seen is null)
            return;
        if (Input["outcome"] is null)
        {
            Input.Refuse(
                PlatformProblems.InvalidFields(new Dictionary<string, string[]> { ["outcome"] = [L["Decide.What.Missing"]] }),
                L
            );
            return;
        }

        Follow(
            seen.MayDecideAppeal ? await Appeals.ChangeAsync(Id, form, Cancel)
            : Input["act"] == "propose" ? await Deciding.ProposeAsync(Id, form, Cancel)
            : await Deciding.DecideAsync(Id, form, Cancel)
        );
    }

    private async Task UpholdAsync() => Follow(await Appeals.UpholdAsync(Id, new(Input["upholding"] ?? ""), Cancel));

    private async Task MeetAsync() => Follow(await Meeting.HandleAsync(Id, new(Input["evidence"] ?? ""), Cancel));

    private string? Born =>
        seen?.Facts.FirstOrDefault(fact => fact is { Kind: FactKind.HolderBirthDate, Text.Length: > 0 })?.Text;

    private async Task IssueAsync() =>
        Follow(
            await Issuing.HandleAsync(
                Id,
                new(Guid.TryParse(Input["award"], out var award) ? award : Guid.Empty, Input.Day("born")),
                Cancel
            )
        );

    private async Task AskAsync() => Follow(await Asking.HandleAsync(Id, new(Input["what"] ?? ""), Cancel));

    private async Task DelayAsync() =>
        Follow(await Delaying.HandleAsync(Id, new(Input["delay"] ?? "", Input.Day("until")), Cancel));

    private void Follow(Result<CaseView> result)
    {
        if (result.Succeeded(out _, out var problem))
            GoTo($"{Base}/{Id}");
        else
            Input.Refuse(problem, L);
    }

    private DecisionForm Posted()
    {
        ConsideredOutcome[] considered =
        [
            .. new[] { RecognitionOutcome.Partial, RecognitionOutcome.Conditional, RecognitionOutcome.Alternative }
                .Select(outcome => new ConsideredOutcome(outcome, Input[DecisionFields.NameOf(outcome)] ?? ""))
                .Where(one => one.Reason.Length > 0),
        ];
        var decided = Enum.TryParse<RecognitionOutcome>(Input["outcome"], out var chosen) ? chosen : RecognitionOutcome.Full;
        return new(
            decided,
            [.. Enum.GetValues<RecognitionElement>().Select(Judgement)],
            FullReason.Fitting(decided, Input["reason"] ?? ""),
            Input["condition"],
            Input["instead"],
            considered,
            [.. Input.All("pair").Concat(Input.All("other")).Select(PairOf).OfType<DecidedPair>().Distinct()],
            // The field is filled with what is claimed; who refuses need not empty it.
            decided == RecognitionOutcome.Refused
                ? 0
                : Number(Input["acceptedEcts"]),
            Input["grade"],
            Input["gradeMethod"],
            Input["gradeDeclined"],
            Input["confirmation"]
        );
    }

    private ElementJudgement Judgement(RecognitionElement element) =>
        new(
            element,
            Enum.TryParse<Difference>(Input[ElementFields.NameOf(element)], out var difference) ? difference : Difference.None,
            Input[ElementFields.EvidenceOf(element)] ?? "",
            Input[ElementFields.PurposeOf(element)] ?? ""
        );

    private static DecidedPair? PairOf(string value) =>
        value.Split('/') is [var their, var our]
        && int.TryParse(their, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
        && int.TryParse(our, NumberStyles.None, CultureInfo.InvariantCulture, out var column)
            ? new(row, column, OutcomeMatch.Covers)
            : null;

    // What is no number is left to follow from the outcome; a comma is a point, as people write both.
    private static decimal? Number(string? text) =>
        decimal.TryParse(text?.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
