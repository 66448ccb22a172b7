using Testamur.Web.UI;

namespace Testamur.Web.Modules.Quality;

/// <summary>A review as a row of the list.</summary>
public sealed record ReviewRow(string Href, string Title, int Version, string State, Tone Tone, DateTimeOffset At);
