namespace Testamur.Stacking.Reading;

/// <summary>Pathways from JSON. An unknown member is refused: passing over a rule would change the answer.</summary>
internal static class PathwayReader
{
    public static Pathway Pathway(JsonCursor at)
    {
        string? id = null;
        string? home = null;
        string? version = null;
        PathwayTarget? target = null;
        RuleNode? root = null;
        PathwayPolicy policy = new();
        IReadOnlyList<Constraint> constraints = [];
        foreach (var (name, value) in at.Members())
        {
            switch (name)
            {
                case "id":
                    id = value.Name();
                    break;
                case "home":
                    home = value.IsNull ? null : value.Text();
                    break;
                case "version":
                    version = value.IsNull ? null : value.Text();
                    break;
                case "target":
                    target = Target(value);
                    break;
                case "policy":
                    policy = Policy(value);
                    break;
                case "root":
                    root = RuleReader.Node(value, new RuleReader.Room());
                    break;
                case "constraints":
                    constraints = value.List(ConstraintReader.Constraint);
                    break;
                default:
                    throw at.Unknown(name);
            }
        }
        return new()
        {
            Id = JsonCursor.Needed(id, at, "id"),
            Home = home,
            Version = version,
            Target = JsonCursor.Needed(target, at, "target"),
            Policy = policy,
            Root = JsonCursor.Needed(root, at, "root"),
            Constraints = constraints,
        };
    }

    private static PathwayTarget Target(JsonCursor at)
    {
        string? title = null;
        decimal? ects = null;
        foreach (var (name, value) in at.Members())
        {
            switch (name)
            {
                case "title":
                    title = value.IsNull ? null : value.Text();
                    break;
                case "ects":
                    ects = value.IsNull ? null : value.TwoDecimals(positive: true);
                    break;
                default:
                    throw at.Unknown(name);
            }
        }
        return new(title, ects);
    }

    private static PathwayPolicy Policy(JsonCursor at)
    {
        PathwayPolicy policy = new();
        foreach (var (name, value) in at.Members())
        {
            policy = name switch
            {
                "split" => policy with { Split = value.Flag() },
                "overlap" => policy with
                {
                    Overlap = value.Text() switch
                    {
                        "exclude" => OverlapPolicy.Exclude,
                        "discount" => OverlapPolicy.Discount,
                        "ignore" => OverlapPolicy.Ignore,
                        _ => throw value.Wrong("exclude, discount or ignore is expected."),
                    },
                },
                _ => throw at.Unknown(name),
            };
        }
        return policy;
    }
}
