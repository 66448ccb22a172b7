using Testamur.Education.Awards;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;

namespace Testamur.Education.Elm;

/// <summary>Reads what proves an achievement: tasks, their supervision, and grades of tasks, outcomes and the whole.</summary>
internal sealed class ElmAssessmentReading(string language)
{
    private const int MaxDepth = 8;

    private readonly List<Assessment> _tasks = [];
    private readonly List<BadgeResult> _results = [];
    private readonly List<IdentityEvidence> _checks = [];
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _languages = [];
    private GradingScheme? _scheme;

    public MicroCredential Read(DocumentNode claim, DocumentNode? process, MicroCredential known)
    {
        var (specification, award) = known;
        // Converters put the assessment under "used" of the awarding process.
        DocumentNode[] tops = [.. claim.Nodes("provenBy"), .. process?.Nodes("used") ?? []];
        foreach (var top in tops)
            Add(top, specification, 0);
        IEnumerable<BadgeResult> results = _results;
        // The grade of the only task is the grade of the whole.
        if (
            _tasks.Count == 1
            && _results is [{ AssessmentId: not null } only]
            && !tops.Any(top => ElmIds.Is(top.Id, ElmAssessments.Whole))
        )
            results = [only with { AssessmentId = null }];
        return new(
            specification with
            {
                Assessments = _tasks,
                AssessmentLanguages = [.. _languages],
                Grading = _scheme,
            },
            award with
            {
                Results = [.. results],
                Evidence = _checks,
            }
        );
    }

    private void Add(DocumentNode node, Specification specification, int depth)
    {
        if (depth > MaxDepth || !_seen.Add(node.Value))
            return;
        node.Skip("awardedBy");
        var specified = node.Node("specifiedBy");
        _scheme ??= Scheme(specified?.Node("gradingScheme"));
        var parts = node.Nodes("hasPart").ToArray();
        if (
            ElmIds.Key(node.Id, "outcome-result") is { } outcome
            && specification.LearningOutcomes.Any(known => known.Id == outcome)
        )
        {
            node.Skip("title");
            AddResult(node, outcome, null);
        }
        else if (ElmIds.Is(node.Id, ElmAssessments.Whole) || (depth == 0 && parts.Length > 0))
        {
            if (ElmIds.Is(node.Id, ElmAssessments.Whole))
            {
                node.Skip("title");
                specified?.Skip("title");
            }
            AddResult(node, null, null);
        }
        else
            AddTask(node, specified);
        foreach (var part in parts)
            Add(part, specification, depth + 1);
    }

    private void AddTask(DocumentNode node, DocumentNode? specified)
    {
        var untitled = ElmIds.Key(node.Id, "untitled-task");
        var id = untitled ?? ElmIds.Key(node.Id, "task") ?? $"t{_tasks.Count + 1}";
        var title = node.Words("title", language);
        if (specified?.Words("title", language) is { IsBlank: false } other && !other.Equals(title))
            specified.Report(
                AwardFindingKind.NotRead,
                "title",
                "The assessment is specified under another title; its own was read."
            );
        foreach (var tag in specified is null ? [] : ElmReading.Codes(specified, "language", "language", language))
            _languages.Add(tag);
        var supervision = ElmReading.Code(node.Node("idVerification"), "supervision", language);
        _tasks.Add(
            new()
            {
                Id = id,
                Type = ElmReading.Code(specified?.Node("dcType") ?? node.Node("dcType"), "assessment", language) ?? "",
                Title = untitled is null ? title : LangText.Empty,
                Summative = true,
                Criteria = specified?.Words("description", language) ?? LangText.Empty,
                Supervision = supervision,
            }
        );
        if (
            ElmLists.Get("supervision").Find(supervision) is { } known
            && node.Nodes("additionalNote").FirstOrDefault(note => ElmIds.Key(note.Id, "identity-check") is not null) is { } check
        )
            _checks.Add(new(id, known.Code, ElmReading.Note(check, language).In(language)));
        AddResult(node, null, id);
    }

    private void AddResult(DocumentNode node, string? outcome, string? task)
    {
        if (node.Node("grade") is not { } grade)
            return;
        var text = ElmReading.Note(grade, language).In(language);
        var isFiller = ElmIds.Is(grade.Id, ElmAssessments.NoGrade) || ElmIds.Key(grade.Id, ElmAssessments.NoGrade) is not null;
        if (text.Length > 0 && !isFiller)
            _results.Add(new(text, outcome, task));
    }

    private GradingScheme? Scheme(DocumentNode? scheme) =>
        scheme?.Words("title", language).In(language) is { Length: > 0 } name
            ? new(name, [], scheme.Words("description", language))
            : null;
}
