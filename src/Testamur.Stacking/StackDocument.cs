using System.Text.Json.Serialization;

namespace Testamur.Stacking;

/// <summary>What a learner holds.</summary>
public sealed record Holding
{
    /// <summary>Id of the award.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the specification it was awarded for.</summary>
    public required string Spec { get; init; }

    /// <summary>Who issued it.</summary>
    public required string Issuer { get; init; }

    /// <summary>Credits: more than 0, at most two decimals.</summary>
    public required decimal Ects { get; init; }

    /// <summary>Day of the award.</summary>
    public required DateOnly AwardedOn { get; init; }

    /// <summary>Last valid day; null without end.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>"active" counts; null is active; anything else does not count.</summary>
    public string? Status { get; init; }

    /// <summary>EQF level.</summary>
    public int? Eqf { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags
    {
        get;
        init => field = value ?? [];
    } = [];
}

/// <summary>Which holdings a rule speaks of; every given member must hold. Without members: any.</summary>
/// <param name="Id">Id of the holding.</param>
/// <param name="Spec">Id of its specification.</param>
/// <param name="Issuer">Its issuer.</param>
/// <param name="Tag">One of its tags.</param>
/// <param name="EqfAtLeast">Least EQF level; a holding without level does not fit.</param>
public sealed record Selector(
    string? Id = null,
    string? Spec = null,
    string? Issuer = null,
    string? Tag = null,
    int? EqfAtLeast = null
)
{
    /// <summary>True when the holding fits.</summary>
    public bool Fits(Holding holding) =>
        (Id is null || Id == holding.Id)
        && (Spec is null || Spec == holding.Spec)
        && (Issuer is null || Issuer == holding.Issuer)
        && (Tag is null || holding.Tags.Contains(Tag, StringComparer.Ordinal))
        && (EqfAtLeast is null || holding.Eqf >= EqfAtLeast);
}

/// <summary>At least <paramref name="Min"/>, at most <paramref name="Max"/> (null: no limit) of what the selector fits.</summary>
public sealed record Amount(decimal Min, Selector Selector, decimal? Max = null);

/// <summary>Any <paramref name="K"/> of the rules.</summary>
public sealed record Choice(int K, IReadOnlyList<RuleNode> Of);

/// <summary>One node of a rule tree: exactly one member is given.</summary>
/// <param name="Credential">One holding that fits.</param>
/// <param name="Credits">A sum of credits.</param>
/// <param name="Count">A number of holdings.</param>
/// <param name="AllOf">All of the rules.</param>
/// <param name="AnyOf">One of the rules.</param>
/// <param name="Choose">Some of the rules.</param>
public sealed record RuleNode(
    Selector? Credential = null,
    Amount? Credits = null,
    Amount? Count = null,
    IReadOnlyList<RuleNode>? AllOf = null,
    IReadOnlyList<RuleNode>? AnyOf = null,
    Choice? Choose = null
);

/// <summary>Order of awards: the first before the others; the same day is in order.</summary>
/// <param name="First">Id or specification of the first holding.</param>
/// <param name="Then">Ids or specifications of the later ones.</param>
/// <param name="Strict">False makes it advice that decides nothing.</param>
public sealed record Before(string First, IReadOnlyList<string> Then, bool Strict = true);

/// <summary>A condition on all counted holdings: exactly one member is given.</summary>
/// <param name="TotalMin">Least sum of credits.</param>
/// <param name="Before">Order.</param>
/// <param name="ValidAtDecision">True: a holding past its last valid day does not count.</param>
public sealed record Constraint(decimal? TotalMin = null, Before? Before = null, bool? ValidAtDecision = null);

/// <summary>What the pathway leads to.</summary>
public sealed record PathwayTarget(string Title, decimal Ects);

/// <summary>How holdings are counted. Only whole holdings without a look at overlap are supported here.</summary>
public sealed record PathwayPolicy(bool Split = false, string? Overlap = null);

/// <summary>A stack: rules whose fulfilment gives a larger award.</summary>
public sealed record Pathway
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>What it leads to.</summary>
    public required PathwayTarget Target { get; init; }

    /// <summary>Home institution; information only.</summary>
    public string? Home { get; init; }

    /// <summary>Policy.</summary>
    public PathwayPolicy? Policy { get; init; }

    /// <summary>The rule tree.</summary>
    public required RuleNode Root { get; init; }

    /// <summary>Conditions.</summary>
    public IReadOnlyList<Constraint> Constraints
    {
        get;
        init => field = value ?? [];
    } = [];
}

/// <summary>The pathway asks for something this evaluation does not decide, or contradicts itself.</summary>
public sealed class UnsupportedPathwayException : Exception
{
    /// <summary>Without a message.</summary>
    public UnsupportedPathwayException() { }

    /// <summary>With the reason and the path of the rule.</summary>
    public UnsupportedPathwayException(string message)
        : base(message) { }

    /// <summary>With the reason and its cause.</summary>
    public UnsupportedPathwayException(string message, Exception inner)
        : base(message, inner) { }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    WriteIndented = true,
    MaxDepth = 32
)]
[JsonSerializable(typeof(Pathway))]
[JsonSerializable(typeof(List<Holding>))]
internal sealed partial class StackJsonContext : JsonSerializerContext;
