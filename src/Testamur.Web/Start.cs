using Testamur.Web.Demo;
using Testamur.Web.Modules.Catalogue;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;

namespace Testamur.Web;

/// <summary>What comes before the first request.</summary>
internal static class Start
{
    /// <returns>The exit code when there will be no requests: the work of a command is done, or the start was refused.</returns>
    public static async Task<int?> PrepareAsync(WebApplication app, string[] args)
    {
        if (args is ["schema", var what, ..])
            return await SchemaCommand.RunAsync(app, what);
        try
        {
            CatalogueModule.RequireCatalogue();
            await app.PrepareAsync();
            await app.PrepareDemoAsync();
            return null;
        }
        catch (StartRefusedException refused)
        {
            await app.DisposeAsync(); // writes what was logged until here
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }
}
