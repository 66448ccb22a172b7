using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition;

/// <summary>One of the five elements, filled from a credential and what it is compared with.</summary>
/// <param name="Element">The element.</param>
/// <param name="Suggested">The difference that is suggested; null when the documents do not say enough. People decide.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Facts">What the credential says about it; absent facts included.</param>
public sealed record ElementReading(
    RecognitionElement Element,
    Difference? Suggested,
    IReadOnlyList<RecognitionReason> Reasons,
    IReadOnlyList<ReceivedFact> Facts
);

/// <summary>The form of an officer, filled as far as the documents go.</summary>
/// <param name="Elements">The five elements.</param>
/// <param name="Points">The seven points.</param>
/// <param name="Credits">The credits claimed, after conversion.</param>
/// <param name="Outcomes">What their outcomes have in common with those of the target.</param>
public sealed record Evaluation(
    IReadOnlyList<ElementReading> Elements,
    IReadOnlyList<PointReading> Points,
    ConvertedCredit Credits,
    IReadOnlyList<OutcomePair> Outcomes
);

/// <summary>
/// Fills the two forms of recognition from a credential: the five elements, where differences from a target are looked for, and the seven points of the
/// ENIC-NARIC network. Silence is never turned into a difference: the burden of proof is with who recognises (Lisbon Recognition Convention, III.3 (5)).
/// </summary>
public static class RecognitionEvaluation
{
    /// <summary>The filled form.</summary>
    /// <param name="credential">The credential, with what others confirm of it.</param>
    /// <param name="verification">What verifying it came to.</param>
    /// <param name="target">What it shall count as; null when it shall stand for itself.</param>
    /// <param name="rule">How the receiving institution counts credits.</param>
    public static Evaluation Of(
        ReceivedCredential credential,
        VerificationSummary verification,
        Specification? target,
        CreditRule rule
    )
    {
        ArgumentNullException.ThrowIfNull(credential);
        var credits = CreditConversion.Claimed(credential, rule);
        var outcomes = OutcomeComparison.Suggest(
            credential.Content.Specification.LearningOutcomes,
            target?.LearningOutcomes ?? []
        );
        return new(
            [
                Level(credential, target),
                Workload(credential, target, credits),
                Quality(credential),
                Profile(credential, target),
                Outcomes(credential, target, outcomes),
            ],
            RecognitionReading.Of(credential, verification),
            credits,
            outcomes
        );
    }

    private static ElementReading Level(ReceivedCredential credential, Specification? target)
    {
        FactKind[] kinds = [FactKind.EqfLevel, FactKind.NationalLevel, FactKind.Cycle];
        if (credential.Content.Specification.EqfLevel is not { } theirs)
            return Unsaid(
                RecognitionElement.Level,
                credential.StandingOf(FactKind.NationalLevel) == Standing.Absent ? "level.absent" : "level.nationalOnly",
                credential,
                kinds
            );
        if (target?.EqfLevel is not { } ours)
            return Unsaid(RecognitionElement.Level, "level.noTarget", credential, kinds, $"{theirs}");
        var (difference, code) = (theirs - ours) switch
        {
            0 => (Difference.None, "level.same"),
            > 0 => (Difference.None, "level.higher"),
            -1 => (Difference.NotSubstantial, "level.lower"),
            _ => (Difference.Substantial, "level.muchLower"),
        };
        return Said(RecognitionElement.Level, difference, new(code, $"{theirs}", $"{ours}"), credential, kinds);
    }

    private static ElementReading Workload(ReceivedCredential credential, Specification? target, ConvertedCredit credits)
    {
        FactKind[] kinds = [FactKind.Credit, FactKind.Hours, FactKind.Weeks];
        if (credits.Claimed is not { } theirs)
            return new(RecognitionElement.Workload, null, [credits.Reason], Facts(credential, kinds));
        if (target?.Ects is not { } ours)
            return new(RecognitionElement.Workload, null, [credits.Reason, new("workload.noTarget")], Facts(credential, kinds));
        var (difference, code) =
            theirs >= ours ? (Difference.None, "workload.enough")
            : theirs.Hundredths * 2L >= ours.Hundredths ? (Difference.NotSubstantial, "workload.less")
            : (Difference.Substantial, "workload.muchLess");
        return new(
            RecognitionElement.Workload,
            difference,
            [credits.Reason, new(code, $"{theirs}", $"{ours}")],
            Facts(credential, kinds)
        );
    }

