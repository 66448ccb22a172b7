namespace Testamur.Stacking.Reading;

/// <summary>Whole documents and witnesses from JSON.</summary>
internal static class DocumentReader
{
    public static StackDocument Document(JsonCursor at)
    {
        DateOnly? asOf = null;
        Pathway? pathway = null;
        IReadOnlyList<Holding>? holdings = null;
        IReadOnlyList<Offer> offers = [];
        Ask? ask = null;
        foreach (var (name, value) in at.Members())
        {
            switch (name)
            {
                case "asOf":
                    asOf = value.Day();
                    break;
                case "pathway":
                    pathway = PathwayReader.Pathway(value);
                    break;
                case "holdings":
                    holdings = value.List(FactReader.Holding);
                    break;
                case "offers":
                    offers = value.List(FactReader.Offer);
                    break;
                case "ask":
                    ask = Asked(value);
                    break;
                default:
                    throw at.Unknown(name);
            }
        }
        var document = new StackDocument
        {
            AsOf = JsonCursor.Needed(asOf, at, "asOf"),
            Pathway = JsonCursor.Needed(pathway, at, "pathway"),
            Holdings = JsonCursor.Needed(holdings, at, "holdings"),
            Offers = offers,
        };
        return ask is { } asked ? document with { Ask = asked } : document;
    }

    private static Ask Asked(JsonCursor at)
    {
        var all = Ask.Satisfied;
        foreach (var one in at.List(item => item))
        {
            all |= one.Text() switch
            {
                "satisfied" => Ask.Satisfied,
                "missing" => Ask.Missing,
                "plans" => Ask.Plans,
                "conflicts" => Ask.Conflicts,
                "pareto" => Ask.Pareto,
                "critical" => Ask.Critical,
                _ => throw one.Wrong("satisfied, missing, plans, conflicts, pareto or critical is expected."),
            };
        }
        return all;
    }

    public static IReadOnlyList<Counted> Witness(JsonCursor at)
    {
        if (at.IsArray)
            return at.List(Entry);
        foreach (var (name, value) in at.Members())
        {
            if (name == "witness")
                return value.List(Entry);
        }
        throw at.Wrong("'witness' is missing.");
    }

    private static Counted Entry(JsonCursor at)
    {
        string? holding = null;
        string? leaf = null;
        ExactEcts? ects = null;
        foreach (var (name, value) in at.Members())
        {
            switch (name)
            {
                case "holding":
                    holding = value.Name();
                    break;
                case "leaf":
                    leaf = value.Name();
                    break;
                case "ects":
                    ects = value.Exact();
                    break;
                default:
                    throw at.Unknown(name);
            }
        }
        return new(
            JsonCursor.Needed(holding, at, "holding"),
            JsonCursor.Needed(leaf, at, "leaf"),
            JsonCursor.Needed(ects, at, "ects")
        );
    }
}
