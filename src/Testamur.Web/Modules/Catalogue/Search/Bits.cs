using System.Numerics;

namespace Testamur.Web.Modules.Catalogue.Search;

/// <summary>A set of document numbers, one bit each. Numbers beyond its end are not in it.</summary>
internal sealed class Bits
{
    private ulong[] _words;

    public Bits(int documents) => _words = new ulong[(documents + 63) / 64];

    private Bits(ulong[] words) => _words = words;

    public bool this[int document] => document >> 6 < _words.Length && (_words[document >> 6] & (1UL << document)) != 0;

    public Bits Copy() => new([.. _words]);

    public void Set(int document)
    {
        if (document >> 6 >= _words.Length)
            Array.Resize(ref _words, Math.Max((document >> 6) + 1, _words.Length * 2));
        _words[document >> 6] |= 1UL << document;
    }

    public void Clear(int document)
    {
        if (document >> 6 < _words.Length)
            _words[document >> 6] &= ~(1UL << document);
    }

    public void And(Bits other)
    {
        var both = Math.Min(_words.Length, other._words.Length);
        for (var i = 0; i < both; i++)
            _words[i] &= other._words[i];
        Array.Clear(_words, both, _words.Length - both);
    }

    /// <summary>Adds what is in the other set and not beyond the end of this one.</summary>
    public void Or(Bits other)
    {
        var both = Math.Min(_words.Length, other._words.Length);
        for (var i = 0; i < both; i++)
            _words[i] |= other._words[i];
    }

    public int Count()
    {
        var count = 0;
        foreach (var word in _words)
            count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>How many are in both.</summary>
    public int CountIn(Bits other)
    {
        var (mine, others) = (_words, other._words);
        var both = Math.Min(mine.Length, others.Length);
        var count = 0;
        for (var i = 0; i < both; i++)
            count += BitOperations.PopCount(mine[i] & others[i]);
        return count;
    }

    /// <summary>The numbers in ascending order.</summary>
    public IEnumerable<int> Documents()
    {
        for (var i = 0; i < _words.Length; i++)
        {
            for (var word = _words[i]; word != 0; word &= word - 1)
                yield return (i << 6) + BitOperations.TrailingZeroCount(word);
        }
    }
}
