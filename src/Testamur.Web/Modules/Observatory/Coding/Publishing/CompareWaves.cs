using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Observatory.Coding.Publishing;

/// <summary>What changed between two published waves with the same code book: for the alliances in both, which codes came and which went.</summary>
internal sealed class CompareWaves(ReadTables tables)
{
    /// <param name="Before">How many of the common alliances showed it in the earlier wave.</param>
    internal sealed record CodeChange(string Code, int Before, int After, int Gained, int Lost);

    internal sealed record UnitChange(
        string Unit,
        string PrintedBefore,
        string PrintedAfter,
        IReadOnlyList<string> Gained,
        IReadOnlyList<string> Lost,
        IReadOnlyList<string> Kept
    );

    /// <param name="OnlyBefore">Alliances that only the earlier wave has; they count nowhere else.</param>
    internal sealed record Comparison(
        string Before,
        string After,
        IReadOnlyList<CodeChange> Codes,
        IReadOnlyList<UnitChange> Units,
        IReadOnlyList<string> OnlyBefore,
        IReadOnlyList<string> OnlyAfter
    );

    public async Task<Result<Comparison>> HandleAsync(string before, string after, CancellationToken cancel)
    {
        if (!(await tables.HandleAsync(before, cancel)).Succeeded(out var old, out var problem))
            return problem;
        if (!(await tables.HandleAsync(after, cancel)).Succeeded(out var now, out problem))
            return problem;
        return old.Book.Id == now.Book.Id ? Of(old, now) : CodingProblems.OtherBook();
    }

    /// <summary>Pure. Codes are those that both versions of the book have.</summary>
    public static Comparison Of(WaveTable before, WaveTable after)
    {
        string[] codes = [.. before.Book.Codes.Select(code => code.Id).Intersect(after.Book.Codes.Select(code => code.Id))];
        var later = after.Units.ToDictionary(unit => unit.Unit);
        List<UnitChange> units =
        [
            .. before
                .Units.Where(unit => later.ContainsKey(unit.Unit))
                .Select(unit => new UnitChange(
                    unit.Unit,
                    unit.Printed,
                    later[unit.Unit].Printed,
                    [.. codes.Where(code => before.Find(unit.Unit, code) is null && after.Find(unit.Unit, code) is not null)],
                    [.. codes.Where(code => before.Find(unit.Unit, code) is not null && after.Find(unit.Unit, code) is null)],
                    [.. codes.Where(code => before.Find(unit.Unit, code) is not null && after.Find(unit.Unit, code) is not null)]
                )),
        ];
        return new(
            before.Key,
            after.Key,
            [.. codes.Select(code => Count(code, units))],
            units,
            [.. before.Units.Where(unit => !later.ContainsKey(unit.Unit)).Select(unit => unit.Printed)],
            [.. after.Units.Where(unit => before.Units.All(old => old.Unit != unit.Unit)).Select(unit => unit.Printed)]
        );
    }

    private static CodeChange Count(string code, List<UnitChange> units)
    {
        var (kept, gained, lost) = (
            units.Count(unit => unit.Kept.Contains(code)),
            units.Count(unit => unit.Gained.Contains(code)),
            units.Count(unit => unit.Lost.Contains(code))
        );
        return new(code, kept + lost, kept + gained, gained, lost);
    }

    public static void Map(RouteGroupBuilder open) =>
        open.MapGet(
                "/{before}/changes/{after}",
                async (string before, string after, CompareWaves useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(before, after, cancel)).ToHttp(found => TypedResults.Ok(found))
            )
            .WithName("CompareWaves")
            .WithSummary("What changed between two published waves");
}
