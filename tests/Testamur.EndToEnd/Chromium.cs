using Microsoft.Playwright;

// One browser at a time: two walks beside each other are slower than one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Testamur.EndToEnd;

/// <summary>The system's Chromium, driven by Playwright; no browser is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = Arguments() });
    }

    /// <summary>A browser of one person: own cookies.</summary>
    internal async Task<Visitor> VisitorAsync(Uri address, bool script, AxeLog? axe)
    {
        var context = await _browser!.NewContextAsync( // set by InitializeAsync
            new()
            {
                BaseURL = address.ToString(),
                JavaScriptEnabled = script,
                Locale = "en-GB",
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = 1280, Height = 900 },
            }
        );
        context.SetDefaultTimeout(15_000);
        return new Visitor(await context.NewPageAsync(), axe);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    // A test machine has no graphics card, and one site needs no process for each page.
    // Chromium's sandbox does not start for root; everybody else keeps it.
    private static string[] Arguments() =>
        [
            "--disable-gpu",
            "--disable-software-rasterizer",
            "--process-per-site",
            "--disable-features=SpareRendererForSitePerProcess",
            .. (string[])(Environment.UserName == "root" ? ["--no-sandbox"] : []),
        ];

    private static string Find() =>
        new[]
        {
            "/usr/bin/chromium-headless-shell", // the same engine without the window nobody sees, at half the processor time
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
        }.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium is not installed; ./test installs it, or: apt-get install chromium");
}
