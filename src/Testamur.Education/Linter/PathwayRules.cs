using System.Text.Json.Nodes;
using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

internal static class PathwayRules
{
    private const Principle Here = Principle.Pathways;

    public static Rule[] All { get; } =
    [
        new("L01", Here, Severity.Error, "Annex I", StackingChosen),
        new("L02", Here, Severity.Error, "Annex II 5; EMC CMF", NamedByPathway),
        new("L03", Here, Severity.Error, "Annex II 5", NoAutomaticRight),
        new("L04", Here, Severity.Warning, "Annex II 5; 2012 Rec.", PriorLearning),
        new("L05", Here, Severity.Error, "-", PrerequisitesCanBeMet),
        new("L06", Here, Severity.Warning, "no double counting", OverlapMarked),
    ];

    private static IEnumerable<Hit> StackingChosen(Design design)
    {
        if (design.Spec.Stackability is null)
            yield return new("/stackability", "L01")
            {
                Fixes = [Choose("L01.standalone", "standalone"), Choose("L01.stackable", "stackable")],
            };
    }

    private static Fix Choose(string code, string kind) =>
        Fix.Set(
            code,
            "/stackability",
            new JsonObject
            {
                ["kind"] = kind,
                ["pathways"] = new JsonArray(),
                ["note"] = new JsonObject(),
            }
        );

    private static IEnumerable<Hit> NamedByPathway(Design design)
    {
        if (design.Spec.Stackability is not { Kind: StackingKind.Stackable } stacking)
        {
            yield return Hit.NotApplicable;
            yield break;
        }
        var rule = design.Pack.Stacking;
        if (stacking.Degrees.Any(degree => !string.IsNullOrWhiteSpace(degree)))
            yield break;
        if (rule.DegreeRequired)
            yield return new("/stackability/degrees", "L02.degree") { Basis = rule };
        else if (design.Context.Pathways is { } active)
        {
            if (!active.Any(pathway => pathway.Value.Contains(design.Spec.Id, StringComparer.Ordinal)))
                yield return new("/stackability/pathways", "L02.notNamed");
        }
        else if (stacking.Pathways.All(string.IsNullOrWhiteSpace))
            yield return new("/stackability/pathways", "L02");
        else
            yield return Hit.Needs(Fact.Pathways);
    }

    private static IEnumerable<Hit> NoAutomaticRight(Design design)
    {
        if (design.Spec.Stackability is not { Kind: StackingKind.Stackable } stacking)
        {
            yield return Hit.NotApplicable;
            yield break;
        }
        var lists = stacking
            .Note.Where(text => !string.IsNullOrWhiteSpace(text.Value))
            .Select(text => (text.Value, List: VerbList.For(text.Key)))
            .ToList();
        if (
            lists.Any(text =>
                text.List?.NoAutomaticRight.Any(words => text.Value.Contains(words, StringComparison.OrdinalIgnoreCase)) == true
            )
        )
            yield break;
        if (lists.Count > 0 && lists.All(text => text.List is null))
            yield return Hit.Needs(Fact.EntitlementWords);
        else
            yield return new("/stackability/note", "L03") { Fixes = [.. Notes(design, stacking)] };
    }

    private static IEnumerable<Fix> Notes(Design design, Stackability stacking)
    {
        var tag = design.Languages.FirstOrDefault(language => VerbList.For(language) is not null);
        if (tag is null || VerbList.For(tag) is not { } list)
            yield break;
        var note = stacking.Note.Has(tag) ? $"{stacking.Note[tag].TrimEnd()} {list.EntitlementNote}" : list.EntitlementNote;
        yield return Fix.Set("L03", JsonPlace.To("stackability", "note", tag), note, list.EntitlementNote);
    }

    private static IEnumerable<Hit> PriorLearning(Design design)
    {
        if (design.Spec.PriorLearning is not { } route)
            yield return new("/priorLearning", "L04");
        else if (!route.Offered && route.Note.IsBlank)
            yield return new("/priorLearning/note", "L04.why");
    }

    private static IEnumerable<Hit> PrerequisitesCanBeMet(Design design)
    {
        var spec = design.Spec;
        var asked = false;
        for (var i = 0; i < spec.Prerequisites.Count; i++)
        {
            if (spec.Prerequisites[i].Requires is not { Length: > 0 } required)
                continue;
            asked = true;
            var path = JsonPlace.To("prerequisites", i, "requires");
            Fix[] fixes = [Fix.Remove("L05", path)];
            if (required == spec.Id)
                yield return new(path, "L05.self") { Fixes = fixes };
            else if (design.Context.Obtainable is not { } known)
                yield return Hit.Needs(Fact.Obtainable);
            else if (!known.ContainsKey(required))
                yield return new(path, "L05.unknown", required) { Fixes = fixes };
            else if (LeadsTo(known, required, spec.Id))
                yield return new(path, "L05.ring", required) { Fixes = fixes };
        }
        if (!asked)
            yield return Hit.NotApplicable;
    }

    private static bool LeadsTo(IReadOnlyDictionary<string, IReadOnlyList<string>> known, string from, string goal)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        var open = new Queue<string>([from]);
        while (open.TryDequeue(out var at))
            foreach (var next in known.GetValueOrDefault(at, []))
            {
                if (next == goal)
                    return true;
                if (seen.Add(next))
                    open.Enqueue(next);
            }
        return false;
    }

    private static IEnumerable<Hit> OverlapMarked(Design design)
    {
        if (design.Context.Siblings is not { } siblings)
        {
            yield return Hit.Needs(Fact.Siblings);
            yield break;
        }
        var limit = design.Pack.SiblingOverlapPercent;
        var own = design.Spec.LearningOutcomes.Where(outcome => !outcome.Text.IsBlank).ToList();
        if (own.Count == 0)
        {
            yield return Hit.NotApplicable;
            yield break;
        }
        foreach (var sibling in siblings.Where(other => other.Id != design.Spec.Id))
        {
            if (design.Spec.Equivalents.Contains(sibling.Id, StringComparer.Ordinal))
                continue;
            var share = Common(own, sibling.LearningOutcomes) * 100 / own.Count;
            if (share >= limit.Value)
                yield return new("/equivalents", "L06", sibling.Title.In(design.Spec.DefaultLanguage), share)
                {
                    Basis = limit,
                    Fixes = [Fix.Append("L06", "/equivalents", design.Spec.Equivalents.Count, sibling.Id, sibling.Id)],
                };
        }
    }

    // An outcome is had already when the other says the same in some language or names all its skills.
    private static int Common(List<LearningOutcome> own, IReadOnlyList<LearningOutcome> other)
    {
        var texts = other.SelectMany(outcome => outcome.Text.Values).Select(Plain).Where(text => text.Length > 0).ToHashSet();
        var skills = other.SelectMany(outcome => outcome.Skills).Select(skill => skill.Uri).ToHashSet(StringComparer.Ordinal);
        return own.Count(outcome =>
            outcome.Text.Values.Any(text => texts.Contains(Plain(text)))
            || (outcome.Skills.Count > 0 && outcome.Skills.All(skill => skills.Contains(skill.Uri)))
        );
    }

    private static string Plain(string text) => string.Join(' ', Wording.Words(text)).ToUpperInvariant();
}
