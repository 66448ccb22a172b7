using System.Globalization;
using Testamur.Benchmarks.Catalogue;
using Testamur.Tests.Shared;
using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Figures;
using Testamur.Web.Platform.Data;

namespace Testamur.Benchmarks.Observatory;

/// <summary>Asks the started platform for every page, answer and file of the indicators, one after another, as a reader would.</summary>
internal static class ObservatoryPages
{
    private const double Target = 1000;

    /// <summary>Pages of many indicators.</summary>
    private static readonly string[] Others =
    [
        "/observatory/indicators",
        "/observatory/impact",
        "/observatory",
        "/observatory/data/indicators",
        "/observatory/data/indicators.csv",
        "/observatory/report",
        "/api/v1/observatory/indicators",
    ];

    /// <returns>Whether the slowest took less than the target.</returns>
    public static async Task<bool> MeasureAsync(FactStore store, int rounds, TextWriter output)
    {
        await using var platform = await PlatformProcess.StartAsync(address => Settings(store, address));
        using var client = new HttpClient(new SocketsHttpHandler())
        {
            BaseAddress = platform.Address,
            Timeout = TimeSpan.FromMinutes(5),
        };
        var slowest = 0.0;
        await output.WriteLineAsync();
        await output.WriteLineAsync("| milliseconds | page | slowest | answer | slowest | two at once | slowest |");
        await output.WriteLineAsync("|---|--:|--:|--:|--:|--:|--:|");
        foreach (var indicator in AllIndicators.InOrder)
        {
            var page = $"/observatory/indicators/{indicator.Id.ToLowerInvariant()}";
            string[] cuts =
                indicator.Subject == IndicatorSubject.Elsewhere ? [""] : [.. Enum.GetNames<CutBy>().Select(by => $"?by={by}")];
            string cells =
                $"{await TimeAsync([.. cuts.Select(cut => page + cut)])} | {await TimeAsync([.. cuts.Select(cut => $"/api/v1{page}{cut}"), .. cuts.Select(cut => $"{page}.csv{cut}")])}";
            cells +=
                indicator.Subject == IndicatorSubject.Elsewhere
                    ? " | – | –"
                    : $" | {await TimeAsync([$"{page}/fields", $"{page}/fields.csv", $"/api/v1{page}/fields"])}";
            await output.WriteLineAsync($"| {indicator.Id} | {cells} |");
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync("| milliseconds | middle | slowest |");
        await output.WriteLineAsync("|---|--:|--:|");
        foreach (var address in Others)
            await output.WriteLineAsync($"| {address} | {await TimeAsync([address])} |");
        await output.WriteLineAsync();
        await output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"The slowest took {slowest:0} ms; the target is {Target:0}.")
        );
        return slowest < Target;

        async Task<byte[]> ReadAsync(string address)
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            return answer.IsSuccessStatusCode
                ? await answer.Content.ReadAsByteArrayAsync()
                : throw new InvalidOperationException($"{address} answered {(int)answer.StatusCode}:\n{platform.Output}");
        }

        async Task<string> TimeAsync(string[] addresses)
        {
            var taken = new Latencies();
            for (var round = 0; round <= rounds; round++)
            {
                foreach (var address in addresses)
                    await taken.MeasureAsync(() => ReadAsync(address), round > 0);
            }

            slowest = Math.Max(slowest, taken.At(1));
            return taken.Cells;
        }
    }

    private static Dictionary<string, string?> Settings(FactStore store, Uri address)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Testamur:DataFolder"] = store.Folder,
            ["Testamur:PublicUrl"] = address.GetLeftPart(UriPartial.Authority),
            ["Testamur:Demo"] = "false",
            ["Testamur:StrangerRequestsPerMinute"] = "100000",
        };
        if (store.Database.Provider == DatabaseProvider.Postgres)
        {
            settings["Testamur:Database:Provider"] = $"{DatabaseProvider.Postgres}";
            settings["Testamur:Database:Connection"] = store.Database.Connection;
            settings["Testamur:Database:Owner"] = store.Database.Owner;
        }

        return settings;
    }
}
