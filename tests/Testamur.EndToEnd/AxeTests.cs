namespace Testamur.EndToEnd;

/// <summary>A reading that finds nothing says something only when it finds what is there.</summary>
public sealed class AxeTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_page_without_language_title_and_alternative_text_is_reported()
    {
        var visitor = await chromium.VisitorAsync(new Uri("http://localhost"), script: true, axe: null);
        await visitor.Page.SetContentAsync("<main><h1>Poor</h1><img src='data:,'></main>");

        var found = await Axe.FindAsync(visitor.Page);

        Assert.Superset(
            new HashSet<string> { "html-has-lang", "document-title", "image-alt" },
            found.Select(finding => finding.Split(':')[0]).ToHashSet()
        );
    }
}
