namespace Testamur.Web.Modules.Quality.Checklist;

/// <summary>One thing the design states about a question.</summary>
/// <param name="Name">Names its label: <c>Stated.{name}</c>.</param>
/// <param name="Place">Where it stands in the design: a JSON Pointer.</param>
internal sealed record StatedFact(string Name, string Value, string Place);
