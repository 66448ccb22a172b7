using Testamur.Rdf.Shacl.Compiling;

namespace Testamur.Rdf.Shacl.Validating;

/// <summary>
/// What was found out about nodes and shapes, and what is being found out. An answer that took an open question to be answered with
/// yes is kept only when it is no, since circles hold nothing that denies, or when the question was its own.
/// </summary>
internal sealed class Answers
{
    private readonly Dictionary<(int Shape, int Node), bool> known = [];
    private readonly Dictionary<(int Shape, int Node), int> open = [];
    private int presumed = int.MaxValue;

    public bool? Find(Shape shape, int node) => known.TryGetValue((shape.Number, node), out var answer) ? answer : null;

    /// <summary>Whether the question is being answered further out; it is then presumed to be answered with yes.</summary>
    public bool IsOpen(Shape shape, int node)
    {
        if (!open.TryGetValue((shape.Number, node), out var level))
            return false;
        presumed = Math.Min(presumed, level);
        return true;
    }

    /// <summary>What was presumed before, for <see cref="Close"/>.</summary>
    public int Open(Shape shape, int node)
    {
        if (shape.Recursive)
            open.Add((shape.Number, node), open.Count);
        var before = presumed;
        presumed = int.MaxValue;
        return before;
    }

    public void Close(Shape shape, int node, int before, bool good)
    {
        if (shape.Recursive)
        {
            open.Remove((shape.Number, node));
            // What was presumed about this question itself is settled now.
            if (presumed >= open.Count)
                presumed = int.MaxValue;
        }
        if (!good || presumed == int.MaxValue)
            known[(shape.Number, node)] = good;
        presumed = good ? Math.Min(before, presumed) : before;
    }
}
