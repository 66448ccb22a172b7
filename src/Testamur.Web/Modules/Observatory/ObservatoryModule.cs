using Testamur.Web.Modules.Observatory.Indicators;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Observatory;

/// <summary>The whole surface of the module towards the host. Each room of the observatory registers itself.</summary>
internal static class ObservatoryModule
{
    public static void AddObservatory(this WebApplicationBuilder builder)
    {
        builder.Services.AddIndicators();
    }

    public static void MapObservatory(this ApiRoutes routes)
    {
        routes.MapIndicators();
    }
}
