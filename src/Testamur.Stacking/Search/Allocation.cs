namespace Testamur.Stacking.Search;

/// <summary>Which candidate is given to which leaf, and what it pays there, as variables of a model.</summary>
internal sealed class Allocation
{
    private Allocation(Use[][] uses, Terms[] counted, Terms[] credits, (int? Row, int? Variable)[] handles, long unit)
    {
        Uses = uses;
        Counted = counted;
        Credits = credits;
        Handles = handles;
        Unit = unit;
    }

    /// <summary>For each candidate the leaves it fits.</summary>
    public Use[][] Uses { get; }

    /// <summary>For each candidate a sum that is 1 when it is counted.</summary>
    public Terms[] Counted { get; }

    /// <summary>For each candidate what it pays, in units.</summary>
    public Terms[] Credits { get; }

    /// <summary>For each candidate the row or variable by which counting it can be fixed.</summary>
    public (int? Row, int? Variable)[] Handles { get; }

    /// <summary>Units in a hundredth of a credit; more than 1 where a discount divides credits.</summary>
    public long Unit { get; }

    public Terms AllCredits { get; } = new();

    public Terms AllCounted { get; } = new();

    public static Allocation Make(PathwayModel of, bool[][] fits)
    {
        var model = of.Model;
        var split = of.Pathway.Policy.Split;
        var discount = of.Pathway.Policy.Overlap == OverlapPolicy.Discount ? Discount.Of(of.Candidates) : null;
        var unit = discount?.Unit ?? 1;
        var count = of.Candidates.Length;
        var uses = new Use[count][];
        var counted = new Terms[count];
        var handles = new (int? Row, int? Variable)[count];
        for (var h = 0; h < count; h++)
        {
            var size = of.Candidates[h].Hundredths;
            var own = new List<Use>();
            for (var leaf = 0; leaf < fits[h].Length; leaf++)
            {
                if (!fits[h][leaf])
                    continue;
                var given = model.Add(0, 1);
                var parts = split && of.Taking[leaf].Kind == LeafKind.Credits;
                int? amount = parts ? model.Add(0, size, decideFirst: 0) : null;
                own.Add(
                    new(leaf, given, amount, amount is { } part ? new Terms().Add(part) : new Terms().Add(given, size * unit))
                );
            }
            uses[h] = [.. own];
            (counted[h], handles[h]) = split ? Shared(model, own, size) : Whole(model, own);
        }
        var credits = new Terms[count];
        if (discount is not null)
            discount.Add(model, uses, counted);
        var allocation = new Allocation(uses, counted, credits, handles, unit);
        for (var h = 0; h < count; h++)
        {
            credits[h] = new();
            foreach (var use in uses[h])
                credits[h].Add(use.Credits);
            allocation.AllCredits.Add(credits[h]);
            allocation.AllCounted.Add(counted[h]);
        }
        return allocation;
    }

    // Given whole, to one leaf or none.
    private static (Terms, (int?, int?)) Whole(LinearModel model, List<Use> own)
    {
        var counted = new Terms();
        foreach (var use in own)
            counted.Add(use.Given);
        return own.Count == 1 ? (counted, (null, own[0].Given)) : (counted, (model.Row(new Terms().Add(counted), 0, 1), null));
    }

    // Parts of it, in hundredths, to several leaves of credits; to the others whole.
    private static (Terms, (int?, int?)) Shared(LinearModel model, List<Use> own, long size)
    {
        var counted = model.Add(0, 1);
        var spent = new Terms();
        var any = new Terms().Add(counted, -1);
        foreach (var use in own)
        {
            model.Row(new Terms().Add(counted).Add(use.Given, -1), 0);
            any.Add(use.Given);
            spent.Add(use.Credits);
            if (use.Amount is not { } amount)
                continue;
            model.Row(new Terms().Add(use.Given, size).Add(amount, -1), 0);
            model.Row(new Terms().Add(amount).Add(use.Given, -1), 0);
        }
        model.Row(spent, 0, size);
        model.Row(any, 0);
        return (new Terms().Add(counted), (null, counted));
    }
}
