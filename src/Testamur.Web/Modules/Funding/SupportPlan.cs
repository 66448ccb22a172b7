using Testamur.Web.Modules.Funding.Contracts;
using Testamur.Web.Modules.Funding.Funders;
using Testamur.Web.Modules.Funding.Ledger;

namespace Testamur.Web.Modules.Funding;

/// <summary>Which scheme would pay what of several offers taken one after the other, so that no euro is promised twice. Pure.</summary>
internal static class SupportPlan
{
    internal sealed record Source(Scheme Scheme, Entitlement? Entitlement, Balance Balance);

    internal readonly record struct Step(Scheme Scheme, Eligibility.Answer Answer);

    /// <returns>For each offer the scheme that pays most of what is left; null where none pays.</returns>
    public static IReadOnlyList<Step?> Of(IReadOnlyList<Source> sources, IReadOnlyList<PricedOffer> offers, DateOnly today)
    {
        var balances = sources.Select(source => source.Balance).ToArray();
        var steps = new List<Step?>();
        foreach (var offer in offers)
        {
            Step? best = null;
            var place = -1;
            foreach (var (number, source) in sources.Index())
            {
                var answer = Eligibility.For(source.Scheme, offer, source.Entitlement, balances[number], today);
                if (answer.Support > (best?.Answer.Support ?? 0))
                    (best, place) = (new(source.Scheme, answer), number);
            }

            if (best is { } paid)
                balances[place] = balances[place].After(LedgerAct.Reserve, paid.Answer.Support);
            steps.Add(best);
        }

        return steps;
    }
}
