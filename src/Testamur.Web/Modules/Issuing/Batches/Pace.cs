namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>How fast a batch is sealed, and how long the rest will take at that rate.</summary>
/// <param name="PerMinute">Credentials a minute, since it was last started.</param>
/// <param name="Left">Null while nothing is known.</param>
internal sealed record Pace(int PerMinute, TimeSpan? Left)
{
    /// <param name="done">Sealed since <paramref name="since"/>.</param>
    /// <param name="waiting">Still to be sealed.</param>
    public static Pace Of(int done, DateTimeOffset since, DateTimeOffset now, int waiting)
    {
        var taken = now - since;
        if (done <= 0 || taken <= TimeSpan.Zero)
            return new(0, null);
        return new((int)(done / taken.TotalMinutes), TimeSpan.FromSeconds(Math.Ceiling(taken.TotalSeconds / done * waiting)));
    }
}
