namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>Under which heading an indicator stands.</summary>
public enum IndicatorGroup
{
    Purpose,
    Actors,
    Delivery,
    Equity,
    Design,
    Use,
    Impact,
    Alliances,
    Process,
}

/// <summary>What an indicator is about: whether its figures can tell of people decides what is kept back.</summary>
public enum IndicatorSubject
{
    /// <summary>Published specifications, which everybody can read.</summary>
    Specifications,

    /// <summary>Learners, holders, applicants: small numbers are kept back.</summary>
    People,

    /// <summary>Another room of the observatory answers.</summary>
    Elsewhere,
}

/// <summary>One of the thirty: a pure function of aggregates. Its name, formula, data and caveats are texts <c>K01.Name</c> and so on.</summary>
/// <param name="Id"><c>K01</c> to <c>K30</c>.</param>
/// <param name="Measures">The measures it reads.</param>
/// <param name="Compute">Its figures; the first is the one its heading states.</param>
public sealed record Indicator(
    string Id,
    IndicatorGroup Group,
    IndicatorSubject Subject,
    IReadOnlyList<string> Measures,
    Func<Tally, IReadOnlyList<Figure>> Compute
)
{
    /// <summary>What others published about the same question.</summary>
    public IReadOnlyList<PublishedFigure> Published { get; init; } = [];

    /// <summary>Whether it is a count of things and no share or mean: it is drawn as bars.</summary>
    public bool IsCount { get; init; }
}

/// <summary>A figure of a published study.</summary>
/// <param name="Part">The indicator's figure it is compared with.</param>
/// <param name="Source">Key of a text <c>Source.{Source}</c>.</param>
public sealed record PublishedFigure(string Part, string Source, int Numerator, int Denominator)
{
    public double Value => (double)Numerator / Denominator;
}
