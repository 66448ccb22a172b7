using System.Globalization;
using System.Text.Json;
using Testamur.Tests.Shared;
using Testamur.Web.Tests.Issuing;

namespace Testamur.Faults;

/// <summary>A status list as strangers see it, again and again.</summary>
internal static class PublishedList
{
    /// <summary>Reads it until it is told to stop. Each answer is a whole list whose proof holds, or the scenario fails.</summary>
    /// <returns>The days and hours from which the versions count, in the order in which they were read.</returns>
    public static async Task<IReadOnlyList<DateTimeOffset>> WatchAsync(
        Registrar reader,
        string list,
        TimeSpan pause,
        CancellationToken end
    )
    {
        var peers = await NodePeers.SharedAsync();
        var seen = new List<DateTimeOffset>();
        string? last = null;
        while (!end.IsCancellationRequested)
        {
            var text = await reader.ListAsync(list);
            using var document = JsonDocument.Parse(text);
            seen.Add(
                DateTimeOffset.Parse(document.RootElement.GetProperty("validFrom").GetString()!, CultureInfo.InvariantCulture)
            );
            if (text != last)
            {
                var did = await reader.Api.GetStringAsync(
                    new Uri($"/t/{reader.Slug}/did.json", UriKind.Relative),
                    CancellationToken.None
                );
                var now = TimeProvider.System.GetUtcNow().AddSeconds(2);
                var verdict = await peers.VerifyAsync(text, [did], now, CancellationToken.None);
                Assert.True(verdict.Verified, verdict.Error);
                last = text;
            }

            await Task.Delay(pause, CancellationToken.None);
        }

        return seen;
    }
}
