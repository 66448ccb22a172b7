using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Testamur.EndToEnd;

/// <summary>
/// axe-core, run inside the page under test. The package's own way opens a second page for each reading, which triples its time and is
/// only needed for frames of other origins; the platform has none.
/// </summary>
internal static class Axe
{
    // Bars that stick to an edge always cover something, which scrolling brings out: while axe looks, they stand where they belong.
    private const string Run = """
        async () => {
          const still = new CSSStyleSheet();
          still.replaceSync('.top, .tabs, .tray, .draft-state, .sticky { position: static !important; }');
          document.adoptedStyleSheets.push(still);
          const found = await axe.run(document, {
            runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
            resultTypes: ['violations'],
            preload: false,
          });
          document.adoptedStyleSheets.pop();
          return found.violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html).join('; ')}`);
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What is against WCAG 2.2 AA or axe's best practice: rule and the first places.</summary>
    public static async Task<string[]> FindAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Run);
    }
}
