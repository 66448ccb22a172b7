using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Wallet;

public sealed class SecretPathTests
{
    [Fact]
    public async Task The_secret_of_a_link_is_in_no_line_of_the_log()
    {
        var log = new Lines();
        await using var app = await App.StartAsync(
            [],
            services =>
            {
                new HandMadeIssuing().AddTo(services);
                services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log));
            }
        );
        using var api = app.Api(null);
        string[] secrets = [.. Enumerable.Range(0, 5).Select(_ => Ids.Secret())];
        await api.FetchAsync($"/s/{secrets[0]}");
        await api.FetchAsync($"/claim/{secrets[1]}");
        await api.FetchAsync($"/api/v1/claims/{secrets[2]}");
        await api.FetchAsync($"/c/{secrets[3]}");
        await api.FetchAsync($"/co-design/{secrets[4]}");

        Assert.NotEmpty(log.Written);
        Assert.All(
            secrets,
            secret => Assert.DoesNotContain(log.Written, line => line.Contains(secret, StringComparison.Ordinal))
        );
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Written { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Written.Enqueue(formatter(state, exception));

        public void Dispose() { }
    }
}
