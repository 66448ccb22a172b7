using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;

namespace Testamur.Education.Elm;

/// <summary>
/// What proves the achievement. One task is one LearningAssessment with the grade of the whole. Several tasks, or results of single
/// outcomes, are parts of one that stands for the whole. Each must have a grade: a part without one of its own says "pass" (it was
/// passed, or there would be no award), under an identifier by which a reader knows that nothing more was decided.
/// </summary>
internal static class ElmAssessments
{
    public const string Whole = "assessment-whole";
    public const string NoGrade = "no-grade";

    public static IEnumerable<JsonObject> Of(MicroCredential credential, ElmIds ids, string process)
    {
        var (specification, award) = credential;
        var tasks = specification.Assessments;
        var byOutcome = award.Results.Where(result => result.OutcomeId is not null).ToArray();
        var overall = award.Results.FirstOrDefault(result => result.OutcomeId is null && result.AssessmentId is null)?.Value;
        var gradedTask = award.Results.Any(result => result.AssessmentId is not null);
        if (tasks.Count == 1 && byOutcome.Length == 0 && !gradedTask)
            return [Task(credential, tasks[0], overall, ids, process, alone: true)];
        if (tasks.Count == 0 && award.Results.Count == 0 && specification.Grading is null)
            return [];
        var parts = tasks
            .Select(task =>
                Task(
                    credential,
                    task,
                    award.Results.FirstOrDefault(result => result.AssessmentId == task.Id)?.Value,
                    ids,
                    process
                )
            )
            .Concat(byOutcome.Select(result => OutcomeResult(credential, result, ids, process)));
        var whole = Assessment(ids.Of(Whole), specification.Title, process)
            .With("grade", Grade(ids.Of(overall is null ? NoGrade : "grade"), specification, overall))
            .With(
                "specifiedBy",
                specification.Grading is null
                    ? null
                    : Specified(ids.Of("assessment-whole-specification"), specification.Title)
                        .With("gradingScheme", Scheme(specification, ids))
            );
        return [whole.WithMany("hasPart", parts)];
    }

    private static JsonObject Task(
        MicroCredential credential,
        Assessment task,
        string? grade,
        ElmIds ids,
        string process,
        bool alone = false
    )
    {
        var (specification, award) = credential;
        var language = specification.DefaultLanguage;
        var check = award.Evidence.FirstOrDefault(evidence => evidence.AssessmentId == task.Id);
        var title = task.Title.IsBlank ? Label(task.Type) : task.Title;
        var specified = Specified(ids.Of("task-specification", task.Id), title)
            .With("description", ElmParts.Words(task.Criteria))
            .With("dcType", ElmParts.ListedOrOwn("assessment", task.Type, ids, language))
            .WithMany("language", specification.AssessmentLanguages.Select(tag => ElmParts.Listed("language", tag)));
        if (alone)
            specified.With("gradingScheme", Scheme(specification, ids));
        return Assessment(ids.Of(task.Title.IsBlank ? "untitled-task" : "task", task.Id), title, process)
            .With("grade", Grade(ids.Of(grade is null ? NoGrade : "grade", task.Id), specification, grade))
            .With("idVerification", ElmParts.ListedOrOwn("supervision", check?.Supervision ?? task.Supervision, ids, language))
            .With(
                "additionalNote",
                check?.Narrative is { } narrative
                    ? ElmParts.Note(ids.Of("identity-check", task.Id), LangText.Of(language, narrative), "identity-check")
                    : null
            )
            .With("specifiedBy", specified);
    }

    private static JsonObject OutcomeResult(MicroCredential credential, BadgeResult result, ElmIds ids, string process)
    {
        // The outcome of every result was checked before.
        var outcome = credential.Specification.LearningOutcomes.First(known => known.Id == result.OutcomeId);
        return Assessment(ids.Of("outcome-result", outcome.Id), outcome.Text, process)
            .With("grade", Grade(ids.Of("outcome-grade", outcome.Id), credential.Specification, result.Value));
    }

    private static JsonObject Assessment(string id, LangText title, string process) =>
        ElmParts
            .Node(id, "LearningAssessment")
            .With("title", ElmParts.Words(title))
            .With("awardedBy", ElmParts.Node(process, "AwardingProcess"));

    private static JsonObject Specified(string id, LangText title) =>
        ElmParts.Node(id, "LearningAssessmentSpecification").With("title", ElmParts.Words(title));

    private static JsonObject? Grade(string id, Specification specification, string? grade) =>
        ElmParts.Note(id, LangText.Of(grade is null ? "en" : specification.DefaultLanguage, grade ?? "pass"));

    private static JsonObject? Scheme(Specification specification, ElmIds ids) =>
        specification.Grading is { } grading
            ? ElmParts
                .Node(ids.Of("grading-scheme"), "GradingScheme")
                .With("title", ElmParts.Words(specification.DefaultLanguage, grading.Name))
                .With("description", ElmParts.Words(grading.PassRule))
            : null;

    private static LangText Label(string type) =>
        ElmLists.Get("assessment").Find(type)?.Labels ?? LangText.Of("en", string.IsNullOrWhiteSpace(type) ? "Assessment" : type);
}
