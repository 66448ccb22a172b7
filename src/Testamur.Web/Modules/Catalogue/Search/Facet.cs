namespace Testamur.Web.Modules.Catalogue.Search;

/// <summary>What a search can be narrowed by, in the order in which it is offered.</summary>
internal enum Facet
{
    /// <summary><c>true</c> for what costs nothing.</summary>
    Free,

    /// <summary>Ranges of euro, such as <c>0.01-100</c>. Prices in other currencies are in no range.</summary>
    Price,

    /// <summary>Ranges of credits, such as <c>2.01-5</c>.</summary>
    Ects,

    /// <summary>EQF level.</summary>
    Eqf,

    /// <summary>Code of the vocabulary <c>participation</c>.</summary>
    Mode,

    /// <summary>Ranges of the share taught on site, in percent.</summary>
    Onsite,

    /// <summary>Days within which the next run starts that one can still enrol for.</summary>
    Start,

    /// <summary>ISCED-F broad field, two digits.</summary>
    Field,

    /// <summary>Language of teaching, BCP 47.</summary>
    Language,

    /// <summary>URI of a skill that an outcome names.</summary>
    Skill,

    /// <summary>What outcomes are for.</summary>
    Purpose,

    /// <summary>Id of a larger certificate that the specification names.</summary>
    Stacks,

    /// <summary>Which evidence of quality assurance it names.</summary>
    Quality,

    /// <summary>Country of who awards it, ISO 3166-1 alpha-2.</summary>
    Country,

    /// <summary>The institution: its short name in addresses, its id in the index.</summary>
    Institution,

    /// <summary>Name of the alliance on whose behalf it is awarded.</summary>
    Alliance,
}

internal static class Facets
{
    public static IReadOnlyList<Facet> All { get; } = Enum.GetValues<Facet>();

    /// <summary>The facet's parameter in addresses and its name in answers.</summary>
    public static string Name(this Facet facet) => facet.ToString().ToLowerInvariant();

    /// <summary>The ranges that are offered and counted of a facet of numbers; others can be asked for.</summary>
    public static IReadOnlyList<string> Ranges(this Facet facet) =>
        facet switch
        {
            Facet.Ects => ["-2", "2.01-5", "5.01-"],
            Facet.Price => ["0.01-100", "100.01-300", "300.01-"],
            Facet.Onsite => ["0-0", "1-49", "50-99", "100-100"],
            Facet.Start => ["30", "90", "180"],
            _ => [],
        };
}
