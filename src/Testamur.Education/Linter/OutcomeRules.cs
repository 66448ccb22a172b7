using System.Text.Json.Nodes;
using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

internal static class OutcomeRules
{
    private const Principle Here = Principle.Transparency;
    private static readonly string[] Purposes = ["professional", "personalGrowth", "activeCitizenship"];
    private const int Compared = 100; // far above any limit on their number: enough to look at

    public static Rule[] All { get; } =
    [
        new("O01", Here, Severity.Error, "ECTS practice", Number),
        new("O02", Here, Severity.Warning, "Bloom; ECTS Users' Guide", ObservableVerb),
        new("O03", Here, Severity.Warning, "Bloom", NoVagueVerb),
        new("O04", Here, Severity.Hint, "good practice", OneVerb),
        new("O05", Here, Severity.Hint, "EQF descriptors", VerbsFitLevel),
        new("O06", Here, Severity.Warning, "DC4EU profile; DEQAR", SkillLinked),
        new("O07", Here, Severity.Error, "DEQAR validation", SkillExists),
        new("O08", Here, Severity.Hint, "-", NoOverlap),
        new("O09", Here, Severity.Error, "Ibanez Ayuso 2025; ECIU", PurposeCoded),
    ];

    private static IEnumerable<Hit> Number(Design design)
    {
        var count = design.Spec.LearningOutcomes.Count;
        var limit = design.Pack.Outcomes;
        if (count < limit.Min || count > limit.Max)
            yield return new("/learningOutcomes", "O01", count, limit.Min, limit.Max) { Basis = limit };
        else if (count < limit.AdviseMin || count > limit.AdviseMax)
            yield return new("/learningOutcomes", "O01.advice", count, limit.AdviseMin, limit.AdviseMax)
            {
                Advice = true,
                Basis = limit,
            };
    }

    /// <summary>Every outcome text that says something, in a language that has a list of verbs.</summary>
    private static IEnumerable<(string Path, string Text, VerbList List)> Worded(Design design) =>
        from outcome in design.Spec.LearningOutcomes.Index()
        from text in outcome.Item.Text
        where !string.IsNullOrWhiteSpace(text.Value)
        let list = VerbList.For(text.Key)
        where list is not null
        select (JsonPlace.To("learningOutcomes", outcome.Index, "text", text.Key), text.Value, list);

    private static IEnumerable<Hit> Unworded(Design design)
    {
        var stated = design.Spec.LearningOutcomes.Where(outcome => !outcome.Text.IsBlank).ToList();
        if (stated.Count == 0)
            yield return Hit.NotApplicable;
        else if (stated.Any(outcome => !outcome.Text.Any(text => VerbList.For(text.Key) is not null)))
            yield return Hit.Needs(Fact.VerbList);
    }

    private static IEnumerable<Hit> ObservableVerb(Design design)
    {
        foreach (var (path, text, list) in Worded(design))
        {
            var lead = Wording.LeadIn(text, list);
            if (Wording.Verb(text, list) is null)
                yield return new(path, "O02");
            else if (lead > 0)
            {
                var rest = Capital(text[lead..].TrimStart());
                yield return new(path, "O02.leadIn", text[..lead].Trim())
                {
                    Fixes = Wording.LeadIn(rest, list) > 0 ? [] : [Fix.Set("rewrite", path, rest, rest)],
                };
            }
        }
        foreach (var hit in Unworded(design))
            yield return hit;
    }

    private static IEnumerable<Hit> NoVagueVerb(Design design)
    {
        foreach (var (path, text, list) in Worded(design))
            if (Wording.Verb(text, list) is { Level: null } vague)
                yield return new(path, "O03", vague.Verb, string.Join(", ", list.Vague[vague.Verb]))
                {
                    Fixes =
                    [
                        .. list.Vague[vague.Verb]
                            .Select(verb => Rewrite(text, vague, verb))
                            .Select(rewritten => Fix.Set("rewrite", path, rewritten, rewritten)),
                    ],
                };
        foreach (var hit in Unworded(design))
            yield return hit;
    }

