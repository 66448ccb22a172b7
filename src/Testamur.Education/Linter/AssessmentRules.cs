using System.Text.Json.Nodes;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Education.Linter;

internal static class AssessmentRules
{
    private const Principle Here = Principle.Assessment;
    private const string Attendance = "level-of-attendance";
    private const string Quiz = "quiz";
    private const string Identified = "-with-id-verification";
    private const int MostOffers = 3;
    private const int MostLinked = 60;
    private static readonly string[] Supervision =
    [
        "supervised" + Identified,
        "unsupervised" + Identified,
        "supervised-without-id-verification",
        "unsupervised-without-id-verification",
    ];

    public static Rule[] All { get; } =
    [
        new("A01", Here, Severity.Error, "constructive alignment; Annex II 4", EachOutcomeAssessed),
        new("A02", Here, Severity.Error, "constructive alignment", EachTaskAssesses),
        new("A03", Here, Severity.Error, "ETF; Council definition", NotAttendanceAlone),
        new("A04", Here, Severity.Error, "ESG 1.3; Annex II 4", CriteriaPublished),
        new("A05", Here, Severity.Error, "Annex I; MCE 4.4", SupervisionStated),
        new("A06", Here, Severity.Warning, "MCE 4.4; EMC CMF", IdentityVerified),
        new("A07", Here, Severity.Warning, "constructive alignment", MethodStrongEnough),
        .. GradingRules.All,
    ];

    private static IEnumerable<Hit> EachOutcomeAssessed(Design design)
    {
        var assessed = design.Spec.Assessments.SelectMany(task => task.Outcomes).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < design.Spec.LearningOutcomes.Count; i++)
        {
            var outcome = design.Spec.LearningOutcomes[i];
            if (!assessed.Contains(outcome.Id))
                yield return new(JsonPlace.To("learningOutcomes", i), "A01")
                {
                    Fixes =
                    [
                        .. design
                            .Spec.Assessments.Index()
                            .OrderBy(task => !task.Item.Summative)
                            .Take(MostOffers)
                            .Select(task => Link(design, task.Index, outcome.Id)),
                    ],
                };
        }
    }

    private static Fix Link(Design design, int index, string outcome)
    {
        var task = design.Spec.Assessments[index];
        var name = task.Title.IsBlank ? task.Id : task.Title.In(design.Spec.DefaultLanguage);
        return Fix.Append("A01", JsonPlace.To("assessments", index, "outcomes"), task.Outcomes.Count, outcome, name);
    }

    private static IEnumerable<Hit> EachTaskAssesses(Design design)
    {
        var outcomes = design.Spec.LearningOutcomes.Select(outcome => outcome.Id).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < design.Spec.Assessments.Count; i++)
        {
            var task = design.Spec.Assessments[i];
            var path = JsonPlace.To("assessments", i, "outcomes");
            if (task.Summative && task.Outcomes.Count == 0)
                yield return new(path, "A02")
                {
                    Fixes = outcomes.Count is 0 or > MostLinked
                        ? []
                        : [Fix.Set("A02", path, new JsonArray([.. outcomes.Select(id => (JsonNode)id)]), outcomes.Count)],
                };
            for (var at = 0; at < task.Outcomes.Count; at++)
                if (!outcomes.Contains(task.Outcomes[at]))
                    yield return new($"{path}/{at}", "A02.unknown", task.Outcomes[at])
                    {
                        Fixes = [Fix.Remove("A02.unknown", $"{path}/{at}", task.Outcomes[at])],
                    };
        }
    }

    private static IEnumerable<Hit> NotAttendanceAlone(Design design)
    {
        var tasks = design.Spec.Assessments;
        // A practice task beside attendance decides nothing, so it does not help.
        if (tasks.Any(task => task.Type == Attendance) && !tasks.Any(task => task.Summative && task.Type != Attendance))
            yield return new("/assessments", "A03");
    }

    private static IEnumerable<Hit> CriteriaPublished(Design design)
    {
        for (var i = 0; i < design.Spec.Assessments.Count; i++)
            if (design.Spec.Assessments[i] is { Summative: true, Criteria.IsBlank: true })
                yield return new(JsonPlace.To("assessments", i, "criteria"), "A04");
    }

    private static IEnumerable<Hit> SupervisionStated(Design design)
    {
        for (var i = 0; i < design.Spec.Assessments.Count; i++)
        {
            var path = JsonPlace.To("assessments", i, "supervision");
            var supervision = design.Spec.Assessments[i].Supervision;
            if (string.IsNullOrWhiteSpace(supervision))
                yield return new(path, "A05") { Fixes = Supervisions(path) };
            else if (Vocabulary.Get("supervision").Find(supervision) is null)
                yield return new(path, "A05.unknown", supervision) { Fixes = Supervisions(path) };
        }
    }

    private static Fix[] Supervisions(string path) => [.. Supervision.Select(code => Fix.Set($"A05.{code}", path, code))];

    private static IEnumerable<Hit> IdentityVerified(Design design)
    {
        var rule = design.Pack.IdentityRule;
        if (design.Spec.EqfLevel is not { } level || level < rule.FromEqf || (rule.OnlineOnly && !design.Online))
        {
            yield return Hit.NotApplicable;
            yield break;
        }
        var deciding = design.Spec.Assessments.Index().Where(task => task.Item.Summative).ToList();
        if (deciding.Any(task => task.Item.Supervision?.EndsWith(Identified, StringComparison.Ordinal) == true))
            yield break;
        yield return new("/assessments", "A06", level)
        {
            Basis = rule,
            Fixes = deciding.Count == 0 ? [] : [.. Identify(design, deciding[0].Index)],
        };
    }

    private static IEnumerable<Fix> Identify(Design design, int index)
    {
        var task = design.Spec.Assessments[index];
        var watched =
            task.Supervision?.StartsWith("supervised", StringComparison.Ordinal) == true ? "supervised" : "unsupervised";
        var name = task.Title.IsBlank ? task.Id : task.Title.In(design.Spec.DefaultLanguage);
        yield return Fix.Set("A06", JsonPlace.To("assessments", index, "supervision"), watched + Identified, name);
    }

    private static IEnumerable<Hit> MethodStrongEnough(Design design)
    {
        var lacking = false;
        var assessing = design
            .Spec.Assessments.SelectMany(task => task.Outcomes.Distinct().Select(id => (Outcome: id, Task: task)))
            .ToLookup(link => link.Outcome, link => link.Task, StringComparer.Ordinal);
        for (var i = 0; i < design.Spec.LearningOutcomes.Count; i++)
        {
            var outcome = design.Spec.LearningOutcomes[i];
            if (!assessing.Contains(outcome.Id) || assessing[outcome.Id].Any(task => task.Type != Quiz))
                continue;
            if (Wording.Level(outcome, design.Spec.DefaultLanguage) is not { } level)
                lacking = true;
            else if (level >= VerbLevel.Analyse)
                yield return new(
                    JsonPlace.To("learningOutcomes", i),
                    "A07",
                    VerbWords.Of(level).English,
                    VerbWords.Of(level).German
                );
        }
        if (lacking)
            yield return Hit.Needs(Fact.VerbList);
    }
}
