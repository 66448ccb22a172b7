using System.Globalization;
using Microsoft.AspNetCore.Components;
using Testamur.Education.Linter;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Quality.Checklist;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Modules.Quality.Evidence;
using Testamur.Web.Modules.Quality.Feedback;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Quality;

public sealed partial class ReviewPage
{
    private ReviewView? review;
    private SpecificationVersionView? version;
    private DesignCheckView? check;
    private IFormCollection? form;
    private Problem? problem;
    private IReadOnlyList<FormError> errors = [];
    private List<ChecklistItem> items = [];
    private IReadOnlyDictionary<PersonId, PersonView> names = new Dictionary<PersonId, PersonView>();
    private int revision;

    [Parameter]
    public required string Tenant { get; set; }

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    public string? Saved { get; set; }

    [CascadingParameter]
    public HttpContext? Http { get; set; }

    private string Here => $"/t/{Tenant}/reviews/{Id}";

    private CancellationToken Cancel => Http?.RequestAborted ?? CancellationToken.None;

    private string? Posted => Typed("_handler");

    private bool MayReview => Actor.May(Permission.ReviewSpecification);

    private bool IsAuthor => Actor.Id is { } person && version?.Authors.Contains(person.Value) == true;

    private string Field => version?.Content.IscedF is [{ Length: >= 2 } first, ..] ? first[..2] : "00";

    private const int ConditionRows = 3;

    private string longest = "";

    private IReadOnlyList<ReadPrefill.Prefill> prefill = [];

    private IReadOnlyList<EvidenceView> evidence = [];

    private ReadFeedback.Summary? feedback;

    // Only the quality office reads complaints.
    private IReadOnlyList<ComplaintView>? complaints;

    // The text stands already: the board approves it again or refuses.
    private bool IsRenewal =>
        review?.State is ReviewState.InReview or ReviewState.WithBoard
        && version is not null
        && ReviewRules.CheckChangeable(version) is not null;

    private bool MayRenew =>
        MayReview
        && review?.State is ReviewState.Approved or ReviewState.Lapsed or ReviewState.Rejected
        && version is not null
        && ReviewRules.IsRenewable(version.State);

    private string Lead
    {
        get
        {
            var open = items.Count(item => item.Answer is null);
            return review?.State switch
            {
                ReviewState.InReview when open > 0 => Text["Lead.Open", items.Count - open, open],
                ReviewState.InReview => Text["Lead.Complete"],
                _ => Text[$"State.{review?.State}"],
            };
        }
    }

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    // Hints ask nothing of anybody.
    private IReadOnlyList<ReviewFinding> Findings =>
        [
            .. (check?.Findings ?? [])
                .Where(item => item.Finding.Severity != Severity.Hint)
                .OrderBy(item => item.Reason is not null)
                .Select(item => new ReviewFinding(
                    Messages.Render(item.Finding, Language).Message,
                    $"{item.Finding.Rule} · {item.Finding.Source}",
                    item.Reason,
                    item.By is { } by ? Name(by.Value) : null
                )),
        ];

    private IReadOnlyList<string> NotChecked =>
        [
            .. (check?.Report.NotChecked ?? []).Select(result =>
                $"{result.Rule.Id}: {string.Join(" ", result.Missing.Select(fact => Messages.Render(fact, Language).Message))}"
            ),
        ];

