using System.Text.Json.Nodes;
using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

internal static class RecognitionRules
{
    private const Principle Here = Principle.Recognition;

    public static Rule[] All { get; } =
    [
        new("G01", Here, Severity.Warning, "Lisbon Convention practice", FiveElements),
        new("G02", Here, Severity.Hint, "e-Valuate; Micro-Evaluator", SelfCheck),
        new("G03", Here, Severity.Warning, "MCE; ECCOE MCRA", AgreementNamed),
        new("G04", Here, Severity.Hint, "Cartis and Iucu 4.4", SupplementReady),
    ];

    private static IEnumerable<Hit> FiveElements(Design design)
    {
        var spec = design.Spec;
        if (spec.EqfLevel is null && spec.NationalLevels.Count == 0)
            yield return new("/eqfLevel", "G01.level");
        if (spec.Ects is null && spec.Hours is null)
            yield return new("/ects", "G01.workload");
        if (spec.QualityAssurance.Count == 0)
            yield return new("/qualityAssurance", "G01.quality");
        if (spec.IscedF.Count == 0)
            yield return new("/iscedF", "G01.profile");
        else if (spec.Summary.IsBlank)
            yield return new("/summary", "G01.profile");
        if (spec.LearningOutcomes.All(outcome => outcome.Text.IsBlank))
            yield return new("/learningOutcomes", "G01.outcomes");
    }

    private static IEnumerable<Hit> SelfCheck(Design design)
    {
        var points = design.Spec.RecognitionCheck;
        var onSite = design.Spec.Participation?.Mode == "presential";
        foreach (var criterion in Enum.GetValues<RecognitionCriterion>())
        {
            // Whoever is on site is seen, so these two say nothing there.
            if (onSite && criterion is RecognitionCriterion.Verification or RecognitionCriterion.Identification)
                continue;
            var (index, point) = points.Index().FirstOrDefault(point => point.Item.Criterion == criterion);
            if (point is null)
                yield return new("/recognitionCheck", $"G02.{criterion}.missing");
            else if (point.Strength > RecognitionStrength.Substantial)
                yield return new(JsonPlace.To("recognitionCheck", index, "strength"), $"G02.{criterion}");
        }
    }

    private static IEnumerable<Hit> AgreementNamed(Design design)
    {
        if (design.Spec is { AwardingBodies.Count: < 2, CoIssuers.Count: 0 })
            yield return Hit.NotApplicable;
        else if (design.Spec.Agreements.All(string.IsNullOrWhiteSpace))
            yield return new("/agreements", "G03");
    }

    private static IEnumerable<Hit> SupplementReady(Design design)
    {
        if (design.Spec.SupplementText.IsBlank)
            yield return new("/supplementText", "G04.supplement");
        if (design.Spec.TranscriptText.IsBlank)
            yield return new("/transcriptText", "G04.transcript") { Fixes = [.. Line(design.Spec)] };
    }

    private static IEnumerable<Fix> Line(Specification spec)
    {
        if (!spec.Title.Has(spec.DefaultLanguage) || spec.Ects is not { } ects)
            yield break;
        var line = $"{spec.Title[spec.DefaultLanguage].Trim()}, {ects} ECTS";
        yield return Fix.Set("G04", "/transcriptText", new JsonObject { [spec.DefaultLanguage] = line }, line);
    }
}
