namespace Testamur.Stacking;

/// <summary>What a learner holds: one award, as the few facts that rules of pathways speak of.</summary>
public sealed record Holding
{
    /// <summary>Id of the award, unique among the holdings of a document.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the specification it was awarded for.</summary>
    public required string Spec { get; init; }

    /// <summary>Who issued it.</summary>
    public required string Issuer { get; init; }

    /// <summary>ECTS credits: more than 0, at most two decimals.</summary>
    public required decimal Ects { get; init; }

    /// <summary>Day of the award.</summary>
    public required DateOnly AwardedOn { get; init; }

    /// <summary>Last valid day; null without end.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>"active" counts; anything else does not. Null is active.</summary>
    public string? Status { get; init; }

    /// <summary>EQF level, 1 to 8.</summary>
    public int? Eqf { get; init; }

    /// <summary>ISCED-F codes.</summary>
    public IReadOnlyList<string> IscedF { get; init; } = [];

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Learning outcomes; a repeated one is one.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Grade, in the scale that <see cref="GradeFloor"/> names.</summary>
    public string? Grade { get; init; }

    /// <summary>How it was earned: taught, rpl, transfer, mooc, challenge, work.</summary>
    public string? Source { get; init; }

    /// <summary>Facts about the assessment, joined by <c>+</c>, such as <c>supervised+identityVerified</c>.</summary>
    public string? Assurance { get; init; }

    /// <summary>Id of the holding that this one renews. A renewal adds no credits and is never counted itself.</summary>
    public string? Renews { get; init; }

    /// <summary>Ids of the holdings this one is made of: counting the whole leaves them uncountable.</summary>
    public IReadOnlyList<string> PartsOf { get; init; } = [];
}
