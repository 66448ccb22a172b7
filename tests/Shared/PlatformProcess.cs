using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Testamur.Tests.Shared;

/// <summary>The built platform as a process of its own, which can be killed as a power cut would.</summary>
internal sealed class PlatformProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(4); // with a demo to fill, beside other tests, on a slow machine
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentQueue<string> _output = new();
    private readonly Process _process;

    private PlatformProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens; a port that was free.</summary>
    public Uri Address { get; }

    /// <summary>What it has written to its console so far.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>The built program.</summary>
    public static string Program { get; } =
        Path.Combine(
            RepositoryRoot.Path,
            "artifacts",
            "bin",
            "Testamur.Web",
            new DirectoryInfo(AppContext.BaseDirectory).Name,
            "Testamur.Web.dll"
        );

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="settings">Settings by the address it will have, as <c>Testamur:Demo</c> = <c>true</c>.</param>
    /// <param name="ready">The address that answers 200 when it is.</param>
    /// <exception cref="InvalidOperationException">It stopped, or was not ready in time; the message has its output.</exception>
    public static async Task<PlatformProcess> StartAsync(
        Func<Uri, IReadOnlyDictionary<string, string?>> settings,
        string ready = "/health/ready"
    )
    {
        var platform = Begin(settings);
        await platform.WaitUntilReadyAsync(ready);
        return platform;
    }

    /// <summary>Starts it, for whoever does not wait for it.</summary>
    /// <inheritdoc cref="StartAsync"/>
    public static PlatformProcess Begin(Func<Uri, IReadOnlyDictionary<string, string?>> settings)
    {
        var address = new Uri($"http://localhost:{FreePort()}");
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Path.Combine(RepositoryRoot.Path, "src", "Testamur.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Program);
        start.ArgumentList.Add($"--urls={address}");
        foreach (var (key, value) in settings(address))
            start.ArgumentList.Add($"--{key}={value}");
        var process = Process.Start(start)!; // null only with UseShellExecute
        var platform = new PlatformProcess(process, address);
        process.OutputDataReceived += (_, line) => platform._output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => platform._output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return platform;
    }

    /// <summary>Whether it has ended, be it by itself.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>SIGKILL: nothing is finished, flushed or released.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>The same where nothing can be awaited any more.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync(string ready)
    {
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = Address };
        for (var waited = TimeSpan.Zero; waited < StartLimit; waited += Pause)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The platform stopped:\n{Output}");
            try
            {
                using var answer = await client.GetAsync(new Uri(ready, UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(Pause);
        }

        throw new InvalidOperationException($"The platform was not ready in time:\n{Output}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