    private static string Rewrite(string text, VerbMatch vague, string verb)
    {
        var rewritten = text[..vague.Start] + verb + text[(vague.Start + vague.Length)..];
        return char.IsUpper(text[vague.Start]) && vague.Start == 0 ? Capital(rewritten) : rewritten;
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static IEnumerable<Hit> OneVerb(Design design)
    {
        var limit = design.Pack.OutcomeWords;
        foreach (var (outcome, index) in design.Spec.LearningOutcomes.Select((outcome, index) => (outcome, index)))
        foreach (var (tag, text) in outcome.Text)
        {
            var path = JsonPlace.To("learningOutcomes", index, "text", tag);
            var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
            if (words > limit.Value)
                yield return new(path, "O04.words", words, limit.Value) { Basis = limit };
            if (VerbList.For(tag) is { } list && Wording.SecondVerb(text, list) is { } second)
                yield return new(path, "O04", Wording.Verb(text, list)?.Verb, second);
        }
    }

    private static IEnumerable<Hit> VerbsFitLevel(Design design)
    {
        var reach = design.Pack.VerbLevels;
        if (design.Spec.EqfLevel is not { } eqf || !reach.Reach.TryGetValue($"{eqf}", out var wanted))
        {
            yield return Hit.NotApplicable;
            yield break;
        }
        VerbLevel[] levels =
        [
            .. design
                .Spec.LearningOutcomes.Select(outcome => Wording.Level(outcome, design.Spec.DefaultLanguage))
                .OfType<VerbLevel>(),
        ];
        if (levels.Length == 0)
            yield return Hit.Needs(Fact.VerbList);
        else if (levels.Max() < wanted)
            yield return Level("O05", eqf, wanted, levels.Max()) with
            {
                Basis = reach,
            };
        else if (levels.Length > 1 && levels.Min() > wanted)
            yield return Level("O05.high", eqf, wanted, levels.Min()) with
            {
                Basis = reach,
            };
    }

    private static Hit Level(string code, int eqf, VerbLevel wanted, VerbLevel found)
    {
        var (usual, reached) = (VerbWords.Of(wanted), VerbWords.Of(found));
        return new("/learningOutcomes", code, eqf, usual.English, reached.English, usual.German, reached.German);
    }

    private static IEnumerable<Hit> SkillLinked(Design design)
    {
        for (var i = 0; i < design.Spec.LearningOutcomes.Count; i++)
            if (design.Spec.LearningOutcomes[i] is { Skills.Count: 0, NoSkillMatch: false })
                yield return new(JsonPlace.To("learningOutcomes", i, "skills"), "O06")
                {
                    Fixes = [Fix.Set("O06", JsonPlace.To("learningOutcomes", i, "noSkillMatch"), true)],
                };
    }

    private static IEnumerable<Hit> SkillExists(Design design)
    {
        var linked = design.Spec.LearningOutcomes.SelectMany(
            (outcome, i) =>
                outcome.Skills.Select((skill, at) => (Skill: skill, Path: JsonPlace.To("learningOutcomes", i, "skills", at)))
        );
        foreach (var (skill, path) in linked)
        {
            var name = skill.Framework ?? "ESCO";
            if (design.Context.SkillFrameworks?.GetValueOrDefault(name) is not { } framework)
                yield return Hit.Needs(Fact.SkillFramework);
            else if (framework.Find(skill.Uri) is null)
                yield return new($"{path}/uri", "O07", skill.Uri, name) { Fixes = [Fix.Remove("O07", path, skill.Uri)] };
        }
    }

    private static IEnumerable<Hit> NoOverlap(Design design)
    {
        var limit = design.Pack.OutcomeOverlapPercent;
        var language = design.Spec.DefaultLanguage;
        var bags = design
            .Spec.LearningOutcomes.Take(Compared)
            .Select(outcome =>
                (
                    Words: Wording.Bag(outcome.Text.In(language)),
                    Skills: outcome.Skills.Select(skill => skill.Uri).ToHashSet(StringComparer.Ordinal)
                )
            )
            .ToList();
        for (var later = 1; later < bags.Count; later++)
        for (var earlier = 0; earlier < later; earlier++)
        {
            var (a, b) = (bags[earlier], bags[later]);
            var likeness = Wording.Likeness(a.Words, b.Words);
            if (likeness >= limit.Value && b.Words.Count > 0)
                yield return new(JsonPlace.To("learningOutcomes", later), "O08", earlier + 1, likeness) { Basis = limit };
            else if (b.Skills.Count > 0 && a.Skills.SetEquals(b.Skills))
                yield return new(JsonPlace.To("learningOutcomes", later), "O08.skills", earlier + 1);
        }
    }

    private static IEnumerable<Hit> PurposeCoded(Design design)
    {
        for (var i = 0; i < design.Spec.LearningOutcomes.Count; i++)
        {
            var path = JsonPlace.To("learningOutcomes", i, "purposes");
            if (design.Spec.LearningOutcomes[i].Purposes.Count == 0)
                yield return new(path, "O09")
                {
                    Fixes = [.. Purposes.Select(purpose => Fix.Set($"O09.{purpose}", path, new JsonArray(purpose)))],
                };
        }
    }
}
