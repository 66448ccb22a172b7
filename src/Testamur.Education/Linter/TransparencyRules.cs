using System.Text.Json.Nodes;
using Testamur.Education.Packs;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Education.Linter;

internal static class TransparencyRules
{
    private const Principle Here = Principle.Transparency;

    public static Rule[] All { get; } =
    [
        new("T01", Here, Severity.Error, "MCE 4.2", Size),
        new("T02", Here, Severity.Error, "DEQAR type rule", BelowDegreeSize),
        new("T03", Here, Severity.Error, "ECTS Users' Guide", HoursFitCredits),
        new("T04", Here, Severity.Error, "ECTS", ActivitiesAddUp),
        new("T05", Here, Severity.Warning, "MCE 4.2.1", InsideDeclaredRange),
        new("T06", Here, Severity.Warning, "MCE 4.2.1", CatalogueFitsOneRange),
        new("T07", Here, Severity.Error, "RUEPEP; Annex I", EqfLevel),
        new("T08", Here, Severity.Error, "QF-EHEA; EQF", LevelsAgree),
        new("T09", Here, Severity.Error, "ELM LOQ 1..*", Field),
        new("T10", Here, Severity.Error, "ELM LOQ 1..*", Languages),
        new("T11", Here, Severity.Error, "MCE 4.8; Annex I", ParticipationStated),
    ];

    private static IEnumerable<Hit> Size(Design design)
    {
        var limit = design.Pack.Ects;
        if (!design.HigherEducation || design.Spec.Ects is not { } ects)
            yield return Hit.NotApplicable;
        else if (ects < limit.Min || ects > limit.Max)
            yield return new("/ects", "T01", ects, limit.Min, limit.Max) { Basis = limit };
    }

    private static IEnumerable<Hit> BelowDegreeSize(Design design)
    {
        var limit = design.Pack.Ects;
        if (design.Spec.Ects is { } ects && ects >= limit.Below)
            yield return new("/ects", "T02", ects, limit.Below) { Basis = limit };
    }

    private static IEnumerable<Hit> HoursFitCredits(Design design)
    {
        if (design.Pack.TotalHours is { } whole && design.Spec.Hours is { } all && (all < whole.Min || all > whole.Max))
            yield return new("/hours", "T03.total", Numbers.Plain(all), whole.Min, whole.Max) { Basis = whole };
        if (design.Spec.Ects is not { } ects)
        {
            yield return Hit.NotApplicable;
            yield break;
        }
        var band = design.Pack.HoursPerEcts;
        var (low, high) = (Numbers.Plain(ects.Value * band.Low), Numbers.Plain(ects.Value * band.High));
        var usual = Numbers.Plain(ects.Value * (band.Typical ?? band.Low));
        if (design.Spec.Hours is not { } hours)
            yield return new("/hours", "T03.missing", low, high)
            {
                Basis = band,
                Fixes = [Fix.Set("T03.hours", "/hours", usual, usual)],
            };
        else if (hours < low || hours > high)
            yield return new("/hours", "T03", Numbers.Plain(hours), ects, low, high)
            {
                Basis = band,
                Fixes =
                [
                    Fix.Set("T03.hours", "/hours", hours < low ? low : high, hours < low ? low : high),
                    .. Credits(hours, band),
                ],
            };
    }

    // Half credits are usual; one is offered only when the hours fit it.
    private static IEnumerable<Fix> Credits(decimal hours, HoursBand band)
    {
        var least = hours is > 0 and < 100_000 ? Math.Ceiling(hours / band.High * 2) / 2 : 0;
        return least > 0 && least <= 30 && least * band.Low <= hours
            ? [Fix.Set("T03.ects", "/ects", least, Numbers.Plain(least))]
            : [];
    }

