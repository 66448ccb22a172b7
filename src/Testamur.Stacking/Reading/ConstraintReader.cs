namespace Testamur.Stacking.Reading;

/// <summary>Conditions from JSON.</summary>
internal static class ConstraintReader
{
    public static Constraint Constraint(JsonCursor at)
    {
        Constraint? constraint = null;
        foreach (var (name, value) in at.Members())
        {
            if (constraint is not null)
                throw at.Wrong("Exactly one condition is expected.");
            constraint = name switch
            {
                "totalMin" => new() { TotalMin = value.TwoDecimals() },
                "totalMax" => new() { TotalMax = value.TwoDecimals() },
                "eachAtLeast" => new() { EachAtLeast = value.TwoDecimals() },
                "minShare" => new() { MinShare = Share(value) },
                "maxShare" => new() { MaxShare = Share(value) },
                "maxAge" => new() { MaxAgeYears = Years(value) },
                "validAtDecision" => new() { ValidAtDecision = value.Flag() },
                "minGrade" => new() { MinGrade = Grade(value) },
                "before" => new() { Before = Before(value) },
                "atMostOneOf" => new() { AtMostOneOf = value.List(item => item.Name(), 1) },
                "noOverlap" => new() { NoOverlap = Overlap(value) },
                "minAssurance" => new() { MinAssurance = Assured(value) },
                _ => throw at.Unknown(name),
            };
        }
        return constraint ?? throw at.Wrong("Exactly one condition is expected.");
    }

    public static string Assured(JsonCursor at) =>
        Assurance.Facts(at.Text()).Length > 0 ? at.Text() : throw at.Wrong("Facts such as supervised are expected.");

    private static Share Share(JsonCursor at)
    {
        Selector? selector = null;
        Fraction? fraction = null;
        var of = ShareBase.RequiredTotal;
        foreach (var (name, value) in at.Members())
        {
            switch (name)
            {
                case "selector":
                    selector = RuleReader.Selector(value);
                    break;
                case "fraction":
                    fraction = value.Share();
                    break;
                case "base":
                    of = value.Text() switch
                    {
                        "requiredTotal" => ShareBase.RequiredTotal,
                        "countedTotal" => ShareBase.CountedTotal,
                        _ => throw value.Wrong("requiredTotal or countedTotal is expected."),
                    };
                    break;
                default:
                    throw at.Unknown(name);
            }
        }
        return new(JsonCursor.Needed(selector, at, "selector"), JsonCursor.Needed(fraction, at, "fraction"), of);
    }

    private static int Years(JsonCursor at)
    {
        int? years = null;
        foreach (var (name, value) in at.Members())
            years = name == "years" ? value.Whole(0, 1_000) : throw at.Unknown(name);
        return JsonCursor.Needed(years, at, "years");
    }

    private static GradeFloor Grade(JsonCursor at)
    {
        string? scheme = null;
        string? least = null;
        foreach (var (name, value) in at.Members())
        {
            switch (name)
            {
                case "scheme":
                    scheme = value.Name();
                    break;
                case "atLeast":
                    least = value.Name();
                    break;
                default:
                    throw at.Unknown(name);
            }
        }
        return new(JsonCursor.Needed(scheme, at, "scheme"), JsonCursor.Needed(least, at, "atLeast"));
    }

    private static Before Before(JsonCursor at)
    {
        string? first = null;
        IReadOnlyList<string>? then = null;
        var strict = true;
        foreach (var (name, value) in at.Members())
        {
            switch (name)
            {
                case "first":
                    first = value.Name();
                    break;
                case "then":
                    then = value.List(item => item.Name(), 1);
                    break;
                case "strict":
                    strict = value.Flag();
                    break;
                default:
                    throw at.Unknown(name);
            }
        }
        return new(JsonCursor.Needed(first, at, "first"), JsonCursor.Needed(then, at, "then"), strict);
    }

    private static OverlapLimit Overlap(JsonCursor at)
    {
        string? measure = null;
        Fraction? threshold = null;
        foreach (var (name, value) in at.Members())
        {
            switch (name)
            {
                case "measure":
                    measure = value.Text() == "containment" ? "containment" : throw value.Wrong("containment is expected.");
                    break;
                case "threshold":
                    threshold = value.Share();
                    break;
                default:
                    throw at.Unknown(name);
            }
        }
        _ = JsonCursor.Needed(measure, at, "measure");
        return new(JsonCursor.Needed(threshold, at, "threshold"));
    }
}
