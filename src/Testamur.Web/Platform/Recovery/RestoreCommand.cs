namespace Testamur.Web.Platform.Recovery;

/// <summary>
/// <c>restore check</c> says whether the database is open (exit status 0) or why not (1); <c>restore open</c> runs the guards and opens it; <c>restore close</c>
/// closes one that was put back by other means.
/// </summary>
internal static class RestoreCommand
{
    private const string Usage =
        "Usage: Testamur.Web restore check | restore open [--lists FOLDER] [--lost-lists ID,ID] | restore close";

    public static async Task<int> RunAsync(WebApplication app, string what)
    {
        try
        {
            await app.PrepareAsync(); // nothing is brought up with another schema, address or encryption key
            await using var scope = app.Services.CreateAsyncScope();
            var restored = scope.ServiceProvider.GetRequiredService<Restored>();
            return what switch
            {
                "check" => await CheckAsync(restored),
                "open" => await OpenAsync(restored, app.Configuration),
                "close" => await CloseAsync(scope.ServiceProvider.GetRequiredService<DatabaseHome>()),
                _ => await RefuseAsync(Usage, 64),
            };
        }
        catch (Exception refused) when (refused is RestoreRefusedException or StartRefusedException)
        {
            return await RefuseAsync(refused.Message, 1);
        }
    }

    private static async Task<int> CheckAsync(Restored restored)
    {
        if (await restored.WhyClosedAsync(CancellationToken.None) is { } why)
            return await RefuseAsync($"Closed. {why} Run: restore open", 1);
        Console.WriteLine("Open.");
        return 0;
    }

    private static async Task<int> OpenAsync(Restored restored, IConfiguration given)
    {
        var lost = new HashSet<Guid>();
        foreach (var text in (given["lost-lists"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Guid.TryParse(text, out var list))
                return await RefuseAsync($"'{text}' is no id of a status list. {Usage}", 64);
            lost.Add(list);
        }

        if (given["lists"] is { } folder && !Directory.Exists(folder))
            return await RefuseAsync($"There is no folder {folder}. {Usage}", 64);
        foreach (var done in await restored.OpenAsync(new(given["lists"], lost), CancellationToken.None))
            Console.WriteLine(done);
        Console.WriteLine("The database is open. Nodes that wait answer within seconds.");
        return 0;
    }

    private static async Task<int> CloseAsync(DatabaseHome home)
    {
        await home.LeaveAsync(CancellationToken.None);
        Console.WriteLine("The database is closed: nodes that start wait until it is opened by: restore open");
        return 0;
    }

    private static async Task<int> RefuseAsync(string sentence, int status)
    {
        await Console.Error.WriteLineAsync(sentence);
        return status;
    }
}
