namespace Testamur.Stacking.Reading;

/// <summary>Holdings and offers from JSON. Optional facts may be null.</summary>
internal static class FactReader
{
    private sealed class Facts
    {
        public Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);
        public Dictionary<string, IReadOnlyList<string>> Lists { get; } = new(StringComparer.Ordinal);
        public Dictionary<string, DateOnly> Days { get; } = new(StringComparer.Ordinal);
        public decimal? Ects { get; set; }
        public int? Eqf { get; set; }

        public string? Text(string name) => Texts.GetValueOrDefault(name);

        public IReadOnlyList<string> List(string name) => Lists.GetValueOrDefault(name, []);

        public DateOnly? Day(string name) => Days.TryGetValue(name, out var day) ? day : null;
    }

    public static Holding Holding(JsonCursor at)
    {
        Facts facts = new();
        foreach (var (name, value) in at.Members())
        {
            if (Common(facts, name, value))
                continue;
            switch (name)
            {
                case "awardedOn" or "validUntil":
                    if (!value.IsNull)
                        facts.Days[name] = value.Day();
                    break;
                case "status" or "grade" or "renews":
                    if (!value.IsNull)
                        facts.Texts[name] = value.Name();
                    break;
                case "partsOf":
                    Names(facts, name, value);
                    break;
                // Known in the field, asked by no rule.
                case "awardingBodies" or "uses" or "title":
                    break;
                default:
                    throw at.Unknown(name);
            }
        }
        return new()
        {
            Id = JsonCursor.Needed(facts.Text("id"), at, "id"),
            Spec = JsonCursor.Needed(facts.Text("spec"), at, "spec"),
            Issuer = JsonCursor.Needed(facts.Text("issuer"), at, "issuer"),
            Ects = JsonCursor.Needed(facts.Ects, at, "ects"),
            AwardedOn = JsonCursor.Needed(facts.Day("awardedOn"), at, "awardedOn"),
            ValidUntil = facts.Day("validUntil"),
            Status = facts.Text("status"),
            Eqf = facts.Eqf,
            IscedF = facts.List("iscedF"),
            Tags = facts.List("tags"),
            Outcomes = facts.List("outcomes"),
            Grade = facts.Text("grade"),
            Source = facts.Text("source"),
            Assurance = facts.Text("assurance"),
            Renews = facts.Text("renews"),
            PartsOf = facts.List("partsOf"),
        };
    }

    public static Offer Offer(JsonCursor at)
    {
        Facts facts = new();
        decimal? price = null;
        int? weeks = null;
        foreach (var (name, value) in at.Members())
        {
            if (Common(facts, name, value))
                continue;
            switch (name)
            {
                case "price":
                    price = value.IsNull ? null : value.TwoDecimals();
                    break;
                case "weeks":
                    weeks = value.IsNull ? null : value.Whole(0, 10_000);
                    break;
                case "startsOn":
                    if (!value.IsNull)
                        facts.Days[name] = value.Day();
                    break;
                case "requires":
                    Names(facts, name, value);
                    break;
                // Known in the field, asked by no rule.
                case "awardingBodies" or "title" or "language" or "place":
                    break;
                default:
                    throw at.Unknown(name);
            }
        }
        return new()
        {
            Id = JsonCursor.Needed(facts.Text("id"), at, "id"),
            Spec = JsonCursor.Needed(facts.Text("spec"), at, "spec"),
            Issuer = JsonCursor.Needed(facts.Text("issuer"), at, "issuer"),
            Ects = JsonCursor.Needed(facts.Ects, at, "ects"),
            Eqf = facts.Eqf,
            IscedF = facts.List("iscedF"),
            Tags = facts.List("tags"),
            Outcomes = facts.List("outcomes"),
            Source = facts.Text("source"),
            Assurance = facts.Text("assurance"),
            Price = price,
            Weeks = weeks,
            StartsOn = facts.Day("startsOn"),
            Requires = facts.List("requires"),
        };
    }

    private static bool Common(Facts facts, string name, JsonCursor value)
    {
        switch (name)
        {
            case "id" or "spec" or "issuer":
                facts.Texts[name] = value.Name();
                return true;
            case "ects":
                facts.Ects = value.TwoDecimals(positive: true);
                return true;
            case "eqf":
                facts.Eqf = value.IsNull ? null : value.Whole(0, 99);
                return true;
            case "source" or "assurance":
                if (!value.IsNull)
                    facts.Texts[name] = value.Text();
                return true;
            case "iscedF" or "tags" or "outcomes":
                Names(facts, name, value);
                return true;
            default:
                return false;
        }
    }

    private static void Names(Facts facts, string name, JsonCursor value)
    {
        if (!value.IsNull)
            facts.Lists[name] = value.List(item => item.Name());
    }
}
