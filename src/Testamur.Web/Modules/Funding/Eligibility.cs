using Testamur.Web.Modules.Funding.Contracts;
using Testamur.Web.Modules.Funding.Funders;
using Testamur.Web.Modules.Funding.Ledger;

namespace Testamur.Web.Modules.Funding;

/// <summary>Why a scheme does not pay.</summary>
public enum NoSupport
{
    /// <summary>The scheme is not open on this day.</summary>
    NotOpen,

    /// <summary>The offer is not in the scheme's register.</summary>
    NotListed,

    /// <summary>No price is stated.</summary>
    NoPrice,

    /// <summary>It costs nothing.</summary>
    Free,

    /// <summary>The price is in another currency than the scheme.</summary>
    OtherCurrency,

    /// <summary>The funder does not know the person.</summary>
    NoAccount,

    /// <summary>The voucher is reserved or used.</summary>
    VoucherSpent,

    /// <summary>Nothing is left.</summary>
    UsedUp,

    /// <summary>The funder itself said no.</summary>
    Funder,
}

/// <summary>What one scheme would pay of one price. Pure.</summary>
internal static class Eligibility
{
    /// <param name="Support">In minor units; 0 when it pays nothing, for the reason beside it.</param>
    internal readonly record struct Answer(long Price, long Support, NoSupport? Why)
    {
        public long Net => Price - Support;
    }

    /// <summary>The most the scheme pays of this price to anybody: the offer and the scheme are looked at, no person.</summary>
    public static Answer ForAnybody(Scheme scheme, PricedOffer offer, DateOnly today)
    {
        var price = offer.Price is { } stated ? MinorUnits.Of(stated, offer.Currency) : null;
        NoSupport? why =
            today < scheme.ValidFrom || today > scheme.ValidUntil ? NoSupport.NotOpen
            : !scheme.Offers.Lists(offer.Specification, offer.Fields, offer.Institution, offer.Eqf) ? NoSupport.NotListed
            : price is null ? NoSupport.NoPrice
            : price == 0 ? NoSupport.Free
            : offer.Currency != scheme.Currency ? NoSupport.OtherCurrency
            : null;
        return new(price ?? 0, why is null && price is { } due ? Math.Min(due * scheme.Percent / 100, scheme.Most) : 0, why);
    }

    /// <param name="entitlement">Null for somebody the funder does not know.</param>
    /// <param name="balance">Of the account; what was granted is all available before anything is written down.</param>
    public static Answer For(Scheme scheme, PricedOffer offer, Entitlement? entitlement, Balance balance, DateOnly today)
    {
        var most = ForAnybody(scheme, offer, today);
        if (most.Why is not null)
            return most;
        NoSupport? why =
            entitlement is null ? NoSupport.NoAccount
            : scheme.Kind == SchemeKind.Voucher && balance.Reserved + balance.Used > 0 ? NoSupport.VoucherSpent
            : balance.Available <= 0 ? NoSupport.UsedUp
            : null;
        return most with { Support = why is null ? Math.Min(most.Support, balance.Available) : 0, Why = why };
    }
}

/// <summary>Money as whole numbers of its smallest unit (ISO 4217). Pure.</summary>
internal static class MinorUnits
{
    private const decimal MostPrice = 1_000_000_000m;

    /// <returns>Null for what no course costs: less than nothing, or more than 64 bits could be multiplied with.</returns>
    public static long? Of(decimal amount, string currency) =>
        amount is >= 0 and <= MostPrice ? (long)decimal.Ceiling(amount * Factor(currency)) : null;

    public static decimal ToAmount(long minor, string currency) => (decimal)minor / Factor(currency);

    private static int Factor(string currency) => currency is "ISK" or "JPY" or "KRW" ? 1 : 100;
}
