using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Testamur.Tests.Shared;

namespace Testamur.Faults;

/// <summary>One process of the platform.</summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(10); // with a demo to fill, on a slow machine

    private readonly ConcurrentQueue<string> _output = new();
    private readonly Process _process;
    private readonly string _folder;

    private Node(Process process, Uri address, string folder) => (_process, Address, _folder) = (process, address, folder);

    public Uri Address { get; }

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    public string Output => string.Join('\n', _output);

    /// <param name="clock">For <c>faketime</c>, as <c>+2h</c>; null for the machine's own.</param>
    /// <param name="environment">More variables of the process.</param>
    public static Node Start(
        IReadOnlyDictionary<string, string?> settings,
        string? clock = null,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var address = new Uri($"http://localhost:{PostgresServer.FreePort()}");
        var folder = Directory.CreateTempSubdirectory("testamur-faults-node-").FullName;
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var platform = Path.Combine(RepositoryRoot.Path, "artifacts", "bin", "Testamur.Web", configuration, "Testamur.Web.dll");
        string[] command = clock is null ? ["dotnet", platform] : ["faketime", "-f", clock, "dotnet", platform];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Path.Combine(RepositoryRoot.Path, "src", "Testamur.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Waiting goes on in real time, only dates differ.
        start.Environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        start.ArgumentList.Add($"--urls={address}");
        start.ArgumentList.Add($"--Testamur:DataFolder={folder}");
        foreach (var (key, value) in settings)
            start.ArgumentList.Add($"--{key}={value}");
        var process = Process.Start(start)!; // null only with UseShellExecute
        var node = new Node(process, address, folder);
        process.OutputDataReceived += (_, line) => node._output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => node._output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return node;
    }

    /// <summary>A client that knows one person.</summary>
    public HttpClient Client(AuthenticationHeaderValue? token = null) =>
        new(new SocketsHttpHandler()) { BaseAddress = Address, DefaultRequestHeaders = { Authorization = token } };

    public Task ReadyAsync() => AnswersAsync(HttpStatusCode.OK);

    /// <summary>Waits until this is its answer to whoever asks whether it is ready.</summary>
    public async Task AnswersAsync(HttpStatusCode status)
    {
        using var client = Client();
        await Until.TrueAsync(
            $"the node, asked whether it is ready, answers {status}",
            async () =>
            {
                if (_process.HasExited)
                    throw new InvalidOperationException($"The node stopped:\n{Output}");
                try
                {
                    using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                    return answer.StatusCode == status;
                }
                catch (HttpRequestException)
                {
                    return false; // not listening yet
                }
            },
            StartLimit
        );
    }

    /// <summary>The word of the health page, without what it tells an operator.</summary>
    public async Task<string> HealthAsync()
    {
        using var client = Client();
        using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return (await answer.Content.ReadAsStringAsync()).Split('\n')[0];
    }

    /// <summary>SIGKILL: nothing is finished, flushed or released.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as an operator or a service manager stops it.</summary>
    /// <returns>How it ended.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Waiting for what a scenario needs to see.</summary>
internal static class Until
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static async Task TrueAsync(string what, Func<Task<bool>> condition, TimeSpan? limit = null)
    {
        var time = TimeProvider.System;
        var began = time.GetTimestamp();
        while (!await condition())
        {
            if (time.GetElapsedTime(began) > (limit ?? Limit))
                throw new TimeoutException($"In {limit ?? Limit} it did not come true that {what}.");
            await Task.Delay(50);
        }
    }
}
