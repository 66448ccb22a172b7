using System.Text;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Observatory.Coding;

/// <summary>Which spellings mean the same alliance: those of the published study, and what coordinators added.</summary>
internal sealed class UnitNames(AppDb db)
{
    /// <summary>Spellings in use today for alliances that the published table spells otherwise.</summary>
    private static readonly (string Spelling, string Printed)[] Today =
    [
        ("EU-CONEXUS", "EU-CONNEXUS"),
        ("U!REKA", "UIREKA"),
        ("Una Europa", "UNA EUROPA"),
        ("STARS EU", "STARS EU"),
        ("FilmEU", "FILMEU"),
        ("Unite!", "UNITE"),
    ];

    private static readonly Dictionary<string, string> BuiltIn = Today
        .Select(one => (Spelling: Fold(one.Spelling), Unit: Key(one.Printed)))
        .DistinctBy(one => one.Spelling)
        .ToDictionary(one => one.Spelling, one => one.Unit);

    public async Task<Known> LoadAsync(CancellationToken cancel)
    {
        var known = new Dictionary<string, string>(BuiltIn);
        foreach (var alias in await db.Set<UnitAlias>().AsNoTracking().ToListAsync(cancel))
            known.TryAdd(alias.Spelling, alias.Unit);
        return new(known);
    }

    /// <summary>The unit that a built-in spelling means.</summary>
    public static string Key(string printed) => Fold(printed).ToLowerInvariant();

    /// <summary>What two spellings have in common: letters and digits, in capitals.</summary>
    public static string Fold(string spelling)
    {
        var kept = new StringBuilder();
        foreach (var rune in spelling.Normalize(NormalizationForm.FormC).EnumerateRunes().Where(Rune.IsLetterOrDigit))
            kept.Append(Rune.ToUpperInvariant(rune));
        return kept.ToString();
    }

    /// <summary>The spellings as they stand, with those that a request adds.</summary>
    internal sealed class Known(Dictionary<string, string> units)
    {
        public string UnitOf(string spelling) => units.GetValueOrDefault(Fold(spelling)) ?? Key(spelling);

        /// <returns>The row to keep; null when the spelling is known already.</returns>
        public UnitAlias? Learn(string spelling, string unit)
        {
            var folded = Fold(spelling);
            return !string.Equals(folded, unit, StringComparison.OrdinalIgnoreCase) && units.TryAdd(folded, unit)
                ? new() { Spelling = folded, Unit = unit }
                : null;
        }
    }
}
