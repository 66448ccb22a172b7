using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Testamur.EndToEnd;

/// <summary>One person at one browser.</summary>
internal sealed class Visitor(IPage page, AxeLog? axe)
{
    public IPage Page => page;

    public string Path => new Uri(page.Url).PathAndQuery;

    // Without the ids, so that one page is reported once.
    private string Where => Regex.Replace(new Uri(page.Url).AbsolutePath, "[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9_-]{20,}", "…");

    private ILocator Main => page.Locator("main");

    public async Task GoToAsync(string path)
    {
        var answer = await page.GotoAsync(path);
        Assert.True(answer is { Ok: true }, $"{path} answered {answer?.Status}");
        await CheckAsync();
    }

    public async Task FollowAsync(string link)
    {
        await ClickAsync(Main.GetByRole(AriaRole.Link, new() { Name = link }).First);
    }

    public async Task PressAsync(string button)
    {
        await ClickAsync(Main.GetByRole(AriaRole.Button, new() { Name = button }).First);
    }

    /// <summary>Presses one of a form's several buttons.</summary>
    public async Task ActAsync(string act)
    {
        await ClickAsync(Main.Locator($"button[name=act][value='{act}']").Last);
    }

    /// <summary>Opens the question behind a button, and says yes.</summary>
    public async Task ConfirmAsync(string trigger, string act, Func<Task>? fill = null)
    {
        await Main.Locator(":is(summary, button)", new() { HasText = trigger }).First.ClickAsync();
        if (fill is not null)
            await fill();
        await ClickAsync(page.Locator(":is(dialog, details)[open] button:visible", new() { HasText = act }).Last);
    }

    /// <summary>Clicks and waits for what the server answers in the end, be it a page or a part of one.</summary>
    public async Task ClickAsync(ILocator target)
    {
        // A part of a page is not loaded as a page; without script there are no parts.
        var loaded = new TaskCompletionSource();
        var (from, asked) = (page.Url, new List<string>());
        void OnLoad(object? sender, IPage of) => loaded.TrySetResult();
        void OnRequest(object? sender, IRequest request)
        {
            if (IsAsked(request))
                asked.Add($"{request.Method} {request.Url}");
        }

        page.Load += OnLoad;
        page.Request += OnRequest;
        try
        {
            var answered = page.WaitForResponseAsync(IsAnswer);
            await target.ClickAsync();
            // A page that moves between pressing and letting go loses a press; who sees nothing happen presses again.
            if (await Task.WhenAny(answered, Task.Delay(Chromium.Patience / 3)) != answered && asked.Count == 0)
                await target.ClickAsync();
            var answer = await answered;
            await answer.FinishedAsync().WaitAsync(Chromium.Patience);
            if (answer.Request.ResourceType == "document")
                await loaded.Task.WaitAsync(Chromium.Patience);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException(
                $"Nothing came of {target} on {from}, now {page.Url}; asked: {string.Join(", ", asked)}",
                e
            );
        }
        finally
        {
            page.Load -= OnLoad;
            page.Request -= OnRequest;
        }

        await CheckAsync();
    }

    // Findings and saves of a form come whenever somebody has typed; a click may cut them off in the middle, and then they never finish.
    private static readonly string[] Beside = ["/findings", "/saving", "/skills"];

    private bool IsAnswer(IResponse response) => IsAsked(response.Request) && response.Status is < 300 or 304 or >= 400;

    // A page that watches something asks for itself again, whether or not somebody has clicked.
    private bool IsAsked(IRequest request) =>
        request.ResourceType is "document" or "xhr" or "fetch"
        && !(request is { ResourceType: "xhr", Method: "GET" } && request.Url == page.Url)
        && !Beside.Any(path => new Uri(request.Url).AbsolutePath.EndsWith(path, StringComparison.Ordinal));

    public Task FillAsync(string name, string text) =>
        Main.Locator($"[name=\"{name}\"]:not([type=hidden])").First.FillAsync(text);

    public Task PickAsync(string name, string value) => Main.Locator($"select[name=\"{name}\"]").First.SelectOptionAsync(value);

    public Task TickAsync(string name, string value) => Main.Locator($"[name=\"{name}\"][value=\"{value}\"]").First.CheckAsync();

    public async Task SeesAsync(string text) => await Assertions.Expect(Main.GetByText(text).First).ToBeVisibleAsync();

    public Task<bool> HasAsync(string text) => Main.GetByText(text).First.IsVisibleAsync();

    /// <summary>Every page looked at is also read by axe, where there is a log to write to.</summary>
    public async Task CheckAsync()
    {
        if (axe is null)
            return;
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        if (!axe.IsNew($"{Where} {await StateAsync()}"))
            return;
        foreach (var finding in await Axe.FindAsync(page))
            axe.Add($"{Where}: {finding}");
    }

    // The same page looks different after a refusal, with a question open, or on a phone.
    private Task<string> StateAsync() =>
        page.EvaluateAsync<string>(
            "() => [innerWidth, document.querySelector('h1')?.innerText.length > 0, "
                + "...['[aria-invalid=true]', '.notice', 'details[open]', 'table', 'main form'].map(s => !!document.querySelector(s))].join(' ')"
        );

    /// <summary>Takes the page's picture on a phone and on a desktop, and lets axe look at both.</summary>
    /// <param name="at">What is brought into view; the top of the page as it stands when absent.</param>
    public async Task PictureAsync(string name, ILocator? at = null)
    {
        var folder = Directory.CreateDirectory(Tour.Folder).FullName;
        foreach (var (size, width, height) in new[] { ("phone", 390, 844), ("desktop", 1280, 900) })
        {
            await page.SetViewportSizeAsync(width, height);
            await CheckAsync();
            if (at is not null)
                await at.EvaluateAsync("part => part.scrollIntoView({ block: 'center' })");
            await page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, $"{name}-{size}.png") });
        }
    }
}
