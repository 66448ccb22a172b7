using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Education.Linter;

namespace Testamur.Web.Modules.Design.Form;

/// <summary>What a place of a specification is called: "Outcome 2 · What the learner can do · Deutsch".</summary>
internal sealed class PlaceNames(IStringLocalizer<DesignText> text)
{
    // Members whose field has another name than they have; the rest are called Field.{Member}.
    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["awardingBodies"] = "Section.awarding",
        ["learningOutcomes"] = "Section.outcomes",
        ["learningOutcomes/text"] = "Field.Outcome",
        ["activities/name"] = "Field.Activity",
        ["activities/hours"] = "Field.Activity.Hours",
        ["activities/group"] = "Field.Activity.Group",
        ["eqfLevel"] = "Field.Eqf",
        ["nationalLevels/country"] = "Field.Organisation.Country",
        ["nationalLevels/level"] = "Field.FrameworkLevel",
        ["nationalLevels/eqfLevel"] = "Field.Eqf",
        ["assessments"] = "Section.assessment",
        ["assessments/title"] = "Field.Task",
        ["assessments/type"] = "Field.AssessmentType",
        ["assessments/outcomes"] = "Field.AssessedOutcomes",
        ["assessments/accessibleAlternative"] = "Field.Alternative",
        ["participation"] = "Section.participation",
        ["participation/onSiteShare"] = "Field.OnSite",
        ["participation/synchronousShare"] = "Field.Synchronous",
        ["qualityAssurance"] = "Section.quality",
        ["qualityAssurance/kind"] = "Field.QaKind",
        ["qualityAssurance/procedure"] = "Field.QaProcedure",
        ["qualityAssurance/type"] = "Field.QaType",
        ["qualityAssurance/agency"] = "Field.QaAgency",
        ["qualityAssurance/record"] = "Field.QaRecord",
        ["qualityAssurance/agencyCountry"] = "Field.QaCountry",
        ["prerequisites"] = "Section.prerequisites",
        ["prerequisites/text"] = "Field.Prerequisite",
        ["grading"] = "Section.grading",
        ["grading/name"] = "Field.GradingName",
        ["grading/values"] = "Field.GradingValues",
        ["stackability"] = "Section.stacking",
        ["stackability/kind"] = "Field.Stacking",
        ["stackability/note"] = "Field.StackingNote",
        ["furtherInformation"] = "Field.Further",
        ["price/amount"] = "Field.Price",
        ["price/currency"] = "Field.Currency",
        ["price/note"] = "Field.PriceNote",
        ["validityMonths"] = "Field.Validity",
        ["schedule/kind"] = "Field.Schedule",
        ["staff/function"] = "Field.StaffFunction",
        ["staff/subject"] = "Field.StaffSubject",
        ["staff/teaching"] = "Field.StaffTeaching",
        ["coDesigners/kind"] = "Field.PartnerKind",
        ["coDesigners/name"] = "Field.PartnerName",
        ["need/kind"] = "Field.NeedKind",
        ["need/text"] = "Field.NeedText",
        ["need/link"] = "Field.NeedLink",
        ["need/date"] = "Field.NeedDate",
        ["reuse"] = "Field.ReusePercent",
        ["reuse/percent"] = "Field.ReusePercent",
        ["reuse/source"] = "Field.ReuseSource",
        ["reuse/adaptation"] = "Field.ReuseAdaptation",
        ["review"] = "Field.NextReview",
        ["review/outside/kind"] = "Field.PartnerKind",
        ["review/outside/name"] = "Field.PartnerName",
        ["priorLearning/offered"] = "Field.PriorLearningOffered",
        ["priorLearning/note"] = "Field.PriorLearningNote",
        ["recognitionCheck/criterion"] = "Field.RecognitionCheck",
        ["recognitionCheck/strength"] = "Field.RecognitionCheck",
        ["recognitionCheck/note"] = "Field.RecognitionCheck",
        ["supplementText"] = "Field.Supplement",
        ["transcriptText"] = "Field.Transcript",
        ["status"] = "Field.StatusMethod",
        ["status/method"] = "Field.StatusMethod",
        ["feedback"] = "Field.FeedbackForm",
        ["feedback/form"] = "Field.FeedbackForm",
        ["feedback/results"] = "Field.FeedbackResults",
        ["feedback/publishedOn"] = "Field.FeedbackPublished",
        ["accessibility/standard"] = "Field.AccessibilityStandard",
        ["accessibility/text"] = "Field.Accessibility",
        ["guidance/name"] = "Field.Guidance",
        ["guidance/contact"] = "Field.GuidanceContact",
    };

    private static readonly string[] Organisations = ["awardingBodies", "coIssuers", "coProviders", "onBehalfOf"];

    /// <param name="pointer">A JSON Pointer into a specification.</param>
    public string Of(string pointer)
    {
        var (names, members) = (new List<string>(), new List<string>());
        foreach (var part in JsonPlace.Parts(pointer))
        {
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                var row = text[$"Row.{string.Join('.', members)}", index + 1];
                if (!row.ResourceNotFound)
                    names = [row.Value];
                continue;
            }

            members.Add(part);
            if (Name(members) is { } name)
                names.Add(name);
            else if (LanguageCodes.IsCode(part))
                names.Add(EditorContext.OwnName(part));
        }

        return string.Join(" · ", names.Distinct());
    }

    /// <param name="field">Name of a field of the editor, such as <c>learningOutcomes[0].text</c>.</param>
    public string OfField(string field) =>
        Of("/" + field.Replace('[', '/').Replace("]", "", StringComparison.Ordinal).Replace('.', '/'));

    /// <summary>The section or element at the top of a pointer, to group by.</summary>
    public static string Group(string pointer) => JsonPlace.Parts(pointer) is [var first, ..] ? first : "";

    private string? Name(List<string> members)
    {
        var path = string.Join('/', members);
        var last = char.ToUpperInvariant(members[^1][0]) + members[^1][1..];
        string key =
            members is [var list, _] && Organisations.Contains(list) ? $"Field.Organisation.{last}"
            : Keys.TryGetValue(path, out var known) ? known
            : $"Field.{last}";
        return text[key] is { ResourceNotFound: false } found ? found.Value : null;
    }
}
