using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Design.Form;

/// <summary>A specification as the fields of the editor, and back. What has no field stays as the stored text has it.</summary>
internal static class SpecificationForm
{
    public static FormValues Write(Specification spec)
    {
        var form = new FormValues();
        form.Set("defaultLanguage", spec.DefaultLanguage);
        form.Set("declaredLanguages", [.. spec.DeclaredLanguages]);
        form.Set("profile", spec.Profile?.ToString());
        form.Set("format", spec.Format);
        form.Set("title", spec.Title);
        form.Set("summary", spec.Summary);
        form.Set("targetGroup", spec.TargetGroup);
        FormParts.WriteOrganisations(form, "awardingBodies", spec.AwardingBodies);
        FormParts.WriteOrganisations(form, "coIssuers", spec.CoIssuers);
        FormParts.WriteOutcomes(form, spec.LearningOutcomes);
        form.Set("ects", spec.Ects?.ToString());
        form.Set("hours", spec.Hours);
        form.Set("weeks", spec.Weeks);
        FormParts.WriteActivities(form, spec.Activities);
        form.Set("eqfLevel", spec.EqfLevel);
        form.Set("cycle", spec.Cycle?.ToString());
        FormParts.WriteLevels(form, spec.NationalLevels);
        form.SetRows("iscedF", spec.IscedF.Count);
        for (var i = 0; i < spec.IscedF.Count; i++)
            form.Set($"iscedF[{i}]", spec.IscedF[i]);
        form.Set("teachingLanguages", [.. spec.TeachingLanguages]);
        form.Set("assessmentLanguages", [.. spec.AssessmentLanguages]);
        FormParts.WriteAssessments(form, spec.Assessments);
        form.Set("participation.mode", spec.Participation?.Mode);
        form.Set("participation.onSiteShare", spec.Participation?.OnSiteShare);
        form.Set("participation.synchronousShare", spec.Participation?.SynchronousShare);
        FormParts.WriteQuality(form, spec.QualityAssurance);
        FormParts.WritePrerequisites(form, spec.Prerequisites);
        WriteEnd(form, spec);
        return form;
    }

    private static void WriteEnd(FormValues form, Specification spec)
    {
        if (spec.Grading is { } grading)
        {
            form.Set("grading.name", grading.Name);
            form.Set("grading.values", string.Join('\n', grading.Values));
            form.Set("grading.passRule", grading.PassRule);
        }

        if (spec.Stackability is { } stacking)
        {
            form.Set("stackability.kind", stacking.Kind.ToString());
            form.Set("stackability.pathways", string.Join('\n', stacking.Pathways));
            form.Set("stackability.note", stacking.Note);
        }

        form.Set("furtherInformation", spec.FurtherInformation);
        form.Set("links", string.Join('\n', spec.Links));
        if (spec.Price is { } price)
        {
            form.Set("price.amount", price.Amount);
            form.Set("price.currency", price.Currency);
            form.Set("price.note", price.Note);
        }

        form.Set("validityMonths", spec.ValidityMonths);
        DesignFields.Write(form, spec);
    }

    /// <param name="stored">The text the form was made from.</param>
    /// <returns>The specification as far as it could be read, and keys of texts for the fields that could not.</returns>
    public static (Specification Specification, IReadOnlyDictionary<string, string> Errors) Read(
        FormValues form,
        Specification stored
    )
    {
        var reading = new FormReading(form);
        var language = form["defaultLanguage"];
        if (!LanguageCodes.IsCode(language))
        {
            language = stored.DefaultLanguage;
            reading.Errors["defaultLanguage"] = "Error.Choice";
        }

        var spec = DesignFields.Read(form, reading, stored) with
        {
            DefaultLanguage = language,
            DeclaredLanguages = reading.Languages("declaredLanguages"),
            Profile = reading.Choice<SpecificationProfile>("profile"),
            Format = form.Text("format"),
            Title = form.Lang("title"),
            Summary = form.Lang("summary"),
            TargetGroup = form.Lang("targetGroup"),
            AwardingBodies = FormParts.ReadOrganisations(form, reading, "awardingBodies", stored.AwardingBodies),
            CoIssuers = FormParts.ReadOrganisations(form, reading, "coIssuers", stored.CoIssuers),
            LearningOutcomes = FormParts.ReadOutcomes(form, reading, stored),
            Ects = reading.Credits("ects"),
            Hours = reading.Number("hours"),
            Weeks = reading.Whole("weeks", 520),
            Activities = FormParts.ReadActivities(form, reading),
            EqfLevel = reading.Whole("eqfLevel", 99),
            Cycle = reading.Choice<Cycle>("cycle"),
            NationalLevels = FormParts.ReadLevels(form, reading),
            IscedF = [.. reading.Rows("iscedF", (row, _) => form[row]).Where(code => code.Length > 0)],
            TeachingLanguages = reading.Languages("teachingLanguages"),
            AssessmentLanguages = reading.Languages("assessmentLanguages"),
            Assessments = FormParts.ReadAssessments(form, reading),
            Participation = ReadParticipation(form, reading),
            QualityAssurance = FormParts.ReadQuality(form, reading),
            Prerequisites = FormParts.ReadPrerequisites(form, reading),
            Grading = ReadGrading(form),
            Stackability = ReadStackability(form, reading),
            FurtherInformation = form.Lang("furtherInformation"),
            Links = form.Lines("links"),
            Price = ReadPrice(form, reading),
            ValidityMonths = reading.Whole("validityMonths", 1200),
        };
        return (spec, reading.Errors);
    }

    private static Participation? ReadParticipation(FormValues form, FormReading reading)
    {
        var onSite = reading.Whole("participation.onSiteShare", 999);
        var synchronous = reading.Whole("participation.synchronousShare", 999);
        return form.Text("participation.mode") is { } mode ? new(mode, onSite, synchronous)
            : onSite is null && synchronous is null ? null
            : new("", onSite, synchronous);
    }

    private static GradingScheme? ReadGrading(FormValues form)
    {
        var scheme = new GradingScheme(form["grading.name"], form.Lines("grading.values"), form.Lang("grading.passRule"));
        return scheme.Name.Length == 0 && scheme.Values.Count == 0 && scheme.PassRule.IsBlank ? null : scheme;
    }

    private static Stackability? ReadStackability(FormValues form, FormReading reading)
    {
        var kind = reading.Choice<StackingKind>("stackability.kind");
        var (pathways, note) = (form.Lines("stackability.pathways"), form.Lang("stackability.note"));
        if (kind is null && (pathways.Length > 0 || !note.IsBlank))
            reading.Errors["stackability.kind"] = "Error.Choice";
        return kind is { } chosen ? new(chosen, pathways, note) { Degrees = form.Lines("stackability.degrees") } : null;
    }

    private static Price? ReadPrice(FormValues form, FormReading reading)
    {
        var amount = reading.Number("price.amount");
        var note = form.Lang("price.note");
        if (amount is null && !note.IsBlank && !reading.Errors.ContainsKey("price.amount"))
            reading.Errors["price.amount"] = "Error.Number"; // a note alone would read as free of charge
        return amount is { } number ? new(number, form.Text("price.currency") ?? "EUR", note) : null;
    }
}
