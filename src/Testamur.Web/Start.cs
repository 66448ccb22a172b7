using Microsoft.AspNetCore.Connections;
using Testamur.Web.Demo;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Catalogue;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Keys;
using Testamur.Web.Platform.Recovery;

namespace Testamur.Web;

/// <summary>What comes before the first request.</summary>
internal static class Start
{
    /// <returns>The exit code of a command; null when the platform is to answer requests.</returns>
    public static async Task<int?> CommandAsync(WebApplication app, string[] args)
    {
        if (args is ["schema", var what, ..])
            return await SchemaCommand.RunAsync(app, what);
        if (args is ["audit", var audit, ..])
            return await AuditCommand.RunAsync(app, audit);
        if (args is ["keys", var keys, ..])
            return await KeysCommand.RunAsync(app, keys);
        if (args is ["institution", .. var rest])
            return await InstitutionCommand.RunAsync(app, rest);
        // The file is last: a path that begins with a slash would take the next word for its value.
        if (args is ["backup", .., var target])
            return await BackupCommand.RunAsync(app, target);
        if (args is ["restore", var restore, ..])
            return await RestoreCommand.RunAsync(app, restore);
        return null;
    }

    /// <summary>
    /// Begins to build the model of all tables, which takes as long as the rest of a start. The first who needs it finds it there, or waits for it.
    /// </summary>
    public static void BuildModel(WebApplication app) =>
        Task.Run(async () =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            _ = scope.ServiceProvider.GetRequiredService<AppDb>().Model;
        });

    /// <returns>The exit code when there will be no requests, since the start was refused or ended; otherwise null.</returns>
    public static async Task<int?> PrepareAsync(WebApplication app)
    {
        try
        {
            CatalogueModule.RequireCatalogue();
            // What each route reads and writes is looked at beside the building of the model, not after it.
            app.UseEndpoints(_ => { });
            _ = app.Services.GetRequiredService<EndpointDataSource>().Endpoints;
            await app.PrepareAsync();
            if (!await ClosedDoor.WaitAsync(app))
                return 0;
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

    /// <summary>Answers requests until the end.</summary>
    /// <returns>The exit code: 1, with a sentence, when the address is taken.</returns>
    public static async Task<int> ServeAsync(WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            var addresses = string.Join(", ", app.Urls);
            await Console.Error.WriteLineAsync(
                $"Another program answers at {addresses} already. Stop it, or choose another address with --urls, for example --urls http://localhost:5081."
            );
            return 1;
        }
    }
}
