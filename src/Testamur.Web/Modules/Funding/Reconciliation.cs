using Testamur.Web.Modules.Funding.Funders;

namespace Testamur.Web.Modules.Funding;

/// <summary>How our record of an act and the funder's differ.</summary>
public enum DifferenceKind
{
    /// <summary>We have it, the funder does not.</summary>
    OnlyOurs,

    /// <summary>The funder has it, we do not.</summary>
    OnlyTheirs,

    /// <summary>Both have it, with other amounts.</summary>
    Amount,

    /// <summary>Both have it, as another act, for another account or for something else.</summary>
    Other,

    /// <summary>The funder has it more than once.</summary>
    Twice,
}

/// <param name="Ours">Null when we do not have it.</param>
/// <param name="Theirs">Null when the funder does not have it.</param>
internal sealed record Difference(DifferenceKind Kind, FunderAct? Ours, FunderAct? Theirs)
{
    public string Key => Ours?.Key ?? Theirs?.Key ?? "";
}

/// <summary>Compares what we wrote down with what the funder has, act by act. Pure.</summary>
internal static class Reconciliation
{
    public static IReadOnlyList<Difference> Compare(IReadOnlyList<FunderAct> ours, IReadOnlyList<FunderAct> theirs)
    {
        var known = ours.ToDictionary(act => act.Key, StringComparer.Ordinal);
        var told = theirs.ToLookup(act => act.Key, StringComparer.Ordinal);
        var differences = new List<Difference>();
        foreach (var act in ours)
        {
            if (told[act.Key].FirstOrDefault() is not { } other)
                differences.Add(new(DifferenceKind.OnlyOurs, act, null));
            else if (other.Amount != act.Amount || other.Currency != act.Currency)
                differences.Add(new(DifferenceKind.Amount, act, other));
            else if ((other.Act, other.Account, other.Reference) != (act.Act, act.Account, act.Reference))
                differences.Add(new(DifferenceKind.Other, act, other));
        }

        foreach (var same in told)
        {
            if (!known.TryGetValue(same.Key, out var act))
                differences.Add(new(DifferenceKind.OnlyTheirs, null, same.First()));
            if (same.Count() > 1)
                differences.Add(new(DifferenceKind.Twice, act, same.Last()));
        }

        return differences;
    }
}
