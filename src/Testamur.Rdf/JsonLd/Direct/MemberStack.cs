using Testamur.Rdf.JsonLd.Contexts;

namespace Testamur.Rdf.JsonLd.Direct;

/// <summary>The members of all objects from the document down to the one at hand, and what their names stand for.</summary>
internal sealed class MemberStack(JsonTape tape, DirectNames names)
{
    /// <summary>More members are left to the readable algorithm: here repeated names are found by comparing all pairs.</summary>
    private const int MaxMembers = 64;

    private Member[] _members = new Member[64];
    private int _count;

    public int Count => _count;

    public ref readonly Member this[int member] => ref _members[member];

    public ReadOnlySpan<Member> From(int first, int end) => _members.AsSpan(first, end - first);

    /// <summary>Takes away the members from this one on.</summary>
    public void Drop(int first) => _count = first;

    /// <summary>Adds the members of an object; false when one is repeated, or there is something that is not done here.</summary>
    public bool Push(int token)
    {
        var first = _count;
        for (var name = token + 1; name < tape[token].Next; name = tape[name + 1].Next)
        {
            if (tape[name].Escaped || tape[name].Length > DirectNames.MaxTermLength || _count - first == MaxMembers)
                return false;
            var text = tape.Raw(name);
            for (var i = first; i < _count; i++)
            {
                if (text.SequenceEqual(tape.Raw(_members[i].Name)))
                    return false;
            }
            if (_count == _members.Length)
                Array.Resize(ref _members, 2 * _members.Length);
            _members[_count++] = new Member(name, text.SequenceEqual("@context"u8));
        }
        return true;
    }

    /// <summary>Whether the members are those of a value or of a mere reference: step 7.</summary>
    public bool KeepContext(ActiveContext active, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            var use = names.Find(active, tape.Raw(_members[i].Name))?.Use;
            if (use == TermUse.Value || (use == TermUse.Id && end - first == 1))
                return true;
        }
        return false;
    }

    /// <summary>Finds the member for <c>@type</c>, or -1; false when there are several.</summary>
    public bool TryFindTypes(ActiveContext active, int first, int end, out int types)
    {
        types = -1;
        for (var i = first; i < end; i++)
        {
            if (_members[i].IsContext)
                continue;
            var term = names.Find(active, tape.Raw(_members[i].Name));
            _members[i].Term = term;
            if (term?.Use != TermUse.Type)
                continue;
            if (types >= 0)
                return false;
            types = i;
        }
        return true;
    }

    /// <summary>Finds what each member stands for, again if the context is now another; false when one is nothing that is done here.</summary>
    public bool Resolve(ActiveContext active, bool isOther, int first, int end)
    {
        var types = 0;
        for (var i = first; i < end; i++)
        {
            if (_members[i].IsContext)
                continue;
            ref var term = ref _members[i].Term;
            if (isOther || term is null)
                term = names.Lookup(active, tape.Raw(_members[i].Name));
            if (term.Use is TermUse.Other or TermUse.Keyword or TermUse.Context || (term.Use == TermUse.Type && types++ > 0))
                return false;
        }
        return true;
    }
}
