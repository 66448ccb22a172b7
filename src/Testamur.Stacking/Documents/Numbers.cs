namespace Testamur.Stacking;

/// <summary>Exact arithmetic: credits are whole hundredths.</summary>
internal static class Numbers
{
    /// <summary>The largest number of credits in a document.</summary>
    public const decimal MostEcts = 100_000;

    public static long Hundredths(decimal ects) => (long)(ects * 100);

    public static long Gcd(long a, long b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return Math.Abs(a);
    }

    /// <summary>The least common multiple, or null when it exceeds the limit.</summary>
    public static long? Lcm(long a, long b, long limit)
    {
        var step = b / Gcd(a, b);
        return step > limit / a ? null : a * step;
    }
}
