using Microsoft.AspNetCore.Components;

namespace Testamur.Web.Modules.Observatory.Contracts;

/// <summary>
/// How a published table looks where many are shown one after another, as in the yearly report. It says everything that the rows say, since it stands
/// in their place. Whatever it needs is read before: parts of a page are drawn side by side, and a request has one database context.
/// </summary>
/// <param name="Content">What is drawn; its headings are of the third level or below.</param>
internal sealed record DatasetPicture(RenderFragment Content)
{
    /// <summary>Whether it needs a page of paper that lies across.</summary>
    public bool Wide { get; init; }

    /// <summary>Draws by a component.</summary>
    public static DatasetPicture Of<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent =>
        new(builder =>
        {
            builder.OpenComponent<T>(0);
            foreach (var (name, value) in parameters)
                builder.AddComponentParameter(1, name, value);
            builder.CloseComponent();
        });
}
