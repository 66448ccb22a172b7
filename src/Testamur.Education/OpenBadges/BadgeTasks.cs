using Testamur.Education.Awards;
using Testamur.Education.Elm;
using Testamur.Education.Specifications;

namespace Testamur.Education.OpenBadges;

/// <summary>Reads assessment tasks, their supervision, the checks of identity, and results.</summary>
internal sealed class BadgeTasks(BadgeElements elements, DocumentNode achievement)
{
    public MicroCredential Read(DocumentNode credential, DocumentNode subject, MicroCredential known)
    {
        var (specification, facts) = known;
        var tasks = Tasks();
        var checks = new List<IdentityEvidence>();
        foreach (var evidence in credential.Nodes("evidence"))
            if (
                elements.Key(evidence, "identity-check") is { } task
                && tasks.Any(one => one.Id == task)
                && Check(evidence, task) is { } check
            )
                checks.Add(check);
        var (results, scheme) = Results(subject, specification.LearningOutcomes, tasks);
        return new(
            specification with
            {
                Assessments = tasks,
                Grading = scheme,
            },
            facts with
            {
                Evidence = checks,
                Results = results,
            }
        );
    }

    private static IdentityEvidence? Check(DocumentNode evidence, string task)
    {
        if (ElmLists.FindUri("supervision", DocumentNode.TextOf(evidence.Value["genre"])) is not { } supervision)
            return null;
        evidence.Skip("genre", "name");
        var narrative = evidence.Text("narrative");
        // The builder repeats the label where nothing else was said.
        return new(task, supervision.Code, supervision.Labels.Values.Contains(narrative) ? null : narrative);
    }

    private List<Assessment> Tasks()
    {
        var tasks = new List<Assessment>();
        foreach (var node in elements.Of(BadgeTargets.Assessment))
        {
            var lines = node.Text("targetDescription")?.Split('\n', 2);
            tasks.Add(
                new()
                {
                    Id = elements.Key(node, "assessment") ?? $"t{tasks.Count + 1}",
                    Type = BadgeElements.Code(node, "assessment") ?? "",
                    Summative = true,
                    Title = elements.Words(lines?[0]),
                    Criteria = elements.Words(lines is [_, var criteria] ? criteria : null),
                }
            );
        }
        if (tasks.Count == 0 && achievement.Text("assessmentType") is { } type)
            tasks.Add(
                new()
                {
                    Id = "t1",
                    Type = type,
                    Summative = true,
                }
            );
        foreach (var node in elements.Of(BadgeTargets.Supervision))
        {
            var key = elements.Key(node, "supervision");
            var at = tasks.FindIndex(task => key is null || task.Id == key);
            if (at >= 0)
                tasks[at] = tasks[at] with { Supervision = BadgeElements.Code(node, "supervision") };
        }
        if (tasks is [{ Supervision: null } only] && achievement.Text("supervisionType") is { } supervision)
        {
            achievement.Flag("identityChecked");
            tasks[0] = only with { Supervision = Edubadges(supervision) };
        }
        return tasks;
    }

    /// <summary>The values of edubadges that say the same as one of the European list.</summary>
    private static string Edubadges(string supervision) =>
        supervision switch
        {
            "onsite with identity verification" or "online with identity verification" => "supervised-with-id-verification",
            "unsupervised with identity verification" => "unsupervised-with-id-verification",
            "unsupervised without identity verification" => "unsupervised-without-id-verification",
            _ => supervision,
        };

    private (IReadOnlyList<BadgeResult> Results, GradingScheme? Scheme) Results(
        DocumentNode subject,
        IReadOnlyList<LearningOutcome> outcomes,
        List<Assessment> tasks
    )
    {
        var results = new List<BadgeResult>();
        GradingScheme? scheme = null;
        var described = new Dictionary<string, (string? Outcome, string? Task)>(StringComparer.Ordinal);
        foreach (var description in achievement.Nodes("resultDescription"))
        {
            if (description.Id is not { } id)
                continue;
            var outcome = elements.Key(description, "result") is { } o && outcomes.Any(known => known.Id == o) ? o : null;
            var task = elements.Key(description, "task-result") is { } t && tasks.Any(known => known.Id == t) ? t : null;
            // Without a key it speaks of the whole, and there is only one whole.
            if (outcome is null && task is null && described.ContainsValue((null, null)))
                continue;
            described.TryAdd(id, (outcome, task));
            description.Skip("resultType");
            var values = description.Texts("allowedValue").ToArray();
            var name = description.Text("name");
            if (outcome is null && task is null && name is not null && (name != "Result" || values.Length > 0))
                scheme = new(name, values, LangText.Empty);
        }
        foreach (var result in subject.Nodes("result"))
        {
            if (DocumentNode.TextOf(result.Value["value"]) is not { } value)
                continue;
            var of = DocumentNode.TextOf(result.Value["resultDescription"]);
            if (of is null ? results.Any(known => known is { OutcomeId: null, AssessmentId: null }) : !described.ContainsKey(of))
                continue;
            result.Skip("value", "resultDescription");
            var (outcome, task) = of is null ? (null, null) : described[of];
            results.Add(new(value, outcome, task));
        }
        return (results, scheme);
    }
}
