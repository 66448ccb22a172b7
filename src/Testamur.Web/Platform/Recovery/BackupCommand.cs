using Microsoft.Data.Sqlite;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Platform.Recovery;

/// <summary>
/// <c>backup FILE</c> copies a SQLite database while it is used. The copy says of itself that it is one, so that what is started on it stays closed until
/// <c>restore open</c>. Keys are not in it: they are backed up apart, and neither half is of use without the other.
/// </summary>
internal static class BackupCommand
{
    public static async Task<int> RunAsync(WebApplication app, string target)
    {
        if (target.StartsWith('-'))
            return await RefuseAsync("Usage: Testamur.Web backup [settings] FILE", 64);
        var database = app.Services.GetRequiredService<Database>();
        if (database.Provider != DatabaseProvider.Sqlite)
            return await RefuseAsync("A PostgreSQL database is backed up by its own programs; see deploy/backup-database.");
        if (File.Exists(target))
            return await RefuseAsync($"{target} is there already; a backup replaces nothing.");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target)) ?? ".");
        await CopyAsync(database, target, CancellationToken.None);
        Console.WriteLine($"{target}: {new FileInfo(target).Length} bytes. Back up the folder keys apart from it.");
        return 0;
    }

    /// <summary>A consistent copy in one file, checked.</summary>
    internal static async Task CopyAsync(Database database, string target, CancellationToken cancel)
    {
        // Under another name until it is whole: what bears the name of a backup can be restored.
        var part = target + ".part";
        File.Delete(part);
        await using (var source = database.Open(database.Connection))
        {
            await source.OpenAsync(cancel);
            await using var command = source.CreateCommand();
            command.CommandText = "VACUUM INTO @target";
            command.Parameters.Add(new SqliteParameter("@target", part));
            await command.ExecuteNonQueryAsync(cancel);
        }

        var connection = new SqliteConnectionStringBuilder { DataSource = part, Pooling = false }.ConnectionString;
        await using (var copy = new SqliteConnection(connection))
        {
            await copy.OpenAsync(cancel);
            await DatabaseHome.MarkCopyAsync(copy, cancel);
            await using var check = copy.CreateCommand();
            check.CommandText = "PRAGMA integrity_check";
            if (await check.ExecuteScalarAsync(cancel) is not "ok")
                throw new InvalidDataException($"The copy {part} is damaged.");
        }

        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(part, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(part, target);
    }

    private static async Task<int> RefuseAsync(string sentence, int status = 1)
    {
        await Console.Error.WriteLineAsync(sentence);
        return status;
    }
}
