namespace Testamur.Rdf.Shacl.Compiling;

/// <summary>
/// Finds the shapes that may come back to themselves: the circles of the graph of references, by Tarjan's algorithm with a stack of
/// its own, since shapes may be strung together as long as somebody likes.
/// </summary>
internal static class Recursion
{
    public static void Mark(Shape[] shapes)
    {
        var inner = Array.ConvertAll(shapes, shape => shape.Inner.Distinct().ToArray());
        var component = Components(inner);
        var size = new int[shapes.Length];
        foreach (var number in component)
            size[number]++;
        foreach (var shape in shapes)
        {
            var own = component[shape.Number];
            shape.HasInner = inner[shape.Number].Length > 0;
            shape.Recursive = size[own] > 1 || inner[shape.Number].Contains(shape);
            var denied = shape.Constraints.Where(constraint => constraint.Denies).SelectMany(constraint => constraint.Inner);
            if (denied.Any(other => component[other.Number] == own))
                throw new ShapesException(
                    shape.Node.ToString(),
                    "A shape that depends on its own denial, through sh:not or sh:xone, has no meaning."
                );
        }
    }

    private static int[] Components(Shape[][] inner)
    {
        var count = inner.Length;
        var (index, low, component) = (new int[count], new int[count], new int[count]);
        Array.Fill(component, -1);
        var (open, path) = (new Stack<int>(), new Stack<(int Shape, int Next)>());
        var (found, components) = (0, 0);
        for (var root = 0; root < count; root++)
        {
            if (index[root] != 0)
                continue;
            path.Push((root, 0));
            while (path.TryPop(out var at))
            {
                var shape = at.Shape;
                if (at.Next == 0)
                {
                    index[shape] = low[shape] = ++found;
                    open.Push(shape);
                }
                else
                    low[shape] = Math.Min(low[shape], low[inner[shape][at.Next - 1].Number]);
                var next = at.Next;
                // Those that were seen need no visit of their own.
                for (; next < inner[shape].Length && index[inner[shape][next].Number] != 0; next++)
                {
                    var other = inner[shape][next].Number;
                    if (component[other] < 0)
                        low[shape] = Math.Min(low[shape], index[other]);
                }
                if (next < inner[shape].Length)
                {
                    path.Push((shape, next + 1));
                    path.Push((inner[shape][next].Number, 0));
                    continue;
                }
                if (low[shape] != index[shape])
                    continue;
                int member;
                do component[member = open.Pop()] = components;
                while (member != shape);
                components++;
            }
        }
        return component;
    }
}
