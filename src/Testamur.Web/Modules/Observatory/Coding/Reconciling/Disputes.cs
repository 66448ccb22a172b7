using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Coding.Reconciling;

/// <summary>All rows of one wave that decide what holds.</summary>
internal sealed record WaveRows(
    IReadOnlyList<WaveUnit> Units,
    IReadOnlyList<Assignment> Assignments,
    IReadOnlyList<Mark> Marks,
    IReadOnlyList<Decision> Decisions,
    IReadOnlyList<MarkEvidence> Evidence
);

/// <summary>A code at a unit that some coders found and others did not.</summary>
internal sealed record Dispute(string Unit, string Code, IReadOnlyList<PersonId> Found, IReadOnlyList<PersonId> NotFound);

/// <summary>Where coders differ and what still has to be decided. Pure.</summary>
internal static class Disputes
{
    public static IReadOnlyList<Dispute> All(WaveRows rows)
    {
        var coders = rows.Assignments.ToLookup(one => one.Unit, one => one.Coder);
        return
        [
            .. rows
                .Marks.GroupBy(mark => (mark.Unit, mark.Code))
                .Select(group =>
                    Of(group.Key.Unit, group.Key.Code, [.. group.Select(mark => mark.Coder)], [.. coders[group.Key.Unit]])
                )
                .Where(dispute => dispute.NotFound.Count > 0)
                .OrderBy(dispute => dispute.Unit, StringComparer.Ordinal)
                .ThenBy(dispute => dispute.Code, StringComparer.Ordinal),
        ];
    }

    public static IReadOnlyList<Dispute> Open(WaveRows rows)
    {
        var decided = rows.Decisions.Select(one => (one.Unit, one.Code)).ToHashSet();
        return [.. All(rows).Where(dispute => !decided.Contains((dispute.Unit, dispute.Code)))];
    }

    private static Dispute Of(string unit, string code, IReadOnlyList<PersonId> found, IReadOnlyList<PersonId> coders) =>
        new(unit, code, found, [.. coders.Except(found)]);
}
