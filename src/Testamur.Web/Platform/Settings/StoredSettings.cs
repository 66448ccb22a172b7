using Testamur.Web.Platform.Data;

namespace Testamur.Web.Platform.Settings;

/// <summary>Reads a setting without the model of all tables: a start asks before that is built, and need not wait for it.</summary>
internal sealed class StoredSettings(Database database)
{
    /// <returns>The value, or null when nothing is stored under the key.</returns>
    public async Task<string?> ReadAsync(string key, CancellationToken cancel)
    {
        await using var connection = database.Open(database.Connection);
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM platform_settings WHERE key = @key";
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@key";
        parameter.Value = key;
        command.Parameters.Add(parameter);
        return (string?)await command.ExecuteScalarAsync(cancel);
    }
}