    protected override async Task OnInitializedAsync()
    {
        if (!(await Reading.FindAsync(new(Id), Cancel)).Succeeded(out review, out _))
        {
            Navigation.NotFound();
            return;
        }

        version = await Specifications.FindAsync(review.Specification, review.Version, Cancel);
        form = Http is { Request.HasFormContentType: true } http ? await http.Request.ReadFormAsync(Cancel) : null;
        revision =
            Posted == "checklist" && int.TryParse(Typed("revision"), CultureInfo.InvariantCulture, out var at)
                ? at
                : review.Revision;
        items = Items();
        longest = (await Policy.FindAsync(Cancel))
            .Approval.ValidUntil(DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime))
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        check = await Checking.FindAsync(review.Specification, review.Version, Cancel);
        feedback = await Feedback.HandleAsync(review.Specification, Cancel);
        complaints = MayReview ? await Complaints.HandleAsync(review.Specification, Cancel) : null;
        evidence = await Evidence.ListAsync(new(Id), Cancel);
        if (check is not null && version is not null)
            prefill = [.. Enum.GetValues<Question>().Select(question => ReadPrefill.Of(question, version.Content, check.Report))];
        PersonId[] people =
        [
            new(review.SubmittedBy),
            .. (check?.Findings ?? []).Select(found => found.By).OfType<PersonId>(),
            .. review
                .Decisions.Select(one => one.By)
                .Concat(review.Conditions.Select(one => one.JudgedBy))
                .OfType<Guid>()
                .Concat(evidence.Select(file => file.AddedBy))
                .Select(by => new PersonId(by)),
        ];
        names = await People.FindAllAsync([.. people.Distinct()], Cancel);
    }

    private Task StartAsync() => DoAsync(Starting.HandleAsync(new(Id), Cancel));

    private Task AskAsync() => DoAsync(Asking.HandleAsync(new(Id), new(Typed("note")), Cancel));

    private Task RejectAsync() => DoAsync(Rejecting.HandleAsync(new(Id), new(Typed("note")), Cancel));

    private Task ApproveAsync()
    {
        // A day that cannot be read is refused like one out of range, not taken for the default.
        var given = DateOnly.TryParseExact(Typed("validUntil"), "yyyy-MM-dd", out var day) ? day : DateOnly.MinValue;
        return DoAsync(Approving.HandleAsync(new(Id), new(given, TypedConditions()), Cancel));
    }

    // A row with a day but no text, or the other way round, is refused and not left out.
    private List<NewCondition> TypedConditions() =>
        [
            .. Enumerable
                .Range(0, ConditionRows)
                .Select(row => (Text: Typed($"conditions[{row}].text") ?? "", Due: Typed($"conditions[{row}].due") ?? ""))
                .Where(row => !string.IsNullOrWhiteSpace(row.Text) || row.Due.Length > 0)
                .Select(row => new NewCondition(
                    row.Text,
                    DateOnly.TryParseExact(row.Due, "yyyy-MM-dd", out var day) ? day : DateOnly.MinValue
                )),
        ];

    private Task RenewAsync() => DoAsync(Renewing.HandleAsync(new(Id), Cancel));

    private string? ErrorAt(int row)
    {
        // Rows that were left empty are not counted.
        var index = Enumerable
            .Range(0, row)
            .Count(before =>
                !string.IsNullOrWhiteSpace(Typed($"conditions[{before}].text")) || Typed($"conditions[{before}].due")?.Length > 0
            );
        return problem?.Fields?.ContainsKey($"conditions[{index}].text") == true && Typed($"conditions[{row}].text") is not null
            ? Text.Say(problem)
            : null;
    }

    private async Task FillAsync()
    {
        Filled[] answers =
        [
            .. Enum.GetValues<Question>()
                .Select(question => new Filled(
                    question,
                    Enum.TryParse<Answer>(Typed($"answers.{question.ToKey()}"), out var answer) ? answer : null,
                    Typed($"notes.{question.ToKey()}")
                )),
        ];
        var filled = await Filling.HandleAsync(new(Id), new(revision, answers), Cancel);
        if (filled.Succeeded(out var saved, out problem) && Typed("act") == "handOver")
        {
            revision = saved.Revision;
            await DoAsync(Handing.HandleAsync(new(Id), Cancel));
            return;
        }

        await DoAsync(Task.FromResult(filled));
    }

    private async Task DoAsync(Task<Result<ReviewView>> act)
    {
        if ((await act).Succeeded(out _, out problem))
        {
            Navigation.NavigateTo($"{Here}?saved=1");
            return;
        }

        errors = problem.Fields is { Count: > 0 } fields
            ? [.. fields.Keys.Select(name => new FormError(name, Label(name)))]
            : [new(null, Text.Say(problem))];
        items = Items();
    }

    private string Label(string field) =>
        field.StartsWith("answers.", StringComparison.Ordinal) ? Text[$"Question.{field["answers.".Length..]}.Title"]
        : problem is null ? field
        : Text.Say(problem);

    // What was typed, else what is stored.
    private List<ChecklistItem> Items() =>
        [
            .. (review?.Answers ?? []).Select(given =>
            {
                var key = given.Question.ToKey();
                var typed = Posted == "checklist";
                return new ChecklistItem(
                    key,
                    $"1.{(int)given.Question + 1}",
                    typed ? Typed($"answers.{key}") : given.Answer?.ToString(),
                    (typed ? Typed($"notes.{key}") : given.Note) ?? "",
                    problem?.Fields?.ContainsKey($"answers.{key}") == true ? Text.Say(problem) : null
                );
            }),
        ];

    private string? NoteError(string posted) => Posted == posted && problem is not null ? Text.Say(problem) : null;

    private string? Typed(string name) => form is not null && form.TryGetValue(name, out var value) ? value.ToString() : null;

    private string Name(Guid person) => names.TryGetValue(new(person), out var known) ? known.Name : Text["Review.Somebody"];
}
