using Microsoft.Extensions.Options;
using Testamur.Web.Platform;

namespace Testamur.Web.Demo;

/// <summary>The demo towards the host. Nothing else knows of it.</summary>
internal static class DemoModule
{
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DemoStage>();
        builder.Services.AddSingleton<DemoFiles>();
        builder.Services.AddSingleton<DemoMembers>();
        builder.Services.AddSingleton<DemoSpecifications>();
        builder.Services.AddSingleton<DemoFunding>();
        builder.Services.AddSingleton<DemoLearning>();
        builder.Services.AddSingleton<DemoAwards>();
        builder.Services.AddSingleton<DemoSeals>();
        builder.Services.AddSingleton<DemoAgreements>();
        builder.Services.AddSingleton<DemoRecognition>();
        builder.Services.AddSingleton<DemoPriorLearning>();
        builder.Services.AddSingleton<DemoCoding>();
        builder.Services.AddSingleton<DemoWaves>();
        builder.Services.AddSingleton<DemoReview>();
        builder.Services.AddSingleton<DemoFigures>();
        builder.Services.AddSingleton<DemoSeeder>();
    }

    /// <summary>Fills a new installation when the operator asks for the demo; on every start of a demo, tells where it is.</summary>
    public static async Task PrepareDemoAsync(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<TestamurOptions>>().Value;
        if (!options.Demo)
            return;
        if (await app.Services.GetRequiredService<DemoSeeder>().EnsureAsync())
            app.Lifetime.ApplicationStarted.Register(() =>
                DemoAccounts.Print(
                    Console.Out,
                    app.Urls.First(),
                    options.PublicUrl,
                    app.Services.GetRequiredService<DemoFiles>().Alliance()
                )
            );
    }
}
