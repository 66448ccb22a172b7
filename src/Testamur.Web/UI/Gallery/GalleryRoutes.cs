using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Testamur.Web.UI.Components;

namespace Testamur.Web.UI.Gallery;

/// <summary>The gallery and a small linter to type against. Mapped only in development.</summary>
internal static class GalleryRoutes
{
    private static readonly string[] Looked = ["title", "hours"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var gallery = routes.MapGroup("/_components").ExcludeFromDescription().AllowAnonymous();
        gallery.MapGet("", () => UiHost.Page<GalleryPage>());
        gallery.MapPost("lint", IResult ([FromForm] string? title, [FromForm] int? hours) => Lint(title, hours));
    }

    private static RazorComponentResult<LintAnswer> Lint(string? title, int? hours)
    {
        var findings = new List<(string Name, FieldFinding Finding)>();
        if (title is null or { Length: < 3 })
            findings.Add(("title", new(FindingKind.Error, "A title has 3 to 150 characters.", "B01")));
        if (hours > 60)
            findings.Add(
                (
                    "hours",
                    new(
                        FindingKind.Error,
                        $"{hours} hours is too many for 2 ECTS. 50 to 60 fit.",
                        "T03",
                        [new("Use 3 ECTS", "repair", "T03:0")]
                    )
                )
            );
        return new RazorComponentResult<LintAnswer>(
            new { Fields = Looked, Findings = findings.ToLookup(f => f.Name, f => f.Finding) }
        );
    }
}
