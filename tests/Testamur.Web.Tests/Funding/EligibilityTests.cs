using Testamur.Education.Specifications;
using Testamur.Tests.Shared;
using Testamur.Web.Modules.Funding;
using Testamur.Web.Modules.Funding.Contracts;
using Testamur.Web.Modules.Funding.Funders;
using Testamur.Web.Modules.Funding.Ledger;

namespace Testamur.Web.Tests.Funding;

public sealed class EligibilityTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);
    private static readonly PricedOffer Offer = new("https://example.org/s", ["0613"], "home", 6, 300, "EUR");
    private static readonly Entitlement Known = new("A-1", 50_000);

    [Fact]
    public void Price_support_and_what_is_left_are_told_apart()
    {
        var answer = Eligibility.For(Scheme(), Offer, Known, Has(50_000), Today);
        Assert.Equal((30_000L, 20_000L, 10_000L, null), (answer.Price, answer.Support, answer.Net, answer.Why));
        Assert.Equal(8_000, Eligibility.For(Scheme(), Offer, Known, Has(8_000), Today).Support);
        Assert.Equal(8_000, Eligibility.For(Scheme(), Offer with { Price = 100 }, Known, Has(50_000), Today).Support);
    }

    [Fact]
    public void Every_reason_why_nothing_is_paid_has_its_name()
    {
        Assert.Equal(NoSupport.NotOpen, Why(Scheme() with { ValidUntil = Today.AddDays(-1) }, Offer));
        Assert.Equal(NoSupport.NotOpen, Why(Scheme() with { ValidFrom = Today.AddDays(1) }, Offer));
        Assert.Equal(NoSupport.NotListed, Why(Scheme(), Offer with { Fields = ["0413"] }));
        Assert.Equal(NoSupport.NotListed, Why(Scheme(), Offer with { Eqf = null }));
        Assert.Equal(NoSupport.NoPrice, Why(Scheme(), Offer with { Price = null }));
        Assert.Equal(NoSupport.NoPrice, Why(Scheme(), Offer with { Price = decimal.MaxValue }));
        Assert.Equal(NoSupport.Free, Why(Scheme(), Offer with { Price = 0 }));
        Assert.Equal(NoSupport.OtherCurrency, Why(Scheme(), Offer with { Currency = "PLN" }));
        Assert.Equal(NoSupport.NoAccount, Eligibility.For(Scheme(), Offer, null, default, Today).Why);
        Assert.Equal(NoSupport.UsedUp, Eligibility.For(Scheme(), Offer, Known, Has(0), Today).Why);
        var voucher = Scheme() with { Kind = SchemeKind.Voucher };
        Assert.Equal(
            NoSupport.VoucherSpent,
            Eligibility.For(voucher, Offer, Known, Has(9_000).After(LedgerAct.Reserve, 1), Today).Why
        );
        Assert.Null(Eligibility.For(voucher, Offer, Known, Has(9_000), Today).Why);
    }

    [Fact]
    public void An_offer_is_listed_by_its_address_or_by_everything_that_is_asked_for()
    {
        var rule = Scheme().Offers;
        Assert.True(rule.Lists("https://example.org/listed", [], "elsewhere", null));
        Assert.True(rule.Lists("https://example.org/x", ["0613"], "home", 6));
        Assert.False(rule.Lists("https://example.org/x", ["0613"], "elsewhere", 6));
        Assert.False(new OfferRule([], [], [], []).Lists("https://example.org/x", ["0613"], "home", 6));
    }

    [Fact]
    public void Along_a_way_no_euro_is_promised_twice()
    {
        var source = new SeededSource(99);
        for (var round = 0; round < 500; round++)
        {
            SupportPlan.Source[] sources =
            [
                new(Scheme() with { Id = "a", Most = 1 + source.Below(30_000) }, Known, Has(source.Below(60_000))),
                new(Scheme() with { Id = "b", Kind = SchemeKind.Voucher }, Known, Has(source.Below(15_000))),
                new(Scheme() with { Id = "c" }, null, default),
            ];
            PricedOffer[] offers =
            [
                .. Enumerable.Range(0, 1 + source.Below(6)).Select(_ => Offer with { Price = source.Below(400) }),
            ];
            var steps = SupportPlan.Of(sources, offers, Today);
            Assert.Equal(offers.Length, steps.Count);
            foreach (var one in sources)
            {
                var paid = steps.Where(step => step?.Scheme.Id == one.Scheme.Id).Select(step => step!.Value.Answer).ToArray(); // filtered
                Assert.True(paid.Sum(answer => answer.Support) <= one.Balance.Available);
                Assert.All(paid, answer => Assert.True(answer.Support > 0 && answer.Net >= 0));
                Assert.True(one.Scheme.Kind == SchemeKind.Account || paid.Length <= 1);
            }
        }
    }

    private static NoSupport? Why(Scheme scheme, PricedOffer offer) =>
        Eligibility.For(scheme, offer, Known, Has(50_000), Today).Why;

    private static Balance Has(long available) => default(Balance).After(LedgerAct.Grant, available);

    private static Scheme Scheme() =>
        new(
            "s",
            LangText.Of("en", "Scheme"),
            LangText.Of("en", "Funder"),
            SchemeKind.Account,
            "EUR",
            80,
            20_000,
            Today.AddYears(-1),
            Today.AddYears(1),
            new(["https://example.org/listed"], ["061"], ["home"], [5, 6]),
            new(14, 42, 50),
            LangText.Of("en", "Adults")
        );
}
