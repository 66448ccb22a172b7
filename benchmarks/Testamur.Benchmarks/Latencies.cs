using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Testamur.Benchmarks;

/// <summary>How long single calls took, of which the middle and the slowest hundredth are told.</summary>
internal sealed class Latencies
{
    private readonly ConcurrentBag<double> _milliseconds = [];

    public async Task<T> MeasureAsync<T>(Func<Task<T>> call, bool warm)
    {
        var start = Stopwatch.GetTimestamp();
        var result = await call();
        if (warm)
            _milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return result;
    }

    public int Count => _milliseconds.Count;

    /// <param name="share">0.5 for the middle, 0.99 for what one in a hundred exceeds.</param>
    public double At(double share)
    {
        var sorted = _milliseconds.Order().ToList();
        return sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }

    public string Cells => $"{Text(At(0.5))} | {Text(At(0.99))}";

    private static string Text(double milliseconds) => milliseconds.ToString("0.00", CultureInfo.InvariantCulture);
}
