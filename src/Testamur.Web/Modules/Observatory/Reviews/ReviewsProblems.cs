using Testamur.Education.Observatory.Reviews;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>Every refusal of the reviews.</summary>
internal static class ReviewsProblems
{
    public static Problem NotFound() =>
        new(
            "reviews.notFound",
            ProblemKind.NotFound,
            "There is no such review, or it is not published and you do not work on it."
        );

    public static Problem ProtocolFields(string field)
    {
        const string text =
            "The protocol needs a title, a question, and at least one source, one spelling and one criterion, each of a usual length.";
        return new("reviews.protocolFields", ProblemKind.Invalid, text, Under(field, text));
    }

    public static Problem Closed() =>
        new("reviews.closed", ProblemKind.Conflict, "The review is published: nothing in it changes any more. Begin a new one.");

    public static Problem CriterionUsed()
    {
        const string text = "A criterion by which a report was excluded cannot be removed or reworded.";
        return new("reviews.criterionUsed", ProblemKind.Conflict, text, Under("criteria", text));
    }

    public static Problem PersonUnknown()
    {
        const string text = "Nobody has an account with this address. Reviewers need one.";
        return new("reviews.personUnknown", ProblemKind.Invalid, text, Under("email", text));
    }

    public static Problem SearchFields(string field)
    {
        const string text =
            "A search needs a source and a spelling of the protocol, its query, a day that has come, and its hits as a whole number if they are known.";
        return new("reviews.searchFields", ProblemKind.Invalid, text, Under(field, text));
    }

    public static Problem FileUnreadable(FileFlaw flaw, int? line)
    {
        var at = line is null ? "" : $" (line {line})";
        var text = $"The file cannot be read: {flaw}{at}. It must be CSV or RIS in UTF-8, at most 5 MB and 20,000 records.";
        return new("reviews.fileUnreadable", ProblemKind.Invalid, text, Under("file", text))
        {
            Variant = flaw.ToString(),
            Arguments = [line ?? 1],
        };
    }

    public static Problem TooManyRecords()
    {
        const string text = "A review holds at most 20,000 records.";
        return new("reviews.tooManyRecords", ProblemKind.TooMany, text, Under("file", text));
    }

    public static Problem ReportNotFound() =>
        new(
            "reviews.reportNotFound",
            ProblemKind.NotFound,
            "There is no such record in this review, or it does not wait for this."
        );

    public static Problem DecisionInvalid()
    {
        const string text = "Say whether it is taken in; to exclude it, choose the criterion it does not meet.";
        return new("reviews.decisionInvalid", ProblemKind.Invalid, text, Under("decision", text));
    }

    public static Problem ScreenedAlready() =>
        new(
            "reviews.screenedAlready",
            ProblemKind.Conflict,
            "You or two others have decided about this record already. Decisions are not changed; disagreements are resolved."
        );

    public static Problem NotTogether()
    {
        const string text = "You screened this record: say that both of you agreed, or let a third person decide.";
        return new("reviews.notTogether", ProblemKind.Forbidden, text, Under("consensus", text));
    }

    public static Problem CodingFields(string field)
    {
        const string text =
            "Choose from what is offered; a country has two letters, a topic at most 100 signs, and at most 20 groups of 100 signs are named.";
        return new("reviews.codingFields", ProblemKind.Invalid, text, Under(field, text));
    }

    public static Problem NotFinished() =>
        new(
            "reviews.notFinished",
            ProblemKind.Conflict,
            "Before a review is published its duplicates are decided, its screening is finished and every included report is coded."
        );

    private static Dictionary<string, string[]> Under(string field, string text) => new() { [field] = [text] };
}
