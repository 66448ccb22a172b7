namespace Testamur.Web.Modules.Observatory.Surveys;

/// <summary>
/// The figures of surveys that took long to count: they are told again for an hour, since one answer more moves nothing that anybody could see. Fewer
/// than <see cref="Many"/> are counted each time.
/// </summary>
internal sealed class KeptFigures(TimeProvider time)
{
    public const int Many = 100_000;
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);
    private volatile Counted? _counted;

    /// <returns>Null when they have to be counted.</returns>
    public IReadOnlyList<SurveyRoundFigures>? Find() =>
        _counted is { } counted && time.GetUtcNow() - counted.At < Life ? counted.Rounds : null;

    public void Keep(IReadOnlyList<SurveyRoundFigures> rounds) =>
        _counted = rounds.Sum(round => (long)round.Asked) >= Many ? new(time.GetUtcNow(), rounds) : null;

    private sealed record Counted(DateTimeOffset At, IReadOnlyList<SurveyRoundFigures> Rounds);
}
