namespace Testamur.Stacking.Reading;

/// <summary>Requirement trees and selectors from JSON.</summary>
internal static class RuleReader
{
    /// <summary>How large a tree may still grow.</summary>
    internal sealed class Room
    {
        private int nodes;

        public void Enter(JsonCursor at, int depth)
        {
            if (depth > Definition.MostLevels || ++nodes > Definition.MostNodes)
                throw at.Wrong($"More than {Definition.MostLevels} levels or {Definition.MostNodes} rules are not allowed.");
        }
    }

    public static RuleNode Node(JsonCursor at, Room room, int depth = 0)
    {
        room.Enter(at, depth);
        RuleNode? node = null;
        foreach (var (name, value) in at.Members())
        {
            if (node is not null)
                throw at.Wrong("Exactly one kind of rule is expected.");
            node = name switch
            {
                "credential" => new() { Credential = Selector(value) },
                "capstone" => new() { Capstone = Selector(value) },
                "credits" => new() { Credits = Amount(value, whole: false) },
                "count" => new() { Count = Amount(value, whole: true) },
                "outcomes" => new() { Outcomes = Outcomes(value) },
                "allOf" => new() { AllOf = value.List(child => Node(child, room, depth + 1), 1) },
                "anyOf" => new() { AnyOf = value.List(child => Node(child, room, depth + 1), 1) },
                "choose" => new() { Choose = Choose(value, room, depth) },
                _ => throw at.Unknown(name),
            };
        }
        return node ?? throw at.Wrong("Exactly one kind of rule is expected.");
    }

    private static Amount Amount(JsonCursor at, bool whole)
    {
        decimal? min = null;
        decimal? max = null;
        Selector? selector = null;
        foreach (var (name, value) in at.Members())
        {
            switch (name)
            {
                case "min":
                    min = whole ? value.Whole(0, Definition.MostCount) : value.TwoDecimals();
                    break;
                case "max":
                    max =
                        value.IsNull ? null
                        : whole ? value.Whole(0, Definition.MostCount)
                        : value.TwoDecimals();
                    break;
                case "selector":
                    selector = Selector(value);
                    break;
                default:
                    throw at.Unknown(name);
            }
        }
        return new(JsonCursor.Needed(min, at, "min"), JsonCursor.Needed(selector, at, "selector"), max);
    }

    private static Choice Choose(JsonCursor at, Room room, int depth)
    {
        int? k = null;
        IReadOnlyList<RuleNode>? of = null;
        foreach (var (name, value) in at.Members())
        {
            switch (name)
            {
                case "k":
                    k = value.Whole(1, Definition.MostNodes);
                    break;
                case "of":
                    of = value.List(child => Node(child, room, depth + 1), 1);
                    break;
                default:
                    throw at.Unknown(name);
            }
        }
        return new(JsonCursor.Needed(k, at, "k"), JsonCursor.Needed(of, at, "of"));
    }

    private static IReadOnlyList<string> Outcomes(JsonCursor at)
    {
        IReadOnlyList<string>? all = null;
        foreach (var (name, value) in at.Members())
            all = name == "all" ? value.List(item => item.Name(), 1) : throw at.Unknown(name);
        return JsonCursor.Needed(all, at, "all");
    }

    public static Selector Selector(JsonCursor at) => Selector(at, 0);

    private static Selector Selector(JsonCursor at, int depth)
    {
        if (depth > Definition.MostLevels)
            throw at.Wrong($"More than {Definition.MostLevels} levels are not allowed.");
        Selector selector = new();
        foreach (var (name, value) in at.Members())
        {
            selector = name switch
            {
                "id" => selector with { Id = value.Name() },
                "spec" => selector with { Spec = value.Name() },
                "issuer" => selector with { Issuer = value.Name() },
                "issuerNot" => selector with { IssuerNot = value.Name() },
                "tag" => selector with { Tag = value.Name() },
                "iscedF" => selector with { IscedF = value.Name() },
                "eqf" => selector with { Eqf = value.Whole(0, 99) },
                "eqfAtLeast" => selector with { EqfAtLeast = value.Whole(0, 99) },
                "source" => selector with { Source = value.Name() },
                "sourceNot" => selector with { SourceNot = value.Name() },
                "outcome" => selector with { Outcome = value.Name() },
                "minAssurance" => selector with { MinAssurance = ConstraintReader.Assured(value) },
                "all" => selector with { All = value.List(item => Selector(item, depth + 1), 1) },
                "any" => selector with { Any = value.List(item => Selector(item, depth + 1), 1) },
                "not" => selector with { Not = Selector(value, depth + 1) },
                _ => throw at.Unknown(name),
            };
        }
        return selector;
    }
}
