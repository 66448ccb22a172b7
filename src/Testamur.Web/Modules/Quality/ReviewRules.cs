using Testamur.Education.Packs;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Quality;

/// <summary>What must be true before a version goes to the board and before it is approved. Pure.</summary>
internal static class ReviewRules
{
    public const int LongestNote = 2000;

    /// <summary>All ten questions are answered, and every "no" says why.</summary>
    public static Problem? CheckComplete(IEnumerable<ReviewAnswer> answers)
    {
        var given = answers.Where(answer => answer.Answer is not null).ToDictionary(answer => answer.Question);
        var open = Enum.GetValues<Question>().Where(question => !given.ContainsKey(question)).ToList();
        if (open.Count > 0)
            return QualityProblems.ChecklistIncomplete(open);
        var bare = given.Values.Where(answer => answer.Answer == Answer.No && string.IsNullOrWhiteSpace(answer.Note)).ToList();
        return bare.Count > 0 ? QualityProblems.NoNeedsNote([.. bare.Select(answer => answer.Question)]) : null;
    }

    /// <summary>Nobody decides about what they wrote.</summary>
    public static Problem? CheckIndependent(ApprovalRules rules, PersonId approver, IReadOnlyList<Guid> authors) =>
        rules.MayApprove(approver.Value.ToString(), authors.Select(author => author.ToString()))
            ? null
            : QualityProblems.OwnWork();

    public const int MostConditions = 20;

    /// <summary>Every condition says what and until when: from today on, and before the approval ends.</summary>
    public static Problem? CheckConditions(IReadOnlyList<NewCondition> conditions, DateOnly until, DateOnly today)
    {
        if (conditions.Count > MostConditions)
            return QualityProblems.TooManyConditions(MostConditions);
        var wrong = conditions
            .Index()
            .Where(one =>
                string.IsNullOrWhiteSpace(one.Item.Text)
                || one.Item.Text.Trim().Length > ReviewCondition.LongestText
                || one.Item.Due < today
                || one.Item.Due > until
            )
            .Select(one => one.Index)
            .ToList();
        return wrong.Count > 0 ? QualityProblems.ConditionUnusable(wrong) : null;
    }

    /// <summary>Changes can be asked for only while the text may still change: before it was public for the first time.</summary>
    public static Problem? CheckChangeable(SpecificationVersionView version) =>
        version is { State: "InReview", PublishedAt: null } ? null : QualityProblems.TextFixed();

    /// <summary>Whether the approval of a version in this state can be given again for the same text.</summary>
    public static bool IsRenewable(string state) =>
        state is "Approved" or "ExternallyApproved" or "Published" or "Suspended" or "Lapsed";

    /// <summary>An approval lasts at least today and at most as long as the rules say.</summary>
    public static Problem? CheckDate(ApprovalRules rules, DateOnly until, DateOnly today) =>
        until < today || until > rules.ValidUntil(today) ? QualityProblems.ApprovalDate(rules.ValidityMonths) : null;
}
