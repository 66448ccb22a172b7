namespace Testamur.Web.Modules.Quality;

/// <summary>One question of the checklist as a page shows it.</summary>
/// <param name="Key">Name of the question in forms and texts.</param>
/// <param name="Number">Number of the standard, such as 1.3.</param>
/// <param name="Answer">Yes, No, NotApplicable, or null while it is open.</param>
public sealed record ChecklistItem(string Key, string Number, string? Answer, string Note, string? Error = null);