    private static IEnumerable<Hit> ActivitiesAddUp(Design design)
    {
        if (design.Spec.Hours is not { } hours)
        {
            yield return Hit.NotApplicable;
            yield break;
        }
        hours = Numbers.Sum([hours]);
        var sum = Numbers.Sum(design.Spec.Activities.Select(activity => activity.Hours));
        var tolerance = design.Pack.ActivityTolerancePercent;
        if (Math.Abs(sum - hours) * 100 > hours * tolerance.Value)
            yield return new("/activities", "T04", Numbers.Plain(sum), Numbers.Plain(hours))
            {
                Basis = tolerance,
                Fixes = sum > 0 ? [Fix.Set("T04", "/hours", sum, Numbers.Plain(sum))] : [],
            };
    }

    private static IEnumerable<Hit> InsideDeclaredRange(Design design)
    {
        if (design.Spec.Ects is not { } ects)
            yield return Hit.NotApplicable;
        else if (design.Pack.SizeRange is not { } range)
            yield return Hit.Needs(Fact.SizeRange);
        else if (ects < range.Min || ects > range.Max)
            yield return new("/ects", "T05", ects, range.Min, range.Max) { Basis = range };
    }

    private static IEnumerable<Hit> CatalogueFitsOneRange(Design design)
    {
        if (design.Context.Siblings is not { } siblings)
        {
            yield return Hit.Needs(Fact.Siblings);
            yield break;
        }
        Ects[] sizes = [.. siblings.Append(design.Spec).Select(spec => spec.Ects).OfType<Ects>()];
        if (sizes.Length < 2 || siblings.Count == 0)
        {
            yield return Hit.NotApplicable;
            yield break;
        }
        var (least, most) = (sizes.Min(), sizes.Max());
        EctsRange[] ranges = design.Pack.SizeRange is { } own ? [new(own.Min, own.Max)] : [.. design.Pack.DeclaredRanges.Ranges];
        if (!ranges.Any(range => range.Min <= least && most <= range.Max))
            yield return new("/ects", "T06", least, most) { Basis = design.Pack.SizeRange };
    }

    private static IEnumerable<Hit> EqfLevel(Design design)
    {
        var limit = design.Pack.Eqf;
        if (!design.HigherEducation)
            yield return Hit.NotApplicable;
        else if (design.Spec.EqfLevel is not { } level)
            yield return new("/eqfLevel", "T07.missing", limit.Min, limit.Max)
            {
                Basis = limit,
                Fixes = design.Spec.Cycle is { } cycle ? [Fix.Set("T07", "/eqfLevel", LevelOf(cycle), LevelOf(cycle))] : [],
            };
        else if (level < limit.Min || level > limit.Max)
            yield return new("/eqfLevel", "T07", level, limit.Min, limit.Max) { Basis = limit };
    }

    private static int LevelOf(Cycle cycle) => 5 + (int)cycle;

    private static IEnumerable<Hit> LevelsAgree(Design design)
    {
        if (design.Spec.EqfLevel is not { } level)
        {
            yield return Hit.NotApplicable;
            yield break;
        }
        if (design.Spec.Cycle is { } cycle && LevelOf(cycle) != level)
            yield return new("/cycle", "T08.cycle", cycle, LevelOf(cycle), level)
            {
                Fixes =
                [
                    .. level is >= 5 and <= 8
                        ? new[] { Fix.Set("T08.cycle", "/cycle", Name((Cycle)(level - 5)), (Cycle)(level - 5)) }
                        : [Fix.Remove("T08.noCycle", "/cycle")],
                    Fix.Set("T07", "/eqfLevel", LevelOf(cycle), LevelOf(cycle)),
                ],
            };
        for (var i = 0; i < design.Spec.NationalLevels.Count; i++)
        {
            var national = design.Spec.NationalLevels[i];
            var path = JsonPlace.To("nationalLevels", i);
            if (national.EqfLevel != level)
                yield return new(path, "T08.national", national.Framework, national.Level, national.EqfLevel, level);
            foreach (var map in design.Pack.NqfMaps.Where(map => Is(map, national)))
                if (!map.Levels.TryGetValue(national.Level.Trim(), out var known))
                    yield return new(path, "T08.noLevel", national.Framework, national.Level) { Basis = map };
                else if (known != national.EqfLevel)
                    yield return new($"{path}/eqfLevel", "T08.map", national.Framework, national.Level, known, national.EqfLevel)
                    {
                        Basis = map,
                        Fixes = [Fix.Set("T08.map", $"{path}/eqfLevel", known, known)],
                    };
        }
    }

