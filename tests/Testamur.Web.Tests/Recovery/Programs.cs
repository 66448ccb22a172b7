using System.Diagnostics;
using Testamur.Tests.Shared;
using Testamur.Web.Tests.Architecture;

namespace Testamur.Web.Tests.Recovery;

/// <summary>Runs programs as an operator does.</summary>
internal static class Programs
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>A command of the platform, with its settings.</summary>
    public static Task<(int Status, string Output)> PlatformAsync(
        IReadOnlyDictionary<string, string?> settings,
        params string[] arguments
    )
    {
        string[] all = [PlatformProcess.Program, .. arguments, .. settings.Select(setting => $"--{setting.Key}={setting.Value}")];
        return RunAsync("dotnet", all, new Dictionary<string, string>());
    }

    /// <returns>The exit status, and what was written to both outputs.</returns>
    public static async Task<(int Status, string Output)> RunAsync(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Path.Combine(Repository.Root, "src", "Testamur.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!; // null only with UseShellExecute
        using var limit = new CancellationTokenSource(Longest);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await error);
    }
}
