using System.Globalization;
using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Design.Form;

/// <summary>The rows of a specification as fields, and back.</summary>
internal static class FormParts
{
    public static void WriteOrganisations(FormValues form, string list, IReadOnlyList<Organisation> organisations)
    {
        form.SetRows(list, organisations.Count);
        for (var i = 0; i < organisations.Count; i++)
        {
            var (row, body) = ($"{list}[{i}]", organisations[i]);
            form.Set($"{row}.id", body.Id);
            form.Set($"{row}.name", body.Name);
            form.Set($"{row}.country", body.Country);
            form.Set($"{row}.region", body.Region);
            form.Set($"{row}.url", body.Url);
            form.Set($"{row}.higherEducation", body.HigherEducation);
        }
    }

    // The registered number has no field: an organisation keeps the one it has, found by its id.
    public static List<Organisation> ReadOrganisations(
        FormValues form,
        FormReading reading,
        string list,
        IReadOnlyList<Organisation> stored
    ) =>
        reading.Rows(
            list,
            (row, _) =>
            {
                var id = IdOf(form, list, row, "org");
                return new Organisation
                {
                    Id = id,
                    Name = form.Lang($"{row}.name"),
                    Country = form.Text($"{row}.country")?.ToUpperInvariant(),
                    Region = form.Text($"{row}.region"),
                    Url = form.Text($"{row}.url"),
                    HigherEducation = form.Ticked($"{row}.higherEducation"),
                    Registration = stored.FirstOrDefault(body => body.Id == id)?.Registration,
                };
            }
        );

    public static void WriteOutcomes(FormValues form, IReadOnlyList<LearningOutcome> outcomes)
    {
        form.SetRows("learningOutcomes", outcomes.Count);
        for (var i = 0; i < outcomes.Count; i++)
        {
            var (row, outcome) = ($"learningOutcomes[{i}]", outcomes[i]);
            form.Set($"{row}.id", outcome.Id);
            form.Set($"{row}.text", outcome.Text);
            form.Set($"{row}.purposes", [.. outcome.Purposes.Select(purpose => purpose.ToString())]);
            form.Set($"{row}.skills", [.. outcome.Skills.Select(skill => skill.Uri)]);
            form.Set($"{row}.noSkillMatch", outcome.NoSkillMatch);
            form.Set($"{row}.verbLevel", outcome.VerbLevel?.ToString());
        }
    }

    // A skill is named by its URI; its label comes from the text it stands in already, or from the framework.
    public static List<LearningOutcome> ReadOutcomes(FormValues form, FormReading reading, Specification stored) =>
        reading.Rows(
            "learningOutcomes",
            (row, _) =>
            {
                var id = IdOf(form, "learningOutcomes", row, "o");
                return new LearningOutcome
                {
                    Id = id,
                    Text = form.Lang($"{row}.text"),
                    Purposes = reading.Choices<Purpose>($"{row}.purposes"),
                    Skills = reading.Skills($"{row}.skills", stored),
                    NoSkillMatch = form.Ticked($"{row}.noSkillMatch"),
                    VerbLevel = reading.Choice<VerbLevel>($"{row}.verbLevel"),
                };
            }
        );

    public static void WriteActivities(FormValues form, IReadOnlyList<Activity> activities)
    {
        form.SetRows("activities", activities.Count);
        for (var i = 0; i < activities.Count; i++)
        {
            form.Set($"activities[{i}].name", activities[i].Name);
            form.Set($"activities[{i}].hours", activities[i].Hours);
            form.Set($"activities[{i}].group", activities[i].Group);
        }
    }

    public static List<Activity> ReadActivities(FormValues form, FormReading reading) =>
        reading.Rows(
            "activities",
            (row, _) => new Activity(form.Lang($"{row}.name"), reading.Number($"{row}.hours") ?? 0, form.Ticked($"{row}.group"))
        );

    public static void WriteLevels(FormValues form, IReadOnlyList<NationalLevel> levels)
    {
        form.SetRows("nationalLevels", levels.Count);
        for (var i = 0; i < levels.Count; i++)
        {
            form.Set($"nationalLevels[{i}].country", levels[i].Country);
            form.Set($"nationalLevels[{i}].framework", levels[i].Framework);
            form.Set($"nationalLevels[{i}].level", levels[i].Level);
            form.Set($"nationalLevels[{i}].eqfLevel", levels[i].EqfLevel);
        }
    }

    public static List<NationalLevel> ReadLevels(FormValues form, FormReading reading) =>
        reading.Rows(
            "nationalLevels",
            (row, _) =>
                new NationalLevel(
                    form[$"{row}.country"].ToUpperInvariant(),
                    form[$"{row}.framework"],
                    form[$"{row}.level"],
                    reading.Whole($"{row}.eqfLevel", 99) ?? 0
                )
        );

    public static void WriteAssessments(FormValues form, IReadOnlyList<Assessment> assessments)
    {
        form.SetRows("assessments", assessments.Count);
        for (var i = 0; i < assessments.Count; i++)
        {
            var (row, task) = ($"assessments[{i}]", assessments[i]);
            form.Set($"{row}.id", task.Id);
            form.Set($"{row}.type", task.Type);
            form.Set($"{row}.title", task.Title);
            form.Set($"{row}.summative", task.Summative);
            form.Set($"{row}.outcomes", [.. task.Outcomes]);
            form.Set($"{row}.weight", task.Weight);
            form.Set($"{row}.criteria", task.Criteria);
            form.Set($"{row}.supervision", task.Supervision);
            form.Set($"{row}.timed", task.Timed);
            form.Set($"{row}.accessibleAlternative", task.AccessibleAlternative);
            form.Set($"{row}.markedBy", task.MarkedBy?.ToString());
        }
    }

