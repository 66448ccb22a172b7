using Testamur.Rdf.Shacl;

namespace Testamur.Education.Elm.Shapes;

/// <summary>What the shapes of a profile say of a document.</summary>
/// <param name="Profile">The profile it was compared with.</param>
/// <param name="Version">The version of the model.</param>
/// <param name="Shapes">What was found; null when it could not be found out.</param>
/// <param name="Triples">How many triples were looked at.</param>
/// <param name="Problem">Why it could not, in one short English sentence; null when it could.</param>
/// <param name="Lost">
/// What shapes cannot see since no context defines it, in one short English sentence; null when nothing is lost. Only the first such place
/// is named.
/// </param>
public sealed record ElmReport(
    ElmProfile Profile,
    string Version,
    ShaclReport? Shapes,
    int Triples,
    string? Problem = null,
    string? Lost = null
)
{
    /// <summary>Whether the document conforms; null when that could not be found out.</summary>
    public bool? Conforms => Shapes?.Conforms;
}
