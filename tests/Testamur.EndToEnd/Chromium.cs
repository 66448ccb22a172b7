using Microsoft.Playwright;

// One browser at a time: two walks beside each other are slower than one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Testamur.EndToEnd;

/// <summary>
/// The system's Chromium, driven by Playwright; no browser is downloaded. All walks use one, which ends with the test run; the pages of a class
/// of tests are closed behind it.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>How long a walk waits for anything; a busy machine takes its time, and only a failure waits it out.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Lazy<Task<IBrowser>> Browser = new(LaunchAsync);

    private readonly List<IBrowserContext> _contexts = [];

    public Task InitializeAsync() => Browser.Value;

    /// <summary>A browser of one person: own cookies.</summary>
    internal async Task<Visitor> VisitorAsync(Uri address, bool script, AxeLog? axe)
    {
        var browser = await Browser.Value;
        var context = await browser.NewContextAsync(
            new()
            {
                BaseURL = address.ToString(),
                JavaScriptEnabled = script,
                Locale = "en-GB",
                ReducedMotion = ReducedMotion.Reduce,
                // Without a graphics card each point is the processor's work: a quarter of them do for pictures that nobody keeps.
                DeviceScaleFactor = Tour.IsRenewed ? 1 : 0.5f,
                ViewportSize = new() { Width = 1280, Height = 900 },
            }
        );
        _contexts.Add(context);
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        return new Visitor(await context.NewPageAsync(), axe);
    }

    public async Task DisposeAsync()
    {
        foreach (var context in _contexts)
            await context.DisposeAsync();
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = Arguments() });
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
