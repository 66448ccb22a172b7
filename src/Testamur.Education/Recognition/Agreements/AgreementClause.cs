using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition.Agreements;

/// <summary>
/// One part of the scope. Every condition that is set must hold: each one narrows. The list, the types and the fields hold when one of
/// their members fits.
/// </summary>
public sealed record AgreementClause
{
    /// <summary>By which decisions cite it, such as <c>2.1</c>; unique in the agreement.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about, by language.</summary>
    public LangText Title
    {
        get;
        init => field = value ?? LangText.Empty;
    } = LangText.Empty;

    /// <summary>The parties that recognise; none named: every party.</summary>
    public IReadOnlyList<string> Receivers
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Whose credentials are recognised, by issuer id; none named: those of every party but the receiver.</summary>
    public IReadOnlyList<string> Issuers
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>What the recognition may be for; none named: anything.</summary>
    public IReadOnlyList<AgreementPurpose> Purposes
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Credentials by name.</summary>
    public IReadOnlyList<ListedSpecification> List
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Credential types as their documents name them, such as <c>MicroCredential</c>; compared without regard to case.</summary>
    public IReadOnlyList<string> Types
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The lowest EQF level, 1 to 8.</summary>
    public int? EqfFrom { get; init; }

    /// <summary>The highest EQF level, 1 to 8.</summary>
    public int? EqfTo { get; init; }

    /// <summary>ISCED-F 2013 codes of two to four digits; a broad one includes the narrower ones below it.</summary>
    public IReadOnlyList<string> Fields
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The fewest credits.</summary>
    public Ects? EctsFrom { get; init; }

    /// <summary>The most credits.</summary>
    public Ects? EctsTo { get; init; }
}

/// <summary>A micro-credential that the parties have looked at.</summary>
/// <param name="Specification">Stable URI of its specification, without version.</param>
/// <param name="Version">The version that was looked at; null for every version.</param>
public sealed record ListedSpecification(string Specification, int? Version = null);
