using System.Text.Json.Nodes;
using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

/// <summary>The rules of valid assessment on marks, second chances and fairness.</summary>
internal static class GradingRules
{
    private const Principle Here = Principle.Assessment;

    public static Rule[] All { get; } =
    [
        new("A08", Here, Severity.Error, "ECTS", GradingComplete),
        new("A09", Here, Severity.Warning, "ESG 1.3, 1.4", SecondChance),
        new("A10", Here, Severity.Warning, "MCE 4.4.1; inclusion", Accessible),
        new("A11", Here, Severity.Hint, "-", PeersDecideLittle),
    ];

    private static IEnumerable<Hit> GradingComplete(Design design)
    {
        var deciding = design.Spec.Assessments.Index().Where(task => task.Item.Summative).ToList();
        if (deciding.Count == 0)
            yield return Hit.NotApplicable;
        else if (deciding.Sum(task => (long)(task.Item.Weight ?? 0)) is var sum && sum != 100)
            yield return new("/assessments", "A08.weights", sum) { Fixes = deciding.Count <= 100 ? [Even(deciding)] : [] };
        if (design.Spec.Grading is not { } grading)
        {
            yield return new("/grading", "A08.scheme")
            {
                Fixes =
                [
                    Fix.Set(
                        "A08.passFail",
                        "/grading",
                        new JsonObject
                        {
                            ["name"] = "pass/fail",
                            ["values"] = new JsonArray("pass", "fail"),
                            ["passRule"] = new JsonObject(),
                        }
                    ),
                ],
            };
            yield break;
        }
        if (string.IsNullOrWhiteSpace(grading.Name))
            yield return new("/grading/name", "A08.name");
        if (grading.PassRule.IsBlank)
            yield return new("/grading/passRule", "A08.passRule");
    }

    // The same for each; the first ones take what does not divide.
    private static Fix Even(List<(int Index, Assessment Item)> tasks) =>
        new(
            "A08.even",
            [
                .. tasks.Select(
                    (task, i) =>
                        new PatchOperation(
                            "add",
                            JsonPlace.To("assessments", task.Index, "weight"),
                            (100 / tasks.Count) + (i < 100 % tasks.Count ? 1 : 0)
                        )
                ),
            ]
        );

    private static IEnumerable<Hit> SecondChance(Design design)
    {
        if (design.Spec.Resit.IsBlank)
            yield return new("/resit", "A09.resit");
        if (design.Spec.Appeal.IsBlank)
            yield return new("/appeal", "A09.appeal");
    }

    private static IEnumerable<Hit> Accessible(Design design)
    {
        var asked = false;
        for (var i = 0; i < design.Spec.Assessments.Count; i++)
        {
            var task = design.Spec.Assessments[i];
            if (!task.Timed && task.Supervision?.StartsWith("supervised", StringComparison.Ordinal) != true)
                continue;
            asked = true;
            if (task.AccessibleAlternative.IsBlank)
                yield return new(JsonPlace.To("assessments", i, "accessibleAlternative"), "A10");
        }
        if (!asked)
            yield return Hit.NotApplicable;
    }

    private static IEnumerable<Hit> PeersDecideLittle(Design design)
    {
        var limit = design.Pack.PeerWeightPercent;
        var share = design.Spec.Assessments.Where(task => task.Summative && ByPeers(task)).Sum(task => (long)(task.Weight ?? 0));
        if (share > limit.Value)
            yield return new("/assessments", "A11", share, limit.Value) { Basis = limit };
    }

    private static bool ByPeers(Assessment task) =>
        task.MarkedBy is Marker.Peers or Marker.Self
        || (task.MarkedBy is null && task.Type is "peer-assessment" or "peer-review");
}
