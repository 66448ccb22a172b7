using Testamur.Web.Modules.Observatory.Coding;
using Testamur.Web.Modules.Observatory.Coding.Reconciling;
using Testamur.Web.Modules.Observatory.Coding.Running;
using Testamur.Web.Modules.Observatory.Coding.Units;
using Testamur.Web.Platform;

namespace Testamur.Web.Demo;

/// <summary>Two published waves of fictitious alliances, so that there is something to compare that puts no invented mark on a real one.</summary>
internal sealed class DemoWaves(DemoStage stage, TimeProvider time)
{
    private const string Coordinator = "admin@nordhaven.example.org";
    private const string First = "author-1@belmonte.example.org";
    private const string Second = "qa@wzorowo.example.org";
    private const string Book = "alliance-approaches";

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public async Task SeedAsync(ObservatoryFile.WaveRow wave)
    {
        await DefineAsync(wave);
        await CodeAsync(First, wave, unit => unit.First);
        await CodeAsync(Second, wave, unit => unit.Second);
        await MoveAsync(wave, WaveMove.Reconcile);
        await SettleAsync(wave);
        await MoveAsync(wave, WaveMove.Freeze);
        await MoveAsync(wave, WaveMove.Publish);
    }

    private async Task DefineAsync(ObservatoryFile.WaveRow wave)
    {
        var (began, ended) = (Today.AddMonths(-wave.BeganMonthsAgo), Today.AddMonths(-wave.EndedMonthsAgo));
        var request = new DefineWave.Request(wave.Key, wave.Title, Book, began, ended, wave.Method);
        var units = new SetUnits.Request(string.Join('\n', wave.Units.Select(unit => unit.Name)));
        await CoordinateAsync(services => services.GetRequiredService<DefineWave>().HandleAsync(request, default));
        await CoordinateAsync(services => services.GetRequiredService<SetUnits>().HandleAsync(wave.Key, units, default));
        await CoordinateAsync(services =>
            services.GetRequiredService<AssignCoders>().HandleAsync(wave.Key, new([First, Second]), default)
        );
        await MoveAsync(wave, WaveMove.Start);
    }

    private Task<bool> CodeAsync(
        string coder,
        ObservatoryFile.WaveRow wave,
        Func<ObservatoryFile.UnitRow, IReadOnlyList<string>> codes
    ) =>
        stage.MustAsync<bool>(
            coder,
            null,
            async services =>
            {
                var (marks, evidence, end) = (
                    services.GetRequiredService<SaveMarks>(),
                    services.GetRequiredService<AddEvidence>(),
                    services.GetRequiredService<FinishUnit>()
                );
                foreach (var unit in wave.Units)
                {
                    var key = UnitNames.Key(unit.Name);
                    var found = codes(unit).Select(code => new SaveMarks.Found(code, null)).ToList();
                    if ((await marks.HandleAsync(wave.Key, key, new(0, found), default)).Problem is { } notSaved)
                        return notSaved;
                    foreach (var code in codes(unit))
                    {
                        if ((await evidence.HandleAsync(wave.Key, key, Evidence(wave, key, code), default)).Problem is { } not)
                            return not;
                    }

                    if ((await end.HandleAsync(wave.Key, key, default)).Problem is { } notDone)
                        return notDone;
                }

                return true;
            }
        );

    private AddEvidence.Request Evidence(ObservatoryFile.WaveRow wave, string unit, string code) =>
        new(code, $"https://{unit}.example.org/about", Today.AddMonths(-wave.EndedMonthsAgo), null, null, []);

    private async Task SettleAsync(ObservatoryFile.WaveRow wave)
    {
        foreach (var unit in wave.Units)
        {
            foreach (var (code, settled) in unit.Settled ?? [])
                await CoordinateAsync(services =>
                    services
                        .GetRequiredService<DecideDispute>()
                        .HandleAsync(wave.Key, UnitNames.Key(unit.Name), new(code, settled.Holds, settled.Reason), default)
                );
        }
    }

    private Task<MoveWave.Moved> MoveAsync(ObservatoryFile.WaveRow wave, WaveMove move) =>
        CoordinateAsync(services => services.GetRequiredService<MoveWave>().HandleAsync(wave.Key, new(move), default));

    private Task<T> CoordinateAsync<T>(Func<IServiceProvider, Task<Result<T>>> act) => stage.MustAsync(Coordinator, null, act);
}
