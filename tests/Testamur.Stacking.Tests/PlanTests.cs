namespace Testamur.Stacking.Tests;

public class PlanTests
{
    private static Offer[] Offers(int seed)
    {
        var random = new SeededSource((ulong)seed);
        return
        [
            .. Enumerable
                .Range(0, 7)
                .Select(i => new Offer
                {
                    Id = $"X{i}",
                    Spec = $"S{random.Below(6)}",
                    Issuer = random.Pick<string>(["UT", "DCU"]),
                    Ects = 1 + random.Below(6) * 0.5m,
                    Eqf = 5 + random.Below(3),
                    Tags = random.Below(2) == 0 ? ["x", "y"] : ["z"],
                    IscedF = ["0588"],
                    Outcomes = ["a", "c"],
                    Source = "taught",
                    Assurance = "supervised+identityVerified",
                    Price = random.Below(10) * 10,
                    Weeks = 1 + random.Below(8),
                    StartsOn = random.Below(8) == 0 ? new(2025, 6, 1) : new(2025, 9, 1),
                    Requires = random.Below(4) == 0 ? [$"X{random.Below(7)}"] : [],
                }),
        ];
    }

    // Every set of offers: is it complete, can it be begun, and does it meet the pathway?
    private static List<Offer[]> Ways(StackDocument document)
    {
        var ways = new List<Offer[]>();
        for (var bits = 1; bits < 1 << document.Offers.Count; bits++)
        {
            Offer[] chosen = [.. document.Offers.Where((_, i) => (bits >> i & 1) == 1)];
            var done = new HashSet<string>();
            foreach (var _ in chosen)
            {
                foreach (var offer in chosen)
                {
                    if (offer.Requires.All(done.Contains))
                        done.Add(offer.Id);
                }
            }
            if (done.Count < chosen.Length || chosen.Any(offer => offer.StartsOn < document.AsOf))
                continue;
            Holding[] all = [.. document.Holdings, .. chosen.Select(Award)];
            if (StackEngine.IsSatisfied(document.Pathway, all, document.AsOf) == true)
                ways.Add(chosen);
        }
        return ways;
    }

    private static Holding Award(Offer offer) =>
        new()
        {
            Id = offer.Id,
            Spec = offer.Spec,
            Issuer = offer.Issuer,
            Ects = offer.Ects,
            AwardedOn = new(2025, 6, 30),
            Eqf = offer.Eqf,
            Tags = offer.Tags,
            IscedF = offer.IscedF,
            Outcomes = offer.Outcomes,
            Source = offer.Source,
            Assurance = offer.Assurance,
            Grade = "A",
        };

    [Fact]
    public void The_best_ways_are_those_that_trying_every_set_of_offers_finds()
    {
        var found = 0;
        for (var i = 0; i < 20; i++)
        {
            var document = new RandomCases(100_000 + i).Document(4) with { Offers = Offers(i), Ask = Ask.Plans | Ask.Pareto };
            var answer = StackEngine.Evaluate(document);
            if (answer.Satisfied == true)
            {
                Assert.Empty(answer.Plans!);
                continue;
            }
            var ways = Ways(document);
            Assert.Equal(ways.Count == 0 ? 0 : 3, answer.Plans!.Count);
            if (ways.Count == 0)
                continue;
            found++;
            decimal Price(Offer[] way) => way.Sum(offer => offer.Price ?? 0);
            int Weeks(Offer[] way) => way.Sum(offer => offer.Weeks ?? 0);
            decimal Ects(Offer[] way) => way.Sum(offer => offer.Ects);
            string Ids(Offer[] way) => string.Join(',', way.Select(offer => offer.Id));
            var cheapest = ways.OrderBy(Price)
                .ThenBy(Weeks)
                .ThenBy(Ects)
                .ThenBy(way => way.Length)
                .ThenBy(Ids, StringComparer.Ordinal)
                .First();
            var fastest = ways.OrderBy(Weeks)
                .ThenBy(Price)
                .ThenBy(Ects)
                .ThenBy(way => way.Length)
                .ThenBy(Ids, StringComparer.Ordinal)
                .First();
            var fewest = ways.OrderBy(Ects)
                .ThenBy(Price)
                .ThenBy(Weeks)
                .ThenBy(way => way.Length)
                .ThenBy(Ids, StringComparer.Ordinal)
                .First();
            Assert.Equal([Ids(cheapest), Ids(fastest), Ids(fewest)], answer.Plans.Select(plan => string.Join(',', plan.Offers)));
            var points = ways.Select(way => (Price: Price(way), Weeks: Weeks(way), Ects: Ects(way))).Distinct().ToArray();
            var best = points.Where(one =>
                !points.Any(other =>
                    other != one && other.Price <= one.Price && other.Weeks <= one.Weeks && other.Ects <= one.Ects
                )
            );
            Assert.Equal(best.Order(), answer.Pareto!.Select(plan => (plan.Price!.Value, plan.Weeks!.Value, plan.Ects)).Order());
        }
        Assert.True(found > 2);
    }

    [Fact]
    public void Offers_that_only_lead_to_each_other_are_in_no_plan()
    {
        const string offer = """{"id": "%", "spec": "B", "issuer": "H", "ects": 2, "price": 1, "weeks": 1, "requires": ["?"]}""";
        var ring = $"{offer.Replace("%", "X").Replace("?", "Y")}, {offer.Replace("%", "Y").Replace("?", "X")}";
        var document = Case.Document("""{"credential": {"spec": "B"}}""", more: $", \"offers\": [{ring}], \"ask\": [\"plans\"]");
        Assert.Empty(StackEngine.Evaluate(document).Plans!);
        var way = offer.Replace("%", "Z").Replace("?", "A1");
        document = Case.Document(
            """{"credential": {"spec": "B"}}""",
            holdings: Case.Holding("A1"),
            more: $", \"offers\": [{ring}, {way}], \"ask\": [\"plans\"]"
        );
        Assert.Equal(["Z"], StackEngine.Evaluate(document).Plans![0].Offers);
    }
}
