using System.Globalization;
using Testamur.Education.Elements;
using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

internal static class StructureRules
{
    private const Principle Here = Principle.Structure;

    public static Rule[] All { get; } =
    [
        new("S01", Here, Severity.Error, "Council Rec. Annex I", MandatoryElements),
        new("S02", Here, Severity.Error, "Annex I; ELM", TitlePresent),
        new("S03", Here, Severity.Error, "NZQA listing rules; RUEPEP", NoDegreeWord),
        new("S04", Here, Severity.Warning, "Transparency", TitleUnique),
        new("S05", Here, Severity.Error, "ELM; OB3", Identifier),
        new("S06", Here, Severity.Warning, "ELM uniqueLang", Translated),
    ];

    // Elements 1 and 5 belong to an award and have no path.
    private static IEnumerable<Hit> MandatoryElements(Design design) =>
        from element in EuropeanElements.All
        where element is { Mandatory: true, Path: not null }
        from path in Missing(design, element.Id)
        select new Hit(path, "S01", element.Label.In("en"), element.Label.In("de"));

    private static IEnumerable<string> Missing(Design design, string element)
    {
        var spec = design.Spec;
        return element switch
        {
            "title" => When(spec.Title.IsBlank, "/title"),
            "country" => spec
                .AwardingBodies.Index()
                .Where(body => string.IsNullOrWhiteSpace(body.Item.Country))
                .Select(body => JsonPlace.To("awardingBodies", body.Index, "country")),
            "awardingBody" => spec.AwardingBodies.Count == 0
                ? ["/awardingBodies"]
                : spec
                    .AwardingBodies.Index()
                    .Where(body => body.Item.Name.IsBlank)
                    .Select(body => JsonPlace.To("awardingBodies", body.Index, "name")),
            "learningOutcomes" => When(spec.LearningOutcomes.All(outcome => outcome.Text.IsBlank), "/learningOutcomes"),
            // Hours stand in only where ECTS are not used; higher education always has ECTS.
            "workload" => When(spec.Ects is null && (design.HigherEducation || spec.Hours is null), "/ects"),
            // "If applicable": a general offer may have no level. In higher education T07 says what is wrong with one.
            "level" => When(design.HigherEducation && spec.EqfLevel is null, "/eqfLevel"),
            "assessment" => When(spec.Assessments.Count == 0, "/assessments"),
            "participation" => When(spec.Participation is null, "/participation"),
            "qualityAssurance" => When(spec.QualityAssurance.Count == 0, "/qualityAssurance"),
            _ => throw new InvalidOperationException($"The element '{element}' has no check."),
        };
    }

    private static string[] When(bool missing, string path) => missing ? [path] : [];

    private static IEnumerable<Hit> TitlePresent(Design design)
    {
        var language = design.Spec.DefaultLanguage;
        if (!design.Spec.Title.Has(language))
            yield return new(JsonPlace.To("title", language), "S02.missing", language);
        var limit = design.Pack.TitleLength;
        foreach (var (tag, title) in design.Spec.Title)
        {
            // Counted as a reader counts: a letter with its accents is one.
            var length = new StringInfo(title.Trim()).LengthInTextElements;
            if (length > 0 && (length < limit.Min || length > limit.Max))
                yield return new(JsonPlace.To("title", tag), "S02.length", length, limit.Min, limit.Max) { Basis = limit };
        }
    }

    private static IEnumerable<Hit> NoDegreeWord(Design design)
    {
        var banned = design.Pack.TitleBannedWords;
        foreach (var (tag, title) in design.Spec.Title)
        foreach (var found in banned.Words.Where(word => ContainsPhrase(title, word)))
        {
            var path = JsonPlace.To("title", tag);
            var at = title.IndexOf(found, StringComparison.OrdinalIgnoreCase);
            var rest = $"{title[..at].TrimEnd()} {title[(at + found.Length)..].TrimStart()}".Trim();
            yield return new(path, "S03", found)
            {
                Basis = banned,
                Fixes = rest.Length < 3 || ContainsPhrase(rest, found) ? [] : [Fix.Set("S03", path, rest, rest)],
            };
        }
    }

    // Whole words only: "Masterful" is no master.
    private static bool ContainsPhrase(string text, string phrase)
    {
        var at = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
        while (at >= 0)
        {
            if ((at == 0 || !char.IsLetter(text[at - 1])) && VerbList.EndsWord(text, at + phrase.Length))
                return true;
            at = text.IndexOf(phrase, at + 1, StringComparison.OrdinalIgnoreCase);
        }
        return false;
    }

    private static IEnumerable<Hit> TitleUnique(Design design) =>
        design.Context.Siblings is not { } siblings
            ? [Hit.Needs(Fact.Siblings)]
            : from sibling in siblings
            where sibling.Id != design.Spec.Id
            from title in design.Spec.Title
            where sibling.Title.TryGetValue(title.Key, out var other) && Same(other, title.Value)
            select new Hit(JsonPlace.To("title", title.Key), "S04", sibling.Id);

    private static bool Same(string left, string right) =>
        !string.IsNullOrWhiteSpace(left) && left.Trim().Equals(right.Trim(), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Hit> Identifier(Design design)
    {
        var (id, version) = (design.Spec.Id, design.Spec.Version);
        if (!IsUri(id))
            yield return new("/id", "S05.uri", id);
        if (design.Context.EarlierVersions is not { } versions)
        {
            yield return Hit.Needs(Fact.EarlierVersions);
            yield break;
        }
        // Versions are compared as written, since records compare lists by reference.
        var content = SpecificationJson.Write(design.Spec);
        var same = versions.Where(earlier => earlier.Id == id).ToList();
        if (same.Any(earlier => earlier.Version == version && SpecificationJson.Write(earlier) != content))
        {
            var next = same.Max(earlier => earlier.Version) is var last && last < int.MaxValue ? last + 1 : last;
            yield return new("/version", "S05.version", version) { Fixes = [Fix.Set("S05.version", "/version", next, next)] };
        }
    }

    // On Unix "/path" counts as an absolute file URI, so the scheme is asked for by name.
    private static bool IsUri(string id) =>
        Uri.TryCreate(id, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "urn" or "did";

    private static IEnumerable<Hit> Translated(Design design)
    {
        var declared = design.Spec.DeclaredLanguages.Index().ToList();
        foreach (var (path, value) in SpecificationTexts.Of(design.Spec).Where(text => !text.Value.IsBlank))
        foreach (var language in design.Languages.Where(language => !value.Has(language)))
        {
            // The default language has to stay, and so has one that the pack asks for.
            var at = declared.Where(tag => tag.Item.Equals(language, StringComparison.OrdinalIgnoreCase)).ToList();
            var free =
                at.Count == 1
                && !language.Equals(design.Spec.DefaultLanguage, StringComparison.OrdinalIgnoreCase)
                && design.Pack.Languages?.Words.Contains(language, StringComparer.OrdinalIgnoreCase) != true;
            yield return new(path + JsonPlace.To(language), "S06", language)
            {
                Fixes = free ? [Fix.Remove("S06", JsonPlace.To("declaredLanguages", at[0].Index), language)] : [],
            };
        }
    }
}
