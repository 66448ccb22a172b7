namespace Testamur.Web.Modules.Alliance;

/// <summary><c>institution erase SHORT-NAME --yes</c>: takes an institution out of the installation. Without <c>--yes</c> it says what that means.</summary>
internal static class InstitutionCommand
{
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        if (args is not ["erase", var slug, .. var rest])
        {
            await Console.Error.WriteLineAsync("Usage: Testamur.Web institution erase SHORT-NAME --yes");
            return 64;
        }

        if (!rest.Contains("--yes"))
        {
            await Console.Error.WriteLineAsync(
                $"Everything that belongs to {slug} would be deleted for good, its log, keys and status lists included: what it issued could not be verified "
                    + "any more. Save its log and make a backup first; add --yes to do it."
            );
            return 64;
        }

        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            var erased = await scope
                .ServiceProvider.GetRequiredService<EraseInstitution>()
                .HandleAsync(slug, CancellationToken.None);
            if (erased is null)
            {
                await Console.Error.WriteLineAsync($"No institution has the short name {slug}.");
                return 1;
            }

            foreach (var (table, rows) in erased.Rows.Where(table => table.Value > 0))
                Console.WriteLine($"{table}: {rows}");
            Console.WriteLine($"{erased.Name} is erased. Restart the nodes.");
            return 0;
        }
        catch (InvalidOperationException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }
}
