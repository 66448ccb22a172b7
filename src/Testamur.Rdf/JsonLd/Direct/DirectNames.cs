using System.Text;
using Testamur.Rdf.JsonLd.Contexts;

namespace Testamur.Rdf.JsonLd.Direct;

/// <summary>Names and identifiers of a document, from UTF-8 to terms of the dataset.</summary>
internal sealed class DirectNames(Run run, DatasetBuilder quads)
{
    /// <summary>Longer names are left to the readable algorithm.</summary>
    public const int MaxTermLength = 256;

    private readonly Dictionary<string, TermId> _blankNodes = new(StringComparer.Ordinal);
    private readonly char[] _text = new char[MaxTermLength];
    private readonly byte[] _token = new byte[512];

    /// <summary>The term with this name; null when the context defines none.</summary>
    public CompiledTerm? Find(ActiveContext active, ReadOnlySpan<byte> name)
    {
        if (name.Length is 0 or > MaxTermLength)
            return null;
        if (name[0] == '@')
            return CompiledTerm.Keyword(name);
        var length = Encoding.UTF8.GetChars(name, _text);
        return active.Find(_text.AsSpan(0, length))?.Compiled;
    }

    /// <summary>What a member's name stands for.</summary>
    public CompiledTerm Lookup(ActiveContext active, ReadOnlySpan<byte> name)
    {
        return Find(active, name) ?? new CompiledTerm(active.Expand(run, Encoding.UTF8.GetString(name), vocab: true));
    }

    /// <summary>The IRI of a property or type, which was checked when the term was compiled.</summary>
    public TermId Iri(CompiledTerm term) => new(quads.Terms.AddToken(term.IriToken, TermKind.Iri));

    /// <summary>The node that an identifier names: written out or compact. False for relative references and for no IRI.</summary>
    /// <param name="active">The active context.</param>
    /// <param name="text">The identifier.</param>
    /// <param name="vocab">Whether it may be a term or a word of the vocabulary mapping.</param>
    /// <param name="id">The node.</param>
    public bool TryResource(ActiveContext active, ReadOnlySpan<byte> text, bool vocab, out TermId id)
    {
        id = default;
        if (vocab && text.Length > MaxTermLength)
            return TryExpanded(active, text, vocab, out id);
        var colon = text.IndexOf((byte)':');
        if (vocab && Find(active, text) is { } term)
        {
            if (term.Use != TermUse.Property)
                return false;
            id = Iri(term);
            return true;
        }
        if (colon <= 0)
            return vocab && active.Vocab is not null && TryExpanded(active, text, vocab, out id);
        var rest = text[(colon + 1)..];
        if (!rest.StartsWith("//"u8))
        {
            // A scheme such as did or urn, unless the context makes it a prefix, or the whole a term.
            if (Find(active, text[..colon]) is not null || Find(active, text) is not null || colon > MaxTermLength)
                return TryExpanded(active, text, vocab, out id);
            if (colon == 1 && text[0] == '_')
                return TryBlank(text, out id);
        }
        return TryIri(text, out id);
    }

    private bool TryExpanded(ActiveContext active, ReadOnlySpan<byte> text, bool vocab, out TermId id)
    {
        id = default;
        return active.Expand(run, Encoding.UTF8.GetString(text), relative: true, vocab: vocab) is { } iri
            && !Iris.IsBlank(iri)
            && TryIri(Encoding.UTF8.GetBytes(iri), out id);
    }

    private bool TryBlank(ReadOnlySpan<byte> text, out TermId id)
    {
        var label = Encoding.UTF8.GetString(text);
        if (!_blankNodes.TryGetValue(label, out id))
            _blankNodes[label] = id = quads.NewBlankNode();
        return true;
    }

    private bool TryIri(ReadOnlySpan<byte> text, out TermId id)
    {
        id = default;
        var hash = text.IndexOf((byte)'#');
        if ((hash >= 0 && text[(hash + 1)..].Contains((byte)'#')) || !Rdf.Iri.IsWellFormed(text))
            return false;
        if (text.Length + 2 > _token.Length)
        {
            id = quads.Iri(text);
            return true;
        }
        // Checked above, so written as a token at once.
        _token[0] = (byte)'<';
        text.CopyTo(_token.AsSpan(1));
        _token[text.Length + 1] = (byte)'>';
        id = new TermId(quads.Terms.AddToken(_token.AsSpan(0, text.Length + 2), TermKind.Iri));
        return true;
    }
}
