using Testamur.Education.Observatory.Reviews;
using Testamur.Web.Modules.Observatory.Surveys;

namespace Testamur.Web.Demo;

/// <summary>What the observatory of the demo has to show. Days are told as months before the demo is filled, so that it never looks old.</summary>
/// <param name="Published">Since when each micro-credential is told to be public.</param>
/// <param name="BaselineMonthsAgo">When the figures were frozen for the first time.</param>
/// <param name="GroupsBefore">What people had said of themselves by then.</param>
internal sealed record ObservatoryFile(
    ObservatoryFile.PublishedRow[] Published,
    int BaselineMonthsAgo,
    ObservatoryFile.GroupRow[] GroupsBefore,
    ObservatoryFile.GroupRow[] GroupsSince,
    ObservatoryFile.AwardRow[] Awards,
    ObservatoryFile.SurveyRow[] Surveys,
    ObservatoryFile.WaveRow[] Waves,
    ObservatoryFile.ReviewRow Review
)
{
    internal sealed record PublishedRow(string Specification, int MonthsAgo);

    /// <param name="Groups">Null for people who did not say.</param>
    internal sealed record GroupRow(OpportunityGroup[]? Groups, int? HighestEqf, int People);

    internal sealed record AwardRow(string Specification, int MonthsAgo, int People);

    /// <param name="Scores">By question how many answered 1, 2, 3, 4, 5; who is left of those who answered passed it over.</param>
    internal sealed record SurveyRow(SurveyRound Round, int Asked, int Answered, Dictionary<string, int[]> Scores);

    internal sealed record WaveRow(
        string Key,
        string Title,
        string Method,
        int BeganMonthsAgo,
        int EndedMonthsAgo,
        UnitRow[] Units
    );

    /// <param name="First">The codes that the first coder found.</param>
    /// <param name="Settled">What was decided where the two differ, by code.</param>
    internal sealed record UnitRow(string Name, string[] First, string[] Second, Dictionary<string, SettledRow>? Settled);

    internal sealed record SettledRow(bool Holds, string Reason);

    internal sealed record ReviewRow(
        string Title,
        string Question,
        string[] Sources,
        string[] Spellings,
        string[] Criteria,
        SearchRow[] Searches,
        VoteRow[] Votes,
        CodingRow[] Codings
    );

    internal sealed record SearchRow(string Spelling, string Query, int RanMonthsAgo, RecordRow[] Records);

    internal sealed record RecordRow(string Title, int Year, string Identifier, string Country);

    /// <summary>What two people thought of a record that both did not simply take in.</summary>
    /// <param name="First">The criterion that is not met, <c>unavailable</c>, or null for taken in.</param>
    internal sealed record VoteRow(string Title, ScreeningStage Stage, string? First, string? Second, string? Settled);

    internal sealed record CodingRow(string Title, ReviewCoding Coding);
}
