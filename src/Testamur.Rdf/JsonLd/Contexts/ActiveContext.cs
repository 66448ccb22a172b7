using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Testamur.Rdf.JsonLd.Compaction;

namespace Testamur.Rdf.JsonLd.Contexts;

/// <summary>
/// The state that gives names their meaning (<see href="https://www.w3.org/TR/json-ld11-api/#dfn-active-context">active context</see>).
/// Changed only while it is being made; afterwards it may be shared by threads and documents.
/// </summary>
internal sealed class ActiveContext
{
    private readonly Dictionary<string, TermDefinition> _terms;
    private readonly Dictionary<string, TermDefinition>.AlternateLookup<ReadOnlySpan<char>> _byText;
    private ConcurrentDictionary<(object, bool, bool), ActiveContext>? _derived;
    private InverseContext? _inverse;

    /// <summary>The newly-initialized active context.</summary>
    public ActiveContext(string? originalBase)
    {
        _terms = new(StringComparer.Ordinal);
        _byText = _terms.GetAlternateLookup<ReadOnlySpan<char>>();
        Base = OriginalBase = originalBase;
    }

    private ActiveContext(ActiveContext from)
    {
        _terms = new(from._terms, StringComparer.Ordinal);
        _byText = _terms.GetAlternateLookup<ReadOnlySpan<char>>();
        Base = from.Base;
        OriginalBase = from.OriginalBase;
        Vocab = from.Vocab;
        Language = from.Language;
        Direction = from.Direction;
        Previous = from.Previous;
    }

    public string? Base { get; set; }

    public string? OriginalBase { get; }

    public string? Vocab { get; set; }

    public string? Language { get; set; }

    public string? Direction { get; set; }

    /// <summary>The context to go back to where this one, which is not propagated, ends.</summary>
    public ActiveContext? Previous { get; set; }

    /// <summary>Whether it was made from the loader's contexts alone and so serves other documents too.</summary>
    public bool IsShared { get; set; }

    public IReadOnlyDictionary<string, TermDefinition> Terms => _terms;

    public InverseContext Inverse => _inverse ??= new InverseContext(this);

    public ActiveContext Clone() => new(this);

    public TermDefinition? Find(string? term) => term is null ? null : _terms.GetValueOrDefault(term);

    public bool TryFind(string term, [NotNullWhen(true)] out TermDefinition? definition) =>
        _terms.TryGetValue(term, out definition);

    /// <summary>Finds a term by its name in UTF-16 without making a string of it.</summary>
    public TermDefinition? Find(ReadOnlySpan<char> term) => _byText.TryGetValue(term, out var definition) ? definition : null;

    public void Define(string term, TermDefinition definition) => _terms[term] = definition;

    public void Forget(string term) => _terms.Remove(term);

    public bool HasProtectedTerms() => _terms.Values.Any(t => t.IsProtected);

    /// <summary>The container mapping of a term; none for terms without a definition.</summary>
    public Container ContainerOf(string? term) => Find(term)?.Container ?? Container.None;

    /// <summary>The language of plain strings of a term.</summary>
    public string? LanguageOf(string? term) => Find(term) is { HasLanguage: true } own ? own.Language : Language;

    /// <summary>The base direction of plain strings of a term.</summary>
    public string? DirectionOf(string? term) => Find(term) is { HasDirection: true } own ? own.Direction : Direction;

    /// <summary>The context once made from this one with the same source: a remote context's address or a term's definition.</summary>
    public bool TryDerived(object source, bool propagate, bool overrides, [NotNullWhen(true)] out ActiveContext? derived)
    {
        derived = null;
        return _derived is not null && _derived.TryGetValue((source, propagate, overrides), out derived);
    }

    /// <summary>Keeps the derived context; false when another was kept before.</summary>
    public bool Remember(object source, bool propagate, bool overrides, ActiveContext derived)
    {
        _derived ??= new();
        return _derived.TryAdd((source, propagate, overrides), derived);
    }
}
