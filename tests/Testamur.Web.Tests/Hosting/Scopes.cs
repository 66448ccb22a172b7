using Microsoft.Extensions.DependencyInjection;

namespace Testamur.Web.Tests.Hosting;

internal static class Scopes
{
    public static T Get<T>(this IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
