using System.Collections.Frozen;

namespace Testamur.Web.Platform.Problems;

/// <summary>What docs/problems.md says of each code: the pages behind the <c>type</c> of our problem details.</summary>
internal static class ProblemPages
{
    private const string Source = "problems.md";

    /// <summary>By code, in the order of the file.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } = Read();

    private static readonly FrozenDictionary<string, string> ByCode = All.ToFrozenDictionary(StringComparer.Ordinal);

    /// <returns>The English sentence; null for an unknown code.</returns>
    public static string? Find(string code) => ByCode.GetValueOrDefault(code);

    private static List<KeyValuePair<string, string>> Read()
    {
        using var stream =
            typeof(ProblemPages).Assembly.GetManifestResourceStream(Source)
            ?? throw new InvalidOperationException($"The assembly holds no {Source}.");
        using var reader = new StreamReader(stream);
        return
        [
            .. reader
                .ReadToEnd()
                .Split("\n## ")
                .Skip(1)
                .Select(section => section.Split('\n', 2, StringSplitOptions.TrimEntries))
                .Select(parts => KeyValuePair.Create(parts[0].Trim('`'), parts[^1])),
        ];
    }
}
