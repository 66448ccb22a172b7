using System.Globalization;
using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Design.Form;

/// <summary>What a specification says of its design, its learners and its recognition, as fields, and back.</summary>
internal static class DesignFields
{
    private const string Yes = "true";
    private const string No = "false";

    /// <summary>Formats that can be named; their labels are texts of the module.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["elm", "ob3", "clr", "dc+sd-jwt", "vc+jwt"];

    public static void Write(FormValues form, Specification spec)
    {
        WriteTexts(form, spec);
        form.Set("audience", [.. spec.Audience.Select(group => group.ToString())]);
        form.Set("formats", [.. spec.Formats]);
        form.Set("responsibleBody", spec.ResponsibleBody);
        form.Set("agreements", string.Join('\n', spec.Agreements));
        form.Set("equivalents", string.Join('\n', spec.Equivalents));
        form.Set("stackability.degrees", string.Join('\n', spec.Stackability?.Degrees ?? []));
        form.Set("schedule.kind", spec.Schedule?.Kind.ToString());
        form.Set("schedule.hoursPerWeek", spec.Schedule?.HoursPerWeek);
        form.Set("reuse.percent", spec.Reuse?.Percent);
        form.Set("priorLearning.offered", spec.PriorLearning is { } route ? Flag(route.Offered) : null);
        form.Set("review.nextReview", Day(spec.Review?.NextReview));
        form.Set("review.contentReview", Day(spec.Review?.ContentReview));
        form.Set("accessibility.standard", spec.Accessibility?.Standard);
        form.Set("guidance.contact", spec.Guidance?.Contact);
        form.Set("feedback.form", spec.Feedback?.Form);
        form.Set("feedback.results", spec.Feedback?.Results);
        form.Set("feedback.publishedOn", Day(spec.Feedback?.PublishedOn));
        form.Set("status.method", spec.Status?.Method);
        form.Set("status.revocable", spec.Status?.Revocable is { } revocable ? Flag(revocable) : null);
        foreach (var point in spec.RecognitionCheck)
            form.Set($"recognitionCheck.{point.Criterion}", point.Strength.ToString());
        DesignRows.Write(form, spec);
    }

    /// <param name="spec">The specification without these parts.</param>
    public static Specification Read(FormValues form, FormReading reading, Specification spec) =>
        spec with
        {
            EntryHelp = form.Lang("entryHelp"),
            ProviderRoute = form.Lang("providerRoute"),
            NoExternalReview = form.Lang("noExternalReview"),
            Resit = form.Lang("resit"),
            Appeal = form.Lang("appeal"),
            SupplementText = form.Lang("supplementText"),
            TranscriptText = form.Lang("transcriptText"),
            WhatNext = form.Lang("whatNext"),
            FeeSupport = form.Lang("feeSupport"),
            Interdisciplinary = form.Lang("interdisciplinary"),
            Audience = reading.Choices<AudienceGroup>("audience"),
            Formats = [.. form.All("formats")],
            ResponsibleBody = form.Text("responsibleBody"),
            Agreements = form.Lines("agreements"),
            Equivalents = form.Lines("equivalents"),
            Schedule = ReadSchedule(reading),
            Reuse = ReadReuse(form, reading),
            PriorLearning = ReadPriorLearning(form, reading),
            Review = ReadReview(form, reading),
            Accessibility = ReadAccessibility(form),
            Guidance = ReadGuidance(form),
            Feedback = ReadFeedback(form, reading),
            Status = ReadStatus(form),
            RecognitionCheck = ReadCheck(reading, spec),
            CoProviders = FormParts.ReadOrganisations(form, reading, "coProviders", spec.CoProviders),
            Staff = DesignRows.ReadStaff(form, reading),
            CoDesigners = DesignRows.ReadPartners(form, reading, "coDesigners"),
            Need = DesignRows.ReadNeed(form, reading),
            Signatories = DesignRows.ReadSignatories(form, reading),
        };

