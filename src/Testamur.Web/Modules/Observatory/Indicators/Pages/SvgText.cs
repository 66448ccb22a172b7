using Microsoft.AspNetCore.Components;

namespace Testamur.Web.Modules.Observatory.Indicators.Pages;

/// <summary>Words in a picture. The element's own name would be taken for Razor's.</summary>
internal static class SvgText
{
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>: which of its ends stands at <paramref name="x"/>.</param>
    public static RenderFragment At(double x, double y, string anchor, string words, string? css = null) =>
        builder =>
        {
            builder.OpenElement(0, "text");
            builder.AddAttribute(1, "x", TimeLine.Number(x));
            builder.AddAttribute(2, "y", TimeLine.Number(y));
            builder.AddAttribute(3, "text-anchor", anchor);
            builder.AddAttribute(4, "class", css);
            builder.AddContent(5, words);
            builder.CloseElement();
        };
}
