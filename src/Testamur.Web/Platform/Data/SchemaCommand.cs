using Microsoft.EntityFrameworkCore;

namespace Testamur.Web.Platform.Data;

/// <summary>
/// <c>schema upgrade</c> applies missing scripts; <c>schema script</c> prints what the model would create, to write the next script from, and
/// <c>schema security</c> who may see which rows of it.
/// </summary>
internal static class SchemaCommand
{
    public static async Task<int> RunAsync(WebApplication app, string what)
    {
        await using var scope = app.Services.CreateAsyncScope();
        switch (what)
        {
            case "upgrade":
                var applied = await scope
                    .ServiceProvider.GetRequiredService<SchemaUpgrader>()
                    .UpgradeAsync(CancellationToken.None);
                Console.WriteLine(applied.Count == 0 ? "The schema is up to date." : $"Applied {string.Join(", ", applied)}.");
                return 0;
            case "script":
                Console.Write(scope.ServiceProvider.GetRequiredService<AppDb>().Database.GenerateCreateScript());
                return 0;
            case "security":
                Console.Write(RowSecurity.Script(scope.ServiceProvider.GetRequiredService<AppDb>().Model));
                return 0;
            default:
                await Console.Error.WriteLineAsync("Usage: Testamur.Web schema upgrade | schema script | schema security");
                return 64;
        }
    }
}
