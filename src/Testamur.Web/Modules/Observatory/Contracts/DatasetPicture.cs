using Microsoft.AspNetCore.Components;

namespace Testamur.Web.Modules.Observatory.Contracts;

/// <summary>
/// How a room draws its published tables where many are shown one after another, as in the yearly report. The picture says everything that the
/// rows say, so that it stands in their place.
/// </summary>
/// <param name="Prefix">Of the ids of the tables it draws.</param>
/// <param name="Component">A component with a parameter <c>Id</c>, which is the table's; its headings are of the third level.</param>
/// <param name="Wide">Whether it needs a page of paper that lies across.</param>
internal sealed record DatasetPicture(string Prefix, Type Component, bool Wide)
{
    /// <exception cref="ArgumentException">The component cannot be told which table to draw.</exception>
    public static DatasetPicture Of<T>(string prefix, bool wide = false)
        where T : IComponent =>
        typeof(T).GetProperty("Id") is null
            ? throw new ArgumentException($"{typeof(T).Name} has no parameter Id.", nameof(prefix))
            : new(prefix, typeof(T), wide);
}
