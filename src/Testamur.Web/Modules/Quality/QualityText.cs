namespace Testamur.Web.Modules.Quality;

/// <summary>Names the texts of the review pages.</summary>
internal sealed class QualityText;
