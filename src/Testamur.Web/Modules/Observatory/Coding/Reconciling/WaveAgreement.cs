using Testamur.Education.Observatory;

namespace Testamur.Web.Modules.Observatory.Coding.Reconciling;

/// <summary>
/// How well the coders of a wave agreed before anything was reconciled. Each code at each unit is one thing that was judged: found, or not. Pure.
/// </summary>
/// <param name="Percent">Null unless the same two people coded every unit; the same holds for <paramref name="Kappa"/>.</param>
public sealed record WaveAgreement(AgreementStatistic? Percent, AgreementStatistic? Kappa, AgreementStatistic Alpha)
{
    internal static WaveAgreement Of(CodeBook book, WaveRows rows) => Of(book.Codes.Select(code => code.Id), rows);

    /// <summary>The same for some codes only.</summary>
    internal static WaveAgreement Of(IEnumerable<string> codes, WaveRows rows)
    {
        var coders = rows.Assignments.Select(one => one.Coder).Distinct().OrderBy(one => one.Value).ToList();
        var work = rows.Assignments.Select(one => (one.Unit, one.Coder)).ToHashSet();
        var found = rows.Marks.Select(mark => (mark.Unit, mark.Coder, mark.Code)).ToHashSet();
        List<IReadOnlyList<string?>> judged =
        [
            .. from unit in rows.Units.OrderBy(unit => unit.Unit, StringComparer.Ordinal)
            from code in codes
            select coders
                .Select(coder =>
                    !work.Contains((unit.Unit, coder)) ? null
                    : found.Contains((unit.Unit, coder, code)) ? "found"
                    : "not found"
                )
                .ToList(),
        ];
        var alpha = CoderAgreement.KrippendorffAlpha(judged);
        if (coders.Count != 2 || judged.Exists(values => values.Contains(null)))
            return new(null, null, alpha);
        CodedPair[] pairs = [.. judged.Select(values => new CodedPair(values[0]!, values[1]!))]; // none is missing
        return new(CoderAgreement.Percent(pairs), CoderAgreement.CohenKappa(pairs), alpha);
    }
}
