namespace Testamur.Web.Modules.Catalogue.Search;

/// <summary>The documents that have one value of a facet: a list while they are few, one bit for every document when they are many.</summary>
internal sealed class DocumentList
{
    // A bit of a document costs a 64th of a word, a number half a word: from one document in 32 on the bits are smaller and quicker.
    private const int ManyOf = 32;

    /// <summary>Steps of looking one number up in a list, as many as a long list takes.</summary>
    private const int CostOfLookup = 16;

    private int[] _few = new int[4];
    private int _count;
    private Bits? _many;

    /// <param name="document">Larger than every one before.</param>
    public void Add(int document)
    {
        if (_many is { } many)
        {
            many.Set(document);
            return;
        }

        if (_count == _few.Length)
            Array.Resize(ref _few, _count * 2);
        _few[_count++] = document;
        if (_count > 1024 && _count > document / ManyOf)
        {
            _many = new Bits(document + 1);
            foreach (var one in _few.AsSpan(0, _count))
                _many.Set(one);
            _few = [];
        }
    }

    /// <summary>How many documents of the selection are in the list; whichever of the two is shorter is walked.</summary>
    public int CountIn(Selection selection)
    {
        if (selection.Few is { } selected && (_many is not null || selected.Length * CostOfLookup < _count))
            return CountAmong(selected);
        if (_many is { } many)
            return many.CountIn(selection.Bits);
        var count = 0;
        foreach (var document in _few.AsSpan(0, _count))
        {
            if (selection.Bits[document])
                count++;
        }

        return count;
    }

    private int CountAmong(int[] selected)
    {
        var list = _few.AsSpan(0, _many is null ? _count : 0);
        var count = 0;
        foreach (var document in selected)
        {
            if (_many is { } many ? many[document] : list.BinarySearch(document) >= 0)
                count++;
        }

        return count;
    }

    public void AddTo(Bits documents)
    {
        if (_many is { } many)
            documents.Or(many);
        foreach (var document in _few.AsSpan(0, _many is null ? _count : 0))
            documents.Set(document);
    }
}
