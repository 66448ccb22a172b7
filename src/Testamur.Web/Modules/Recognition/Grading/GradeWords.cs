using Microsoft.Extensions.Localization;
using Testamur.Education.Grades;

namespace Testamur.Web.Modules.Recognition.Grading;

/// <summary>Converted grades in words.</summary>
internal static class GradeWords
{
    /// <summary>How the grade was found: the groups, the sum, and the rule where several grades fitted equally; null without a grade.</summary>
    public static string? MethodOf(this IStringLocalizer text, GradeProposal proposal)
    {
        if (proposal is not { Transfer: { Grade: not null } transfer, Sending: { } from, Receiving: { } to })
            return null;
        var method = text[
            "Grade.Method",
            from.IscedF,
            $"{from.FirstYear}–{from.LastYear}",
            $"{to.Group.FirstYear}–{to.Group.LastYear}",
            transfer.Sum
        ].Value;
        return transfer.Tied.Count > 1
            ? text["Grade.Method.Tie", method, string.Join(", ", transfer.Tied), text[$"Tie.{to.Tie}"].Value]
            : method;
    }

    /// <summary>Why no grade is proposed; null when one is.</summary>
    public static string? WhyNone(this IStringLocalizer text, GradeProposal proposal) =>
        proposal switch
        {
            { Grade: not null } => null,
            { Stated: null } => text["Grade.None"].Value,
            { Stated: { } stated } when GradeProposal.IsPassOrFail(stated) => text["Grade.PassOrFail", stated].Value,
            { Sending: null } => text["Grade.NoSender", proposal.Stated].Value,
            { Receiving: null } => text["Grade.NoReceiver", proposal.Stated].Value,
            { Transfer.Objections: [var first, ..] } => text[
                "Grade.Not",
                proposal.Stated,
                text[$"Objection.{first}"].Value
            ].Value,
            _ => text["Grade.NoReceiver", proposal.Stated].Value,
        };
}
