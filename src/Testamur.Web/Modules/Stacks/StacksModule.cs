using Testamur.Web.Modules.Stacks.Contracts;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Stacks;

/// <summary>The whole surface of the module towards the host.</summary>
internal static class StacksModule
{
    public static void AddStacks(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ImportPathway>();
        builder.Services.AddScoped<ListPathways>();
        builder.Services.AddScoped<IPathways, ListPathways>();
        builder.Services.AddScoped<ReadStacks>();
        builder.Services.AddScoped<StackWords>();
    }

    public static void MapStacks(this ApiRoutes routes)
    {
        ListPathways.Map(routes.Open);
        ImportPathway.Map(routes.Alliance.MapGroup("/pathways").WithTags("Stacks"));
        ReadStacks.Map(routes.My.MapGroup("/stacks").WithTags("Stacks"));
    }
}
