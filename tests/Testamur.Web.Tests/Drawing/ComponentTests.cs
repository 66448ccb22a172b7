using Testamur.Web.UI;
using Testamur.Web.UI.Components;
using Testamur.Web.UI.Gallery;

namespace Testamur.Web.Tests.Drawing;

public class ComponentTests
{
    [Fact]
    public async Task A_field_points_at_its_hint_and_findings()
    {
        var html = await Drawn.AsHtmlAsync<Field>(
            "en",
            ("Name", "outcome[2]"),
            ("Label", "Outcome"),
            ("Hint", "One verb"),
            ("Error", "It is empty.")
        );
        var control = html.QuerySelector("input")!;
        Assert.Equal("true", control.GetAttribute("aria-invalid"));
        Assert.Equal(control.Id, html.QuerySelector("label")!.GetAttribute("for"));
        foreach (var id in control.GetAttribute("aria-describedby")!.Split(' '))
            Assert.NotNull(html.QuerySelector("#" + id));
        Assert.Contains(
            "It is empty.",
            html.QuerySelector("#" + FieldIds.Findings("outcome[2]"))!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_a_person_wrote_is_never_markup()
    {
        var html = await Drawn.AsHtmlAsync<Field>(
            "en",
            ("Name", "x"),
            ("Label", "<b>a</b>"),
            ("Kind", FieldKind.Area),
            ("Value", "</textarea><script>1</script>")
        );
        Assert.Null(html.QuerySelector("b, script"));
        Assert.Equal("</textarea><script>1</script>", html.QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public async Task A_check_that_did_not_run_is_never_said_to_have_passed()
    {
        CheckLine[] checks =
        [
            new(CheckState.Passed, "a", ""),
            new(CheckState.Unchecked, "b", "", Technical: true),
            new(CheckState.Failed, "c", ""),
            new(CheckState.Passed, "d", "", Technical: true),
        ];
        var html = await Drawn.AsHtmlAsync<CheckList>("en", ("Checks", checks));
        Assert.Equal(["c", "b", "a", "d"], html.QuerySelectorAll("li b").Select(b => b.TextContent));
        Assert.Equal(
            ["Failed", "Not checked", "Passed", "Passed"],
            html.QuerySelectorAll("li > .muted").Select(word => word.TextContent)
        );
        Assert.Equal("d", html.QuerySelector("details b")!.TextContent);
    }

    [Theory]
    [InlineData(VerdictKind.Valid, "valid")]
    [InlineData(VerdictKind.ValidWithNote, "valid")]
    [InlineData(VerdictKind.Invalid, "invalid")]
    [InlineData(VerdictKind.Undetermined, "unknown")]
    public async Task Each_verdict_has_its_own_words_and_look(VerdictKind kind, string css)
    {
        var html = await Drawn.AsHtmlAsync<Verdict>("de", ("Kind", kind));
        Assert.Contains(css, html.QuerySelector(".verdict")!.ClassList);
        Assert.DoesNotContain("Verdict.", html.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public async Task No_component_sends_a_style_or_a_script_of_its_own(string language)
    {
        foreach (
            var html in new[]
            {
                await Drawn.AsHtmlAsync<GallerySigns>(language),
                await Drawn.AsHtmlAsync<GalleryForms>(language),
                await Drawn.AsHtmlAsync<GalleryVerdicts>(language),
                await Drawn.AsHtmlAsync<GalleryTiles>(language),
                await Drawn.AsHtmlAsync<GalleryLists>(language),
                await Drawn.AsHtmlAsync<GalleryRest>(language),
            }
        )
            Assert.DoesNotContain(
                html.QuerySelectorAll("*"),
                element =>
                    element.HasAttribute("style")
                    || element.LocalName is "style" or "script"
                    || element.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal))
            );
    }

    [Theory]
    [InlineData("/wallet?page=2", true)]
    [InlineData("/", true)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("/a\r\nSet-Cookie: x", false)]
    [InlineData(null, false)]
    public void After_a_change_of_language_one_stays_on_this_site(string? back, bool stays) =>
        Assert.Equal(stays, UiHost.IsLocal(back));
}
