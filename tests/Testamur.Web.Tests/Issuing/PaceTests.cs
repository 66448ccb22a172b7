using Testamur.Web.Modules.Issuing.Batches;

namespace Testamur.Web.Tests.Issuing;

public sealed class PaceTests
{
    private static readonly DateTimeOffset Start = new(2026, 2, 3, 17, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_rest_takes_as_long_as_what_was_done_says() =>
        Assert.Equal(new Pace(300, TimeSpan.FromSeconds(60)), Pace.Of(100, Start, Start.AddSeconds(20), 300));

    [Fact]
    public void Before_the_first_one_nothing_is_promised()
    {
        Assert.Equal(new Pace(0, null), Pace.Of(0, Start, Start.AddSeconds(20), 300));
        Assert.Equal(new Pace(0, null), Pace.Of(5, Start, Start, 300));
    }

    [Fact]
    public void A_fingerprint_stands_for_every_letter_and_every_row_in_order()
    {
        string[] rows =
        [
            Fingerprints.OfRow("a", null),
            Fingerprints.OfRow("b", null),
            Fingerprints.OfRow("", "a"),
            Fingerprints.OfRow("ab", null),
            Fingerprints.OfRow("a", "b"),
        ];
        Assert.Equal(5, rows.Distinct().Count());
        var (a, b) = (rows[0], rows[1]);
        var batches = new[]
        {
            Fingerprints.OfBatch([(2, a), (3, b)]),
            Fingerprints.OfBatch([(3, a), (2, b)]),
            Fingerprints.OfBatch([(2, a)]),
            Fingerprints.OfBatch([(2, b), (3, a)]),
        };
        Assert.Equal(4, batches.Distinct().Count());
    }
}
