using System.Text.Json;

namespace Testamur.Web.Modules.Learning;

/// <summary>An earlier decision that stands for some outcomes of an award, as the award keeps it.</summary>
/// <param name="Source"><c>rpl</c> or <c>transfer</c>.</param>
/// <param name="Case">The decided case.</param>
internal sealed record CountedExemption(string Source, Guid Case, IReadOnlyList<string> Outcomes)
{
    /// <returns>Null for none.</returns>
    public static string? Write(IReadOnlyList<ExemptOutcome> counted) =>
        counted.Count == 0
            ? null
            : JsonSerializer.Serialize(
                counted
                    .GroupBy(one => (one.Source, one.Case))
                    .Select(same => new CountedExemption(same.Key.Source, same.Key.Case, [.. same.Select(one => one.Id)])),
                JsonSerializerOptions.Web
            );

    public static IReadOnlyList<CountedExemption> Read(string? kept) =>
        kept is null ? [] : JsonSerializer.Deserialize<List<CountedExemption>>(kept, JsonSerializerOptions.Web) ?? [];
}
