using System.Diagnostics;
using Testamur.Tests.Shared;

namespace Testamur.Cli.Tests;

/// <summary>The command line as a process, with a folder of its own.</summary>
internal sealed class Cli : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("testamur-cli-").FullName;

    public string File(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    /// <summary>Runs in the folder.</summary>
    public async Task<Result> RunAsync(params string[] arguments)
    {
        using var process = Start(Folder, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    public static Process Start(string folder, params string[] arguments)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var assembly = Path.Combine(RepositoryRoot.Path, "artifacts", "bin", "Testamur.Cli", configuration, "testamur.dll");
        return Process.Start(
            new ProcessStartInfo("dotnet", [assembly, .. arguments])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!; // null only with UseShellExecute
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>What a run ended with.</summary>
internal sealed record Result(int Exit, string Output, string Errors);
