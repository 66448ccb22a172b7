using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Education.Specifications;

namespace Testamur.Education.OpenBadges;

/// <summary>
/// Makes the badges of many awards of one specification, each as <see cref="OpenBadgeBuilder"/> makes it. The achievement, most of a badge, is put together once for all that
/// share it. Not for several threads at once.
/// </summary>
/// <param name="specification">The specification version that was awarded.</param>
public sealed class OpenBadgeSeries(Specification specification)
{
    private static readonly JsonSerializerOptions Text = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Shared? _of;
    private JsonElement _achievement;

    /// <summary>The specification version that was awarded.</summary>
    public Specification Specification { get; } = specification;

    /// <summary>The credential of one award, ready to be secured.</summary>
    /// <exception cref="ArgumentException">As for <see cref="OpenBadgeBuilder.Build(Testamur.Education.Specifications.Specification, AwardFacts)"/>.</exception>
    public JsonObject Build(AwardFacts award)
    {
        ArgumentNullException.ThrowIfNull(award);
        BadgeChecks.Check(Specification, award);
        if (Shared.Of(award) is not { } shared)
            return OpenBadgeBuilder.Write(Specification, award, OpenBadgeBuilder.Achievement(Specification, award));
        if (shared != _of)
        {
            var text = OpenBadgeBuilder.Achievement(Specification, award).ToJsonString(Text);
            (_of, _achievement) = (shared, JsonElement.Parse(text));
        }

        return OpenBadgeBuilder.Write(Specification, award, JsonObject.Create(_achievement)!); // it is an object
    }

    /// <summary>What of an award its achievement tells: of two that agree in it, it is the same.</summary>
    private sealed record Shared(
        string Id,
        string? CriteriaUrl,
        string? Language,
        Ects? Credits,
        IssuingMandate? Mandate,
        string Described
    )
    {
        /// <summary>Null where the achievement tells of this one award alone.</summary>
        public static Shared? Of(AwardFacts award) =>
            award is { OtherForms.Count: 0, Parts.Count: 0, Replaces: null }
                ? new(
                    award.AchievementId,
                    award.CriteriaUrl,
                    award.Language,
                    award.CreditsEarned,
                    award.Mandate,
                    // It says of what there are results, the badge which.
                    string.Join('\n', award.Results.Select(result => $"{result.OutcomeId}\t{result.AssessmentId}"))
                )
                : null;
    }
}