    private static void WriteTexts(FormValues form, Specification spec)
    {
        form.Set("entryHelp", spec.EntryHelp);
        form.Set("providerRoute", spec.ProviderRoute);
        form.Set("noExternalReview", spec.NoExternalReview);
        form.Set("resit", spec.Resit);
        form.Set("appeal", spec.Appeal);
        form.Set("supplementText", spec.SupplementText);
        form.Set("transcriptText", spec.TranscriptText);
        form.Set("whatNext", spec.WhatNext);
        form.Set("feeSupport", spec.FeeSupport);
        form.Set("interdisciplinary", spec.Interdisciplinary);
        form.Set("reuse.source", spec.Reuse?.Source ?? LangText.Empty);
        form.Set("reuse.adaptation", spec.Reuse?.Adaptation ?? LangText.Empty);
        form.Set("priorLearning.note", spec.PriorLearning?.Note ?? LangText.Empty);
        form.Set("accessibility.text", spec.Accessibility?.Text ?? LangText.Empty);
        form.Set("guidance.name", spec.Guidance?.Name ?? LangText.Empty);
    }

    private static string Flag(bool value) => value ? Yes : No;

    private static bool? Flag(string? text) =>
        text switch
        {
            Yes => true,
            No => false,
            _ => null,
        };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Schedule? ReadSchedule(FormReading reading)
    {
        var kind = reading.Choice<ScheduleKind>("schedule.kind");
        var hours = reading.Number("schedule.hoursPerWeek");
        if (kind is null && hours is not null)
            reading.Errors["schedule.kind"] = "Error.Choice";
        return kind is { } chosen ? new(chosen, hours) : null;
    }

    private static ReusedContent? ReadReuse(FormValues form, FormReading reading)
    {
        var percent = reading.Whole("reuse.percent", 100);
        var (source, adaptation) = (form.Lang("reuse.source"), form.Lang("reuse.adaptation"));
        if (percent is null && !(source.IsBlank && adaptation.IsBlank))
            reading.Errors["reuse.percent"] = "Error.Whole";
        return percent is { } share ? new(share, source, adaptation) : null;
    }

    private static PriorLearningRoute? ReadPriorLearning(FormValues form, FormReading reading)
    {
        var (offered, note) = (Flag(form.Text("priorLearning.offered")), form.Lang("priorLearning.note"));
        if (offered is null && !note.IsBlank)
            reading.Errors["priorLearning.offered"] = "Error.Choice";
        return offered is { } chosen ? new(chosen, note) : null;
    }

    private static ReviewPlan? ReadReview(FormValues form, FormReading reading)
    {
        var review = new ReviewPlan
        {
            NextReview = reading.Day("review.nextReview"),
            ContentReview = reading.Day("review.contentReview"),
            Outside = DesignRows.ReadPartners(form, reading, "review.outside"),
        };
        return review is { NextReview: null, ContentReview: null, Outside.Count: 0 } ? null : review;
    }

    private static AccessibilityStatement? ReadAccessibility(FormValues form)
    {
        var statement = new AccessibilityStatement(form["accessibility.standard"], form.Lang("accessibility.text"));
        return statement.Standard.Length == 0 && statement.Text.IsBlank ? null : statement;
    }

    private static GuidanceContact? ReadGuidance(FormValues form)
    {
        var guidance = new GuidanceContact(form.Lang("guidance.name"), form.Text("guidance.contact"));
        return guidance.Name.IsBlank && guidance.Contact is null ? null : guidance;
    }

    private static FeedbackPlan? ReadFeedback(FormValues form, FormReading reading)
    {
        var feedback = new FeedbackPlan(
            form.Text("feedback.form"),
            form.Text("feedback.results"),
            reading.Day("feedback.publishedOn")
        );
        return feedback is { Form: null, Results: null, PublishedOn: null } ? null : feedback;
    }

    private static StatusPlan? ReadStatus(FormValues form)
    {
        var status = new StatusPlan(form.Text("status.method"), Flag(form.Text("status.revocable")));
        return status is { Method: null, Revocable: null } ? null : status;
    }

    // Notes have no field: a point keeps the one it has.
    private static List<RecognitionPoint> ReadCheck(FormReading reading, Specification stored)
    {
        List<RecognitionPoint> points = [];
        foreach (var criterion in Enum.GetValues<RecognitionCriterion>())
            if (reading.Choice<RecognitionStrength>($"recognitionCheck.{criterion}") is { } strength)
                points.Add(
                    new(criterion, strength, stored.RecognitionCheck.FirstOrDefault(known => known.Criterion == criterion)?.Note)
                );
        return points;
    }
}
