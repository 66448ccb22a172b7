namespace Testamur.Web.UI;

/// <summary>A rectangle of a stack picture, in hundredths of its side.</summary>
public readonly record struct StackBox(double X, double Y, double Width, double Height);

/// <summary>Lays the pieces of a stack in rows so that they fill a square and each area is proportional to its credits.</summary>
public static class StackLayout
{
    private const int MostTried = 12;

    /// <summary>One box per size, in the same order. Of all ways to cut the list into rows, the first with the smallest sum of aspect
    /// ratios wins; beyond twelve pieces the rows are equally long.</summary>
    /// <param name="sizes">Credits, each above zero.</param>
    public static IReadOnlyList<StackBox> Boxes(IReadOnlyList<double> sizes)
    {
        if (sizes.Any(size => !(size > 0) || double.IsInfinity(size)))
            throw new ArgumentOutOfRangeException(nameof(sizes), "A piece of a stack has more than zero credits.");
        if (sizes.Count == 0)
            return [];
        return Place(sizes, sizes.Count > MostTried ? EqualRows(sizes.Count) : BestRows(sizes));
    }

    private static List<int> EqualRows(int count)
    {
        var width = (int)Math.Ceiling(Math.Sqrt(count));
        return [.. Enumerable.Range(0, (count + width - 1) / width).Select(row => Math.Min(count, (row + 1) * width))];
    }

    private static List<int> BestRows(IReadOnlyList<double> sizes)
    {
        List<int> best = [];
        var bestScore = double.PositiveInfinity;
        var ends = new List<int>();
        Cut(0);
        return best;

        void Cut(int from)
        {
            if (from == sizes.Count)
            {
                var score = Place(sizes, ends).Sum(box => Math.Max(box.Width / box.Height, box.Height / box.Width));
                if (score < bestScore - 1e-9)
                    (bestScore, best) = (score, [.. ends]);
                return;
            }
            for (var to = from + 1; to <= sizes.Count; to++)
            {
                ends.Add(to);
                Cut(to);
                ends.RemoveAt(ends.Count - 1);
            }
        }
    }

    private static StackBox[] Place(IReadOnlyList<double> sizes, List<int> ends)
    {
        var boxes = new StackBox[sizes.Count];
        var total = sizes.Sum();
        var (from, y) = (0, 0.0);
        foreach (var end in ends)
        {
            var row = 0.0;
            for (var i = from; i < end; i++)
                row += sizes[i];
            var height = 100 * row / total;
            var x = 0.0;
            for (var i = from; i < end; i++)
            {
                var width = 100 * sizes[i] / row;
                boxes[i] = new(x, y, width, height);
                x += width;
            }
            y += height;
            from = end;
        }
        return boxes;
    }
}
