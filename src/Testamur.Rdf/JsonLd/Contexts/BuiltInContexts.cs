using System.Collections.Frozen;
using System.Text.Json;

namespace Testamur.Rdf.JsonLd.Contexts;

/// <summary>
/// The contexts of credentials, byte for byte as published, so that their meaning is fixed with the version of the library
/// (<see href="https://www.w3.org/TR/vc-data-integrity/#validating-contexts">VC Data Integrity §2.4.1 and 4.6</see>).
/// </summary>
public static class BuiltInContexts
{
    private const string Folder = "Testamur.Rdf.JsonLd.Contexts.Documents.";

    private static readonly FrozenDictionary<string, string> FileOf;

    static BuiltInContexts()
    {
        using var index = JsonDocument.Parse(Resource("index.json"));
        var contexts = new List<BuiltInContext>();
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in index.RootElement.EnumerateArray())
        {
            string Text(string name) =>
                entry.GetProperty(name).GetString() ?? throw new InvalidDataException($"No {name} in index.json.");
            string[] addresses = [.. entry.GetProperty("addresses").EnumerateArray().Select(a => a.GetString() ?? "")];
            contexts.Add(new BuiltInContext(addresses, Text("sha256"), Text("source"), Text("licence")));
            foreach (var address in addresses)
                files.Add(address, Text("file"));
        }
        All = contexts;
        FileOf = files.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>What there is.</summary>
    public static IReadOnlyList<BuiltInContext> All { get; }

    /// <summary>Finds these contexts and no others.</summary>
    public static IContextLoader Loader { get; } = new EmbeddedLoader();

    private static byte[] Resource(string file)
    {
        using var stream =
            typeof(BuiltInContexts).Assembly.GetManifestResourceStream(Folder + file)
            ?? throw new InvalidDataException($"The resource {file} is missing.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed class EmbeddedLoader : IContextLoader
    {
        public bool TryLoad(string address, out ReadOnlyMemory<byte> utf8)
        {
            var found = FileOf.TryGetValue(address, out var file);
            utf8 = file is null ? default : Resource(file);
            return found;
        }
    }
}
