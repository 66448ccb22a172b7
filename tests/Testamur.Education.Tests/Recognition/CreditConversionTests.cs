using Testamur.Education.Awards;
using Testamur.Education.Packs;
using Testamur.Education.Recognition;
using Testamur.Education.Specifications;

namespace Testamur.Education.Tests.Recognition;

public sealed class CreditConversionTests
{
    private static readonly CreditRule Rule = new(
        25,
        CreditRule.HalfCredit,
        Testamur.Education.Packs.Packs.European.CreditSystems
    );

    [Fact]
    public void Ects_stay_as_the_sender_states_them_whatever_the_hours_say()
    {
        var claimed = CreditConversion.Claimed(Foreign.With(ects: "3.25", hours: 10), Rule);
        Assert.Equal((Ects.Parse("3.25"), CreditBasis.Stated), (claimed.Claimed, claimed.Basis));
    }

    [Theory]
    [InlineData(65, "25", "0.5", "2.5", "65 h / 25 h = 2.6 → 2.5")]
    [InlineData(50, "25", "0.5", "2", "50 h / 25 h = 2")]
    [InlineData(24, "25", "1", "0", "24 h / 25 h = 0.96 → 0")]
    [InlineData(100, "28", "0.5", "3.5", "100 h / 28 h = 3.5714 → 3.5")]
    [InlineData(29.99, "30", "0.01", "0.99", "29.99 h / 30 h = 0.9997 → 0.99")]
    public void Hours_become_credits_by_the_receivers_rule_rounded_down_with_the_sum_shown(
        double hours,
        string perCredit,
        string step,
        string expected,
        string sum
    )
    {
        var rule = Rule with { HoursPerCredit = decimal.Parse(perCredit, null), Step = Ects.Parse(step) };
        var claimed = CreditConversion.Claimed(Foreign.With(hours: (decimal)hours), rule);
        Assert.Equal((Ects.Parse(expected), CreditBasis.Hours, sum), (claimed.Claimed, claimed.Basis, claimed.Sum));
        Assert.Contains(sum, claimed.Reason.In("de"), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_system_is_converted_only_where_a_conversion_is_published()
    {
        var known = CreditConversion.Claimed(Foreign.With(credit: new(15, "CATS", null)), Rule);
        Assert.Equal((Ects.Parse("7.5"), CreditBasis.System, "15 × 1 / 2 = 7.5"), (known.Claimed, known.Basis, known.Sum));
        // Nobody read the source of this conversion, and the officer is told so.
        Assert.Equal("credit.systemUnverified", known.Reason.Code);
        var unknown = CreditConversion.Claimed(Foreign.With(credit: new(15, "Quatloos", null)), Rule);
        Assert.Equal((null, "credit.noConversion"), (unknown.Claimed, unknown.Reason.Code));
        Assert.Contains("No conversion is published", unknown.Reason.In("en"), StringComparison.Ordinal);
        var nameless = CreditConversion.Claimed(Foreign.With(credit: new(15, "", null)), Rule);
        Assert.Equal("credit.noSystem", nameless.Reason.Code);
    }

    [Fact]
    public void What_states_neither_credits_nor_hours_claims_none() =>
        Assert.Equal("credit.none", CreditConversion.Claimed(Foreign.With(), Rule).Reason.Code);

    [Theory]
    [InlineData("4", 3, 4, "3", "4 × 3/4 = 3")]
    [InlineData("5", 1, 3, "1.5", "5 × 1/3 = 1.6667 → 1.5")]
    [InlineData("0.75", 1, 1, "0.75", "0.75 × 1/1 = 0.75")]
    [InlineData("6", 0, 4, "0", "6 × 0/1 = 0")]
    public void A_share_of_the_outcomes_gives_its_share_of_the_credits(
        string claimed,
        int part,
        int whole,
        string expected,
        string sum
    ) =>
        Assert.Equal(
            (Ects.Parse(expected), sum),
            CreditConversion.Part(Ects.Parse(claimed), new(part, whole), CreditRule.HalfCredit)
        );

    [Fact]
    public void A_rule_without_sensible_hours_or_step_is_refused()
    {
        Assert.Throws<ArgumentException>(() => CreditConversion.Claimed(Foreign.With(), Rule with { HoursPerCredit = 0 }));
        Assert.Throws<ArgumentException>(() => CreditConversion.Claimed(Foreign.With(), Rule with { Step = new(0) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => CreditConversion.Part(new(100), new(1, 2), new(0)));
    }

    [Fact]
    public void A_share_is_exact_and_reads_as_it_is_written()
    {
        Assert.Equal("3/4", new Share(6, 8).ToString());
        Assert.True(Share.TryParse("2/3", out var share));
        Assert.Equal((new Share(2, 3), 66), (share, share.Percent));
        Assert.All(
            new[] { null, "", "1", "1/0", "3/2", "-1/2", "a/b", "1/2/3" },
            text => Assert.False(Share.TryParse(text, out _))
        );
        Assert.True(default(Share).IsNone);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Share(2, 1));
    }
}

/// <summary>A credential of somebody else with little in it.</summary>
internal static class Foreign
{
    public static ReceivedCredential With(string? ects = null, decimal? hours = null, StatedCredit? credit = null) =>
        new()
        {
            Format = ReceivedFormat.PlainCredential,
            Kind = CredentialKind.Unknown,
            Content = new(
                new()
                {
                    Id = "",
                    Version = 1,
                    DefaultLanguage = "en",
                    Ects = ects is null ? null : Ects.Parse(ects),
                    Hours = hours,
                },
                new()
                {
                    CredentialId = "",
                    AchievementId = "",
                    Issuer = new("", ""),
                    Subject = new(),
                    ValidFrom = default,
                }
            ),
            Credits = credit is null ? [] : [credit],
            Facts = [],
            Further = [],
            IsSecured = false,
        };
}
