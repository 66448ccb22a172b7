using System.Collections.Concurrent;
using System.Collections.Frozen;
using Testamur.Education.Specifications;

namespace Testamur.Education.Vocabularies;

/// <summary>
/// A controlled list of concepts, whole, as the European Learning Model names them
/// (<see href="https://op.europa.eu/en/web/eu-vocabularies">EU Vocabularies</see>): one that ships with the library, or one that was imported. The few values that forms and rules
/// offer, under codes of ours, are in <see cref="Vocabulary"/>; their URIs are in these lists.
/// </summary>
public sealed class ControlledList
{
    private static readonly FrozenSet<string> Shipped = Resources.Lists();
    private static readonly ConcurrentDictionary<string, ControlledList> Loaded = new(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Concept> byUri;
    private readonly FrozenDictionary<string, Concept> byCode;

    /// <summary>A list of these concepts.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="scheme">Its URI: what <c>inScheme</c> of its concepts names.</param>
    /// <param name="concepts">Its concepts, in order.</param>
    /// <exception cref="ArgumentException">Two concepts have one URI.</exception>
    public ControlledList(string name, string scheme, IEnumerable<Concept> concepts)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(scheme);
        ArgumentNullException.ThrowIfNull(concepts);
        Name = name;
        Scheme = scheme;
        Concepts = [.. concepts];
        byUri = Concepts.ToFrozenDictionary(concept => concept.Uri, StringComparer.Ordinal);
        if (byUri.Count != Concepts.Count)
            throw new ArgumentException("Two concepts have one URI.", nameof(concepts));
        var codes = new Dictionary<string, Concept>(StringComparer.OrdinalIgnoreCase);
        // The first one counts where a list uses a code twice; the end of a URI never hides a code.
        foreach (var concept in Concepts)
            codes.TryAdd(concept.Code, concept);
        foreach (var concept in Concepts)
            codes.TryAdd(concept.Uri[(concept.Uri.LastIndexOfAny(['/', '#']) + 1)..], concept);
        byCode = codes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The names of the lists that ship with the library, such as <c>isced-f</c>, <c>country</c> or <c>learning-setting</c>.</summary>
    public static IReadOnlyCollection<string> Names => Shipped;

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Its URI: what <c>inScheme</c> of its concepts has to name.</summary>
    public string Scheme { get; }

    /// <summary>All concepts in the source's order.</summary>
    public IReadOnlyList<Concept> Concepts { get; }

    /// <summary>The list of that name.</summary>
    /// <exception cref="KeyNotFoundException">No such list.</exception>
    public static ControlledList Get(string name) =>
        Shipped.Contains(name)
            ? Loaded.GetOrAdd(name, ControlledListFile.Read)
            : throw new KeyNotFoundException($"There is no list '{name}'.");

    /// <summary>The concept with that URI, or null.</summary>
    public Concept? Find(string? uri) => uri is null ? null : byUri.GetValueOrDefault(uri);

    /// <summary>The concept with that code, or whose URI ends so, or null; upper and lower case are the same.</summary>
    public Concept? FindCode(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    /// <summary>The same list with what <paramref name="other"/> says more about its concepts: labels in other languages, and other names.</summary>
    public ControlledList With(ControlledList other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Name, Scheme, Concepts.Select(concept => Joined(concept, other.Find(concept.Uri))));
    }

    private static Concept Joined(Concept concept, Concept? more) =>
        more is null
            ? concept
            : concept with
            {
                Labels = new(concept.Labels.Concat(more.Labels.Where(pair => !concept.Labels.ContainsKey(pair.Key)))),
                Alternatives = [.. concept.Alternatives.Union(more.Alternatives, StringComparer.Ordinal)],
            };
}
