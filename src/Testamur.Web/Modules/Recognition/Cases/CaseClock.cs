using Testamur.Education.Packs;
using Testamur.Education.Recognition;

namespace Testamur.Web.Modules.Recognition.Cases;

/// <summary>When an answer is due, counted from a complete file. Pure.</summary>
/// <param name="DeadlineOn">The last day the rules of the institution allow.</param>
internal sealed record CaseClock(DateTimeOffset From, DateOnly PromisedOn, DateOnly DeadlineOn)
{
    /// <param name="promiseDays">What the platform promises; cut to the deadline.</param>
    public static CaseClock Start(DateTimeOffset now, int promiseDays, Pack pack)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var deadline = RecognitionDuties.Deadline(today, pack);
        var promised = today.AddDays(promiseDays);
        return new(now, promised < deadline ? promised : deadline, deadline);
    }
}