    public static List<Assessment> ReadAssessments(FormValues form, FormReading reading) =>
        reading.Rows(
            "assessments",
            (row, _) =>
                new Assessment
                {
                    Id = IdOf(form, "assessments", row, "t"),
                    Type = form[$"{row}.type"],
                    Title = form.Lang($"{row}.title"),
                    Summative = form.Ticked($"{row}.summative"),
                    Outcomes = form.All($"{row}.outcomes"),
                    Weight = reading.Whole($"{row}.weight", 100),
                    Criteria = form.Lang($"{row}.criteria"),
                    Supervision = form.Text($"{row}.supervision"),
                    Timed = form.Ticked($"{row}.timed"),
                    AccessibleAlternative = form.Lang($"{row}.accessibleAlternative"),
                    MarkedBy = reading.Choice<Marker>($"{row}.markedBy"),
                }
        );

    public static void WriteQuality(FormValues form, IReadOnlyList<QualityAssurance> quality)
    {
        form.SetRows("qualityAssurance", quality.Count);
        for (var i = 0; i < quality.Count; i++)
        {
            var (row, evidence) = ($"qualityAssurance[{i}]", quality[i]);
            form.Set($"{row}.kind", evidence.Kind.ToString());
            form.Set($"{row}.procedure", evidence.Procedure);
            form.Set($"{row}.type", evidence.Type);
            form.Set($"{row}.agency", evidence.Agency);
            form.Set($"{row}.agencyCountry", evidence.AgencyCountry);
            form.Set($"{row}.record", evidence.Record);
            form.Set($"{row}.validFrom", evidence.ValidFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            form.Set($"{row}.validUntil", evidence.ValidUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    public static List<QualityAssurance> ReadQuality(FormValues form, FormReading reading) =>
        reading.Rows(
            "qualityAssurance",
            (row, _) =>
                new QualityAssurance(
                    reading.Choice<QaKind>($"{row}.kind") ?? QaKind.Internal,
                    form.Lang($"{row}.procedure"),
                    form.Text($"{row}.type"),
                    form.Text($"{row}.agency"),
                    form.Text($"{row}.record"),
                    reading.Day($"{row}.validFrom"),
                    reading.Day($"{row}.validUntil"),
                    form.Text($"{row}.agencyCountry")?.ToUpperInvariant()
                )
        );

    public static void WritePrerequisites(FormValues form, IReadOnlyList<Prerequisite> prerequisites)
    {
        form.SetRows("prerequisites", prerequisites.Count);
        for (var i = 0; i < prerequisites.Count; i++)
        {
            form.Set($"prerequisites[{i}].text", prerequisites[i].Text);
            form.Set($"prerequisites[{i}].requires", prerequisites[i].Requires);
            form.Set($"prerequisites[{i}].priorLearning", prerequisites[i].PriorLearning);
        }
    }

    public static List<Prerequisite> ReadPrerequisites(FormValues form, FormReading reading) =>
        reading.Rows(
            "prerequisites",
            (row, _) =>
                new Prerequisite(form.Lang($"{row}.text"), form.Text($"{row}.requires"), form.Ticked($"{row}.priorLearning"))
        );

    /// <summary>The id of a row; a new row gets the first number that no other of its kind has, and keeps it.</summary>
    public static string IdOf(FormValues form, string list, string row, string prefix)
    {
        if (form.Text($"{row}.id") is { } known)
            return known;
        // Lists that share a prefix share the ids: an organisation is named by its id wherever it stands.
        var taken = Lists
            .Where(known => known.Value == prefix)
            .SelectMany(known => Enumerable.Range(0, form.Rows(known.Key)).Select(index => form[$"{known.Key}[{index}].id"]))
            .ToHashSet();
        var number = 1;
        while (taken.Contains($"{prefix}{number}"))
            number++;
        form.Set($"{row}.id", $"{prefix}{number}");
        return $"{prefix}{number}";
    }

    private static readonly Dictionary<string, string?> Lists = new(StringComparer.Ordinal)
    {
        ["awardingBodies"] = "org",
        ["coIssuers"] = "org",
        ["learningOutcomes"] = "o",
        ["activities"] = null,
        ["nationalLevels"] = null,
        ["iscedF"] = null,
        ["assessments"] = "t",
        ["qualityAssurance"] = null,
        ["prerequisites"] = null,
        ["coProviders"] = "org",
        ["staff"] = null,
        ["coDesigners"] = null,
        ["need"] = null,
        ["review.outside"] = null,
        ["signatories"] = null,
    };

    /// <summary>Whether rows of this name can be added and taken out.</summary>
    public static bool IsList(string name) => Lists.ContainsKey(name);

    /// <summary>Gives a new row its id, where rows of the list have one.</summary>
    public static void Name(FormValues form, string list, int row)
    {
        if (Lists[list] is { } prefix)
            IdOf(form, list, $"{list}[{row}]", prefix);
    }
}