    private static ElementReading Quality(ReceivedCredential credential)
    {
        FactKind[] kinds = [FactKind.QualityAssurance, FactKind.AwardingBody, FactKind.IssuerName, FactKind.IssuerCountry];
        var stated = credential.Content.Specification.QualityAssurance;
        if (stated.FirstOrDefault(qa => qa.Kind == QaKind.External) is { } external)
            return Said(
                RecognitionElement.Quality,
                Difference.None,
                external.Agency is { } agency ? new("quality.external", agency) : new("quality.externalUnnamed"),
                credential,
                kinds
            );
        return stated.Count > 0
            ? Said(RecognitionElement.Quality, Difference.NotSubstantial, new("quality.internal"), credential, kinds)
            : Unsaid(RecognitionElement.Quality, "quality.absent", credential, kinds);
    }

    private static ElementReading Profile(ReceivedCredential credential, Specification? target)
    {
        FactKind[] kinds = [FactKind.Field, FactKind.Type, FactKind.Title, FactKind.Summary];
        var theirs = credential.Content.Specification.IscedF;
        if (theirs.Count == 0)
            return Unsaid(RecognitionElement.Profile, "profile.absent", credential, kinds);
        if (target is null || target.IscedF.Count == 0)
            return Unsaid(RecognitionElement.Profile, "profile.noTarget", credential, kinds, string.Join(", ", theirs));
        // The longest beginning that one of theirs has in common with one of ours: 2 digits are a broad field, 3 a narrow one.
        var common = theirs.SelectMany(_ => target.IscedF, (one, other) => one.AsSpan().CommonPrefixLength(other)).Max();
        var (difference, code) = common switch
        {
            >= 3 => (Difference.None, "profile.same"),
            2 => (Difference.NotSubstantial, "profile.near"),
            _ => (Difference.Substantial, "profile.other"),
        };
        return Said(
            RecognitionElement.Profile,
            difference,
            new(code, string.Join(", ", theirs), string.Join(", ", target.IscedF)),
            credential,
            kinds
        );
    }

    private static ElementReading Outcomes(ReceivedCredential credential, Specification? target, IReadOnlyList<OutcomePair> pairs)
    {
        FactKind[] kinds = [FactKind.Outcome, FactKind.Skill];
        var theirs = credential.Content.Specification.LearningOutcomes;
        if (theirs.Count == 0)
            return Unsaid(RecognitionElement.Outcomes, "outcomes.absent", credential, kinds);
        if (target is null || target.LearningOutcomes.Count == 0)
            return Unsaid(RecognitionElement.Outcomes, "outcomes.noTarget", credential, kinds, $"{theirs.Count}");
        var all = target.LearningOutcomes.Count;
        var covered = pairs.Where(pair => pair.Suggested == OutcomeMatch.Covers).Select(pair => pair.Our).Distinct().Count();
        if (covered == all)
            return Said(RecognitionElement.Outcomes, Difference.None, new("outcomes.all", $"{all}"), credential, kinds);
        if (covered * 2 >= all)
            return Said(
                RecognitionElement.Outcomes,
                Difference.NotSubstantial,
                new("outcomes.most", $"{covered}", $"{all}"),
                credential,
                kinds
            );
        // Few words in common prove nothing: only people can say that outcomes differ.
        return Unsaid(RecognitionElement.Outcomes, "outcomes.few", credential, kinds, $"{covered}", $"{all}");
    }

    private static ElementReading Said(
        RecognitionElement element,
        Difference difference,
        RecognitionReason reason,
        ReceivedCredential credential,
        FactKind[] kinds
    ) => new(element, difference, [reason], Facts(credential, kinds));

    private static ElementReading Unsaid(
        RecognitionElement element,
        string code,
        ReceivedCredential credential,
        FactKind[] kinds,
        params string[] arguments
    ) => new(element, null, [new(code, arguments)], Facts(credential, kinds));

    private static ReceivedFact[] Facts(ReceivedCredential credential, FactKind[] kinds) => [.. kinds.SelectMany(credential.All)];
}
