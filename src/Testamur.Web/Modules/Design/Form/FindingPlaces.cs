using Testamur.Education.Linter;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Design.Form;

/// <summary>Which field of the editor a finding stands beside.</summary>
internal static class FindingPlaces
{
    /// <summary>Where findings go that belong to no field.</summary>
    public const string Elsewhere = "form";

    private static readonly string[] Single =
    [
        Elsewhere,
        "defaultLanguage",
        "declaredLanguages",
        "title",
        "summary",
        "targetGroup",
        "profile",
        "format",
        "awardingBodies",
        "coIssuers",
        "learningOutcomes",
        "ects",
        "hours",
        "weeks",
        "activities",
        "eqfLevel",
        "cycle",
        "nationalLevels",
        "iscedF",
        "assessments",
        "participation.mode",
        "participation.onSiteShare",
        "participation.synchronousShare",
        "teachingLanguages",
        "assessmentLanguages",
        "qualityAssurance",
        "prerequisites",
        "grading.name",
        "grading.passRule",
        "resit",
        "appeal",
        "stackability.kind",
        "stackability.degrees",
        "stackability.pathways",
        "stackability.note",
        "furtherInformation",
        "price.amount",
        "price.note",
        "validityMonths",
        "schedule.kind",
        "schedule.hoursPerWeek",
        "coProviders",
        "responsibleBody",
        "providerRoute",
        "signatories",
        "noExternalReview",
        "staff",
        "audience",
        "entryHelp",
        "guidance.name",
        "guidance.contact",
        "whatNext",
        "feeSupport",
        "accessibility.standard",
        "accessibility.text",
        "priorLearning.offered",
        "priorLearning.note",
        "feedback.form",
        "feedback.results",
        "coDesigners",
        "need",
        "reuse.percent",
        "reuse.adaptation",
        "interdisciplinary",
        "review.nextReview",
        "review.contentReview",
        "review.outside",
        "agreements",
        "equivalents",
        "supplementText",
        "transcriptText",
        "recognitionCheck",
        "formats",
        "status.revocable",
        "status.method",
    ];

    private static readonly (string List, string[] Fields)[] InRows =
    [
        ("awardingBodies", ["name", "country"]),
        ("coIssuers", ["name", "country"]),
        ("learningOutcomes", ["text", "purposes", "skills"]),
        ("activities", ["name", "hours"]),
        ("nationalLevels", ["level", "eqfLevel"]),
        ("assessments", ["title", "type", "outcomes", "weight", "criteria", "supervision", "accessibleAlternative"]),
        ("qualityAssurance", ["procedure", "kind", "validFrom", "validUntil"]),
        ("prerequisites", ["text", "requires"]),
        ("coProviders", ["name", "country"]),
        ("staff", ["function", "subject", "teaching"]),
        ("need", ["text", "date"]),
    ];

    /// <summary>Every place of a form with these rows.</summary>
    public static IReadOnlyList<string> Of(FormValues values) =>
        [
            .. Single,
            .. InRows.SelectMany(rows =>
                Enumerable
                    .Range(0, values.Rows(rows.List))
                    .SelectMany(row => rows.Fields.Select(field => $"{rows.List}[{row}].{field}"))
            ),
        ];

    /// <summary>The field of a JSON Pointer; else the first field inside what it names; else what it lies in.</summary>
    public static string Of(string path, IReadOnlyList<string> places)
    {
        var plain = path.StartsWith('/') ? Plain(path) : path;
        if (places.Contains(plain))
            return plain;
        var inside = places.FirstOrDefault(place => place.StartsWith(plain + ".", StringComparison.Ordinal));
        return inside ?? places.Where(place => Encloses(place, plain)).MaxBy(place => place.Length) ?? Elsewhere;
    }

    /// <summary>In the reader's language, worst first, each beside its field.</summary>
    public static ILookup<string, FieldFinding> Place(
        IEnumerable<CheckedFinding> findings,
        IReadOnlyDictionary<string, string> unreadable,
        IReadOnlyList<string> places,
        string language
    )
    {
        var typed = unreadable.Select(error =>
            (Place: Of(error.Key, places), Finding: new FieldFinding(FindingKind.Error, error.Value))
        );
        var found = findings
            .OrderBy(found => found.Finding.Severity)
            .Select(found => (Place: Of(found.Finding.Path, places), Finding: Show(found, language)));
        return typed.Concat(found).ToLookup(pair => pair.Place, pair => pair.Finding);
    }

    // "/learningOutcomes/0/text/en" is "learningOutcomes[0].text.en" among the fields.
    private static string Plain(string pointer) =>
        string.Concat(
            JsonPlace
                .Parts(pointer)
                .Select(
                    (part, i) =>
                        part.All(char.IsAsciiDigit) ? $"[{part}]"
                        : i == 0 ? part
                        : $".{part}"
                )
        );

    /// <summary>The act of a repair button: which repair of which finding.</summary>
    public const string Repair = "repair:";

    /// <summary>The act of a button that keeps a warning, before the finding's place; the reason is in the field of the same name.</summary>
    public const string Keep = "keep:";

    // Findings may stand beside the form, so their buttons name it.
    private static FieldFinding Show(CheckedFinding found, string language)
    {
        var finding = found.Finding;
        var (message, advice) = Messages.Render(finding, language);
        return new(
            found.Reason is null ? Kind(finding.Severity) : FindingKind.Advice,
            $"{message} {advice}",
            $"{finding.Rule} · {finding.Source}",
            [
                .. finding.Repairs.Select(
                    (repair, i) =>
                        new FindingRepair(
                            Messages.Render(repair, language),
                            "act",
                            $"{Repair}{i}:{found.Place}",
                            Form: EditorContext.FormId
                        )
                ),
            ],
            Keep: finding.Severity == Severity.Warning
                ? new($"{Keep}{found.Place}", "act", $"{Keep}{found.Place}", found.Reason, EditorContext.FormId)
                : null
        );
    }

    private static bool Encloses(string place, string path) =>
        path.Length > place.Length && path.StartsWith(place, StringComparison.Ordinal) && (path[place.Length] is '.' or '[');

    private static FindingKind Kind(Severity severity) =>
        severity switch
        {
            Severity.Error => FindingKind.Error,
            Severity.Warning => FindingKind.Warning,
            _ => FindingKind.Advice,
        };
}
