using System.Text.Json;
using Testamur.Education.Recognition;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Recognition.Deciding;

/// <summary>What an officer says about a case: the five elements, the outcomes, and the decision with its reasons. The API and the page send the same.</summary>
/// <param name="Outcome">What is decided.</param>
/// <param name="Elements">The judgement of each element that was looked at.</param>
/// <param name="Reason">For the applicant to read.</param>
/// <param name="Condition">Of conditional recognition.</param>
/// <param name="Instead">What it is recognised as instead, for alternative recognition.</param>
/// <param name="Considered">Before a refusal: why not partial, conditional and alternative recognition.</param>
/// <param name="Outcomes">Pairs of their and our outcomes that were accepted; null when outcomes were not compared.</param>
/// <param name="AcceptedEcts">Null takes what follows from the outcome: all that is claimed, its share, or nothing.</param>
/// <param name="Grade">In the receiver's scale; null takes over none.</param>
/// <param name="GradeMethod">How the grade was found.</param>
/// <param name="GradeDeclined">Why the grade that the grading tables give is not taken over.</param>
/// <param name="Confirmation">How a document without any seal or signature was confirmed.</param>
public sealed record DecisionForm(
    RecognitionOutcome Outcome,
    IReadOnlyList<ElementJudgement> Elements,
    string Reason,
    string? Condition = null,
    string? Instead = null,
    IReadOnlyList<ConsideredOutcome>? Considered = null,
    IReadOnlyList<DecidedPair>? Outcomes = null,
    decimal? AcceptedEcts = null,
    string? Grade = null,
    string? GradeMethod = null,
    string? GradeDeclined = null,
    string? Confirmation = null
)
{
    private const int MostPairs = 2000;
    private const decimal MostEcts = 1000;

    /// <summary>What no form may hold, whatever it decides: too much text, or numbers that are none.</summary>
    internal Problem? Flaw()
    {
        if (Elements.Count > 5 || Considered?.Count > 5 || Outcomes?.Count > MostPairs)
            return RecognitionProblems.FormTooLarge();
        string?[] texts =
        [
            Reason,
            Condition,
            Instead,
            GradeDeclined,
            Confirmation,
            .. Elements.SelectMany(one => new[] { one.Evidence, one.Purpose }),
            .. (Considered ?? []).Select(one => one.Reason),
        ];
        if (texts.Any(text => text?.Length > RecognitionCase.LongestText) || Grade?.Length > 100 || GradeMethod?.Length > 300)
            return RecognitionProblems.TextTooLong();
        return AcceptedEcts is { } ects && (ects is < 0 or > MostEcts || ects * 100 != decimal.Truncate(ects * 100))
            ? PlatformProblems.InvalidFields(
                new Dictionary<string, string[]> { ["acceptedEcts"] = ["A number from 0 to 1000 with at most two decimals."] }
            )
            : null;
    }

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <returns>Null before anybody has filled one in.</returns>
    public static DecisionForm? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<DecisionForm>(json, JsonSerializerOptions.Web);
}
