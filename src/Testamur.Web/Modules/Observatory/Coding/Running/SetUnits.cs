using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Observatory.Coding.Running;

/// <summary>
/// Says which units a wave codes, in the spelling of the list at hand. A spelling that is known leads to the unit it is known for; <c>A = B</c>
/// says that A is a spelling of B.
/// </summary>
internal sealed class SetUnits(AppDb db, Waves waves, UnitNames names, AuditLog audit)
{
    /// <param name="Units">One a line.</param>
    internal sealed record Request(string? Units);

    internal sealed record Chosen(IReadOnlyList<string> Units);

    public async Task<Result<Chosen>> HandleAsync(string key, Request request, CancellationToken cancel)
    {
        if (!(await waves.ToRunAsync(key, cancel, WaveState.Draft)).Succeeded(out var wave, out var problem))
            return problem;
        string[] lines =
        [
            .. (request.Units ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        ];
        if (lines.Length is 0 or > Wave.MostUnits)
            return CodingProblems.UnitsUnusable("–");
        var known = await names.LoadAsync(cancel);
        var chosen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Any(part => part.Length > WaveUnit.LongestName || UnitNames.Fold(part).Length == 0))
                return CodingProblems.UnitsUnusable(Brief(line));
            var unit = known.UnitOf(parts[^1]);
            if (parts.Length == 2 && known.Learn(parts[0], unit) is { } alias)
                db.Add(alias);
            if (!chosen.TryAdd(unit, parts[0]))
                return CodingProblems.UnitsUnusable(Brief(line));
        }

        await ReplaceAsync(wave, chosen, cancel);
        wave.Touch();
        audit.Record("observatory.unitsChosen", wave.Key);
        return await waves.SaveAsync(cancel) is { } refusal
            ? refusal
            : new Chosen([.. chosen.Keys.Order(StringComparer.Ordinal)]);
    }

    private async Task ReplaceAsync(Wave wave, Dictionary<string, string> chosen, CancellationToken cancel)
    {
        var before = await db.Set<WaveUnit>().Where(unit => unit.Wave == wave.Id).ToDictionaryAsync(unit => unit.Unit, cancel);
        var gone = before.Keys.Except(chosen.Keys).ToList();
        db.RemoveRange(
            await db.Set<Assignment>().Where(one => one.Wave == wave.Id && gone.Contains(one.Unit)).ToListAsync(cancel)
        );
        db.RemoveRange(gone.Select(unit => before[unit]));
        foreach (var (unit, printed) in chosen)
        {
            if (before.TryGetValue(unit, out var kept))
                kept.Printed = printed;
            else
                db.Add(
                    new WaveUnit
                    {
                        Wave = wave.Id,
                        Unit = unit,
                        Printed = printed,
                    }
                );
        }
    }

    private static string Brief(string line) => line.Length <= 80 ? line : line[..80] + "…";

    public static void Map(RouteGroupBuilder alliance) =>
        alliance
            .MapPut(
                "/{key}/units",
                async (string key, Request request, SetUnits useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(key, request, cancel)).ToHttp(made => TypedResults.Ok(made))
            )
            .WithName("SetWaveUnits")
            .WithSummary("Choose the units of a wave");
}
