using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Education.Linter;

internal static class TransparencyRules
{
    public static Rule[] All { get; } =
    [
        new("T01", Severity.Error, "MCE 4.2", Size),
        new("T02", Severity.Error, "DEQAR type rule", BelowDegreeSize),
        new("T03", Severity.Error, "ECTS Users' Guide", HoursFitCredits),
        new("T04", Severity.Error, "ECTS", ActivitiesAddUp),
        new("T05", Severity.Warning, "MCE 4.2.1", InsideDeclaredRange),
        new("T06", Severity.Warning, "MCE 4.2.1", CatalogueFitsOneRange),
        new("T07", Severity.Error, "RUEPEP; Annex I", EqfLevel),
        new("T08", Severity.Error, "QF-EHEA; EQF", LevelsAgree),
        new("T09", Severity.Error, "ELM LOQ 1..*", Field),
        new("T10", Severity.Error, "ELM LOQ 1..*", Languages),
        new("T11", Severity.Error, "MCE 4.8; Annex I", ParticipationStated),
    ];

    private static IEnumerable<Hit> Size(Design design)
    {
        var limit = design.Pack.Ects;
        if (design.HigherEducation && design.Spec.Ects is { } ects && (ects < limit.Min || ects > limit.Max))
            yield return new("ects", "T01", ects, limit.Min, limit.Max) { Advice = limit.Unverified };
    }

    private static IEnumerable<Hit> BelowDegreeSize(Design design)
    {
        var limit = design.Pack.Ects;
        if (design.Spec.Ects is { } ects && ects >= limit.Below)
            yield return new("ects", "T02", ects, limit.Below) { Advice = limit.Unverified };
    }

    private static IEnumerable<Hit> HoursFitCredits(Design design)
    {
        if (design.Spec.Ects is not { } ects)
            yield break;
        var band = design.Pack.HoursPerEcts;
        var (low, high) = (Trim(ects.Value * band.Low), Trim(ects.Value * band.High));
        if (design.Spec.Hours is not { } hours)
            yield return new("hours", "T03.missing", low, high) { Advice = band.Unverified };
        else if (hours < low || hours > high)
            yield return new("hours", "T03", Trim(hours), ects, low, high) { Advice = band.Unverified };
    }

    // Decimals keep trailing zeros through arithmetic; "62.50" should read "62.5".
    private static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;

    private static IEnumerable<Hit> ActivitiesAddUp(Design design)
    {
        if (design.Spec.Hours is not { } hours)
            yield break;
        var sum = design.Spec.Activities.Sum(activity => activity.Hours);
        var tolerance = design.Pack.ActivityTolerancePercent;
        if (Math.Abs(sum - hours) * 100 > hours * tolerance.Value)
            yield return new("activities", "T04", Trim(sum), Trim(hours)) { Advice = tolerance.Unverified };
    }

    private static IEnumerable<Hit> InsideDeclaredRange(Design design)
    {
        if (design.Context.DeclaredRange is { } range && design.Spec.Ects is { } ects && (ects < range.Min || ects > range.Max))
            yield return new("ects", "T05", ects, range.Min, range.Max);
    }

    private static IEnumerable<Hit> CatalogueFitsOneRange(Design design)
    {
        Ects[] sizes = [.. design.Context.Siblings.Append(design.Spec).Select(spec => spec.Ects).OfType<Ects>()];
        if (sizes.Length < 2 || design.Context.Siblings.Count == 0)
            yield break;
        var (least, most) = (sizes.Min(), sizes.Max());
        if (!design.Pack.DeclaredRanges.Ranges.Any(range => range.Min <= least && most <= range.Max))
            yield return new("ects", "T06", least, most);
    }

    private static IEnumerable<Hit> EqfLevel(Design design)
    {
        if (!design.HigherEducation)
            yield break;
        var limit = design.Pack.Eqf;
        if (design.Spec.EqfLevel is not { } level)
            yield return new("eqfLevel", "T07.missing", limit.Min, limit.Max) { Advice = limit.Unverified };
        else if (level < limit.Min || level > limit.Max)
            yield return new("eqfLevel", "T07", level, limit.Min, limit.Max) { Advice = limit.Unverified };
    }

    private static IEnumerable<Hit> LevelsAgree(Design design)
    {
        if (design.Spec.EqfLevel is not { } level)
            yield break;
        if (design.Spec.Cycle is { } cycle && 5 + (int)cycle != level)
            yield return new("cycle", "T08.cycle", cycle, 5 + (int)cycle, level);
        for (var i = 0; i < design.Spec.NationalLevels.Count; i++)
        {
            var national = design.Spec.NationalLevels[i];
            if (national.EqfLevel != level)
                yield return new(
                    $"nationalLevels[{i}]",
                    "T08.national",
                    national.Framework,
                    national.Level,
                    national.EqfLevel,
                    level
                );
        }
    }

    private static IEnumerable<Hit> Field(Design design)
    {
        if (design.Spec.IscedF.Count == 0)
            yield return new("iscedF", "T09");
        for (var i = 0; i < design.Spec.IscedF.Count; i++)
            if (Vocabulary.Get("isced-f").Find(design.Spec.IscedF[i]) is null)
                yield return new($"iscedF[{i}]", "T09.unknown", design.Spec.IscedF[i]);
    }

    private static IEnumerable<Hit> Languages(Design design)
    {
        if (design.Spec.TeachingLanguages.All(string.IsNullOrWhiteSpace))
            yield return new("teachingLanguages", "T10.teaching");
        if (design.Spec.AssessmentLanguages.All(string.IsNullOrWhiteSpace))
            yield return new("assessmentLanguages", "T10.assessment");
    }

    private static IEnumerable<Hit> ParticipationStated(Design design)
    {
        if (design.Spec.Participation is not { OnSiteShare: { } onSite, SynchronousShare: { } synchronous, Mode: var mode })
        {
            yield return new("participation", "T11.missing");
            yield break;
        }
        if (Vocabulary.Get("participation").Find(mode) is null)
            yield return new("participation.mode", "T11.unknown", mode);
        if (onSite is < 0 or > 100)
            yield return new("participation.onSiteShare", "T11.range", onSite);
        else if (!Fits(mode, onSite))
            yield return new("participation.onSiteShare", "T11", mode, onSite);
        if (synchronous is < 0 or > 100)
            yield return new("participation.synchronousShare", "T11.range", synchronous);
    }

    // Blended means that both parts exist; the other modes say nothing about place.
    private static bool Fits(string mode, int onSite) =>
        mode switch
        {
            "online" => onSite == 0,
            "presential" => onSite == 100,
            "blended" => onSite is > 0 and < 100,
            _ => true,
        };
}