    private static bool Is(NqfMap map, NationalLevel level) =>
        map.Country.Equals(level.Country, StringComparison.OrdinalIgnoreCase)
        && map.Framework.Equals(level.Framework.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string Name(Cycle cycle) =>
        cycle switch
        {
            Cycle.Short => "short",
            Cycle.First => "first",
            Cycle.Second => "second",
            _ => "third",
        };

    private static IEnumerable<Hit> Field(Design design)
    {
        if (design.Spec.IscedF.Count == 0)
            yield return new("/iscedF", "T09");
        for (var i = 0; i < design.Spec.IscedF.Count; i++)
        {
            var path = JsonPlace.To("iscedF", i);
            if (Vocabulary.Get("isced-f").Find(design.Spec.IscedF[i]) is null)
                yield return new(path, "T09.unknown", design.Spec.IscedF[i])
                {
                    Fixes = [Fix.Remove("T09.unknown", path, design.Spec.IscedF[i])],
                };
        }
    }

    private static IEnumerable<Hit> Languages(Design design)
    {
        var (teaching, assessment) = (design.Spec.TeachingLanguages, design.Spec.AssessmentLanguages);
        if (teaching.All(string.IsNullOrWhiteSpace))
            yield return new("/teachingLanguages", "T10.teaching") { Fixes = Copy("/teachingLanguages", assessment, design) };
        if (assessment.All(string.IsNullOrWhiteSpace))
            yield return new("/assessmentLanguages", "T10.assessment") { Fixes = Copy("/assessmentLanguages", teaching, design) };
    }

    private static Fix[] Copy(string path, IReadOnlyList<string> from, Design design)
    {
        string[] tags = [.. from.Where(tag => !string.IsNullOrWhiteSpace(tag))];
        if (tags.Length == 0)
            tags = string.IsNullOrWhiteSpace(design.Spec.DefaultLanguage) ? [] : [design.Spec.DefaultLanguage];
        return tags.Length == 0
            ? []
            : [Fix.Set("T10", path, new JsonArray([.. tags.Select(tag => (JsonNode)tag)]), string.Join(", ", tags))];
    }

    private static IEnumerable<Hit> ParticipationStated(Design design)
    {
        if (design.Spec.Participation is not { OnSiteShare: { } onSite, SynchronousShare: { } synchronous, Mode: var mode })
        {
            yield return new("/participation", "T11.missing");
            yield break;
        }
        if (Vocabulary.Get("participation").Find(mode) is null)
            yield return new("/participation/mode", "T11.unknown", mode) { Fixes = [ModeFor(Math.Clamp(onSite, 0, 100))] };
        if (onSite is < 0 or > 100)
            yield return new("/participation/onSiteShare", "T11.range", onSite);
        else if (!Fits(mode, onSite))
            yield return new("/participation/onSiteShare", "T11", mode, onSite) { Fixes = [.. ShareFor(mode), ModeFor(onSite)] };
        if (synchronous is < 0 or > 100)
            yield return new("/participation/synchronousShare", "T11.range", synchronous);
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

    private static Fix ModeFor(int onSite)
    {
        var mode =
            onSite == 0 ? "online"
            : onSite == 100 ? "presential"
            : "blended";
        return Fix.Set("T11.mode", "/participation/mode", mode, mode);
    }

    private static Fix[] ShareFor(string mode) =>
        mode == "blended"
            ? []
            : [Fix.Set("T11.share", "/participation/onSiteShare", mode == "online" ? 0 : 100, mode == "online" ? 0 : 100)];
}
