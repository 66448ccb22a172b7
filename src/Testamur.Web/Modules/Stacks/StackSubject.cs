using Testamur.Web.Modules.Wallet.Contracts;

namespace Testamur.Web.Modules.Stacks;

/// <summary>Whose stacks are read: what somebody holds, and what of it was counted for certificates that keep it to themselves.</summary>
/// <param name="Uses">What was counted for certificates that were granted.</param>
internal sealed record StackSubject(IReadOnlyList<HoldingView> Holdings, IReadOnlyList<StackUse> Uses)
{
    /// <summary>The wallet of somebody who holds nothing.</summary>
    public static StackSubject Nobody { get; } = new([], []);

    /// <summary>What of the wallet may not count on a pathway, with the pathway that keeps it.</summary>
    public IReadOnlyDictionary<Guid, string> KeptFrom(string pathway, bool exclusive) =>
        Uses.Where(use => use.Pathway != pathway && (exclusive || use.Exclusive))
            .GroupBy(use => use.Holding)
            .ToDictionary(same => same.Key, same => same.First().Pathway);

    /// <summary>What may count toward a certificate: not what is kept elsewhere, and never the certificate itself.</summary>
    /// <param name="awards">Address of the specification of the larger credential.</param>
    public IReadOnlyList<HoldingView> FreeFor(string pathway, bool exclusive, string? awards)
    {
        var kept = KeptFrom(pathway, exclusive);
        return [.. Holdings.Where(holding => holding.SpecificationUri != awards && !kept.ContainsKey(holding.Id))];
    }

    /// <summary>The same person with credentials that are only supposed.</summary>
    public StackSubject With(IEnumerable<HoldingView> supposed) => this with { Holdings = [.. Holdings, .. supposed] };
}

/// <param name="Exclusive">Whether it counts nowhere else.</param>
internal sealed record StackUse(Guid Holding, string Pathway, bool Exclusive);
