using System.Diagnostics;

namespace Testamur.Tests.Shared;

/// <summary>The npm packages of <c>tests/peers</c>.</summary>
internal static class PeerPackages
{
    /// <summary>The folder of the peers.</summary>
    public static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "tests", "peers");

    /// <summary>Runs <c>npm ci</c> when the packages are missing or older than their lock. Test projects that start together wait.</summary>
    public static async Task InstallAsync(string folder, CancellationToken cancel)
    {
        await using var alone = await WaitForTurnAsync(Path.Combine(Path.GetTempPath(), "testamur-peers.lock"), cancel);
        if (IsFresh(folder))
            return;
        using var npm = Process.Start(
            new ProcessStartInfo("npm", ["ci", "--no-progress"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!; // null only with UseShellExecute
        var output = npm.StandardOutput.ReadToEndAsync(cancel);
        var errors = npm.StandardError.ReadToEndAsync(cancel);
        await npm.WaitForExitAsync(cancel);
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm ci failed in {folder}:\n{await output}{await errors}");
    }

    private static bool IsFresh(string folder)
    {
        // npm writes this file last.
        var installed = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        return installed.Exists
            && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json"));
    }

    private static async Task<FileStream> WaitForTurnAsync(string file, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(100, cancel); // another test project installs
            }
        }
    }
}
