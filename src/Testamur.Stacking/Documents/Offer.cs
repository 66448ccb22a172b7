namespace Testamur.Stacking;

/// <summary>A run of a micro-credential that can still be taken: what it would give, and what it takes.</summary>
public sealed record Offer
{
    /// <summary>Id of the offering. Rules that name a holding by id take what the offer gives for one of this id.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the specification.</summary>
    public required string Spec { get; init; }

    /// <summary>Who will issue the award.</summary>
    public required string Issuer { get; init; }

    /// <summary>ECTS credits: more than 0, at most two decimals.</summary>
    public required decimal Ects { get; init; }

    /// <summary>EQF level, 1 to 8.</summary>
    public int? Eqf { get; init; }

    /// <summary>ISCED-F codes.</summary>
    public IReadOnlyList<string> IscedF { get; init; } = [];

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Learning outcomes.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>How it is earned.</summary>
    public string? Source { get; init; }

    /// <summary>Facts about the assessment, joined by <c>+</c>.</summary>
    public string? Assurance { get; init; }

    /// <summary>What the learner pays, at most two decimals; an offer without a price is in no plan that asks for it.</summary>
    public decimal? Price { get; init; }

    /// <summary>Duration in weeks.</summary>
    public int? Weeks { get; init; }

    /// <summary>First day. An offer that began before the day of the evaluation cannot be taken any more.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Ids or specifications of holdings or offers that must be there first.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];
}
