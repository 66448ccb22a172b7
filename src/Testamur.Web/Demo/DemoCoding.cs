using Testamur.Web.Modules.Observatory.Coding;
using Testamur.Web.Modules.Observatory.Coding.Running;
using Testamur.Web.Modules.Observatory.Coding.Units;

namespace Testamur.Web.Demo;

/// <summary>A wave of coding in progress: three fictitious alliances, two coders of the demo, one of them further than the other.</summary>
internal sealed class DemoCoding(DemoStage stage, TimeProvider time)
{
    private const string Coordinator = "admin@nordhaven.example.org";
    private const string First = "author-1@belmonte.example.org";
    private const string Second = "qa@wzorowo.example.org";
    private const string Key = "in-progress";
    private const string Harbour = "harbouralliancefictitious";

    public async Task SeedAsync(string alliance)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        await stage.MustAsync(
            Coordinator,
            null,
            services =>
                services
                    .GetRequiredService<DefineWave>()
                    .HandleAsync(
                        new(
                            Key,
                            "Three alliances (fictitious)",
                            "alliance-matrix",
                            today.AddDays(-30),
                            today.AddDays(60),
                            "Three alliances of the demo, coded from their own public pages."
                        ),
                        default
                    )
        );
        await stage.MustAsync(
            Coordinator,
            null,
            services =>
                services
                    .GetRequiredService<SetUnits>()
                    .HandleAsync(Key, new($"{alliance}\nHarbour Alliance (fictitious)\nMountain Alliance (fictitious)"), default)
        );
        await stage.MustAsync(
            Coordinator,
            null,
            services => services.GetRequiredService<AssignCoders>().HandleAsync(Key, new([First, Second]), default)
        );
        await stage.MustAsync(
            Coordinator,
            null,
            services => services.GetRequiredService<MoveWave>().HandleAsync(Key, new(WaveMove.Start), default)
        );
        await CodeAsync(First, today);
    }

    private async Task CodeAsync(string coder, DateOnly today)
    {
        string[] codes = ["CL1", "SD4-5"];
        await stage.MustAsync(
            coder,
            null,
            services =>
                services
                    .GetRequiredService<SaveMarks>()
                    .HandleAsync(Key, Harbour, new(0, [.. codes.Select(code => new SaveMarks.Found(code, null))]), default)
        );
        foreach (var code in codes)
            await stage.MustAsync(
                coder,
                null,
                services =>
                    services
                        .GetRequiredService<AddEvidence>()
                        .HandleAsync(
                            Key,
                            Harbour,
                            new(code, "https://harbour-alliance.example.org/strategy", today.AddDays(-7), "4", null, []),
                            default
                        )
            );
        await stage.MustAsync(
            coder,
            null,
            services => services.GetRequiredService<FinishUnit>().HandleAsync(Key, Harbour, default)
        );
    }
}
