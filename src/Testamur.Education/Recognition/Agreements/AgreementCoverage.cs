using Testamur.Credentials.Verification;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition.Agreements;

/// <summary>Asks an agreement about one credential. Pure and exact: credits are whole hundredths.</summary>
public static class AgreementCoverage
{
    /// <summary>
    /// Whether the agreement covers the credential for this request. Its dates are asked, its signatures are not: whether it is in force
    /// the caller knows (<see cref="AgreementStates"/>).
    /// </summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="facts">The credential.</param>
    /// <param name="request">Who asks for what, and when.</param>
    /// <param name="before">What counts toward the caps already.</param>
    public static CoverageAnswer Covers(
        this Agreement agreement,
        AgreementFacts facts,
        AgreementRequest request,
        AlreadyRecognised before
    )
    {
        ArgumentNullException.ThrowIfNull(agreement);
        ArgumentNullException.ThrowIfNull(request);
        return agreement.From is { } from && agreement.Until is { } until && from <= request.On && request.On <= until
            ? agreement.WouldCover(facts, request, before)
            : Not(AgreementReason.NotInForce);
    }

    /// <summary>The same as if it were in force on every day: for trying a draft on what happened before it.</summary>
    internal static CoverageAnswer WouldCover(
        this Agreement agreement,
        AgreementFacts facts,
        AgreementRequest request,
        AlreadyRecognised before
    )
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(before);
        if (agreement.Parties.All(party => party.Id != request.Receiver))
            return Not(AgreementReason.Receiver);
        if (facts.Verdict == Verdict.Invalid)
            return Not(AgreementReason.NotValid);

        ClauseReading? nearest = null;
        foreach (var clause in agreement.Clauses)
        {
            var reading = ClauseReading.Of(clause, agreement, facts, request);
            if (nearest is null || reading.IsNearerThan(nearest))
                nearest = reading;
        }

        return nearest is null ? Not(AgreementReason.Receiver)
            : nearest.Coverage == Coverage.NotCovered ? nearest.Answer(nearest.Reason)
            : Beyond(agreement, nearest, facts, request, before);
    }

    // What the whole agreement asks where a clause fits, or may fit. What is certain not to hold is said before what is not known, so that
    // nobody is asked for a fact that would change nothing.
    private static CoverageAnswer Beyond(
        Agreement agreement,
        ClauseReading clause,
        AgreementFacts facts,
        AgreementRequest request,
        AlreadyRecognised before
    )
    {
        var equivalence = request.Purpose == AgreementPurpose.Component ? Equivalent(agreement, facts, request) : null;
        var stated = facts.Ects ?? default;
        var accepted = equivalence?.Ects is { } agreed && agreed < stated ? agreed : stated;
        Condition[] conditions =
        [
            facts.Verdict == Verdict.Valid ? Condition.Holds : Condition.Unknown(AgreementReason.VerdictMissing),
            Quality(agreement.Quality, facts),
            Age(agreement.Quality, facts, request.On),
            request.Purpose == AgreementPurpose.Component ? Replacing(agreement, equivalence, facts, request) : Condition.Holds,
            facts.Ects is null
                ? Condition.Unknown(AgreementReason.CreditsMissing)
                : Caps(agreement.Caps, accepted, request, before),
        ];
        if (First(conditions, Coverage.NotCovered) is { } broken)
            return clause.Answer(broken) with { Coverage = Coverage.NotCovered };
        return (clause.Reason ?? First(conditions, Coverage.Undetermined)) is { } missing
            ? clause.Answer(missing) with
            {
                Coverage = Coverage.Undetermined,
            }
            : new(Coverage.Covered, clause.Clause.Id, null, accepted, equivalence);
    }

    private static AgreementReason? First(Condition[] conditions, Coverage coverage) =>
        conditions.FirstOrDefault(one => one.Coverage == coverage && one.Reason is not null).Reason;

    private static Condition Quality(QualityCriteria quality, AgreementFacts facts) =>
        quality.AssuredBy.All(facts.AssuredBy.Contains) ? Condition.Holds : Condition.Unknown(AgreementReason.QualityMissing);

    private static Condition Age(QualityCriteria quality, AgreementFacts facts, DateOnly on) =>
        facts.AwardedOn is not { } awarded
            ? quality.MostYearsOld is null
                ? Condition.Holds
                : Condition.Unknown(AgreementReason.AwardDateMissing)
            : awarded > on
                ? Condition.Fails(AgreementReason.NotYetAwarded)
                : quality.MostYearsOld is { } years && IsOlder(awarded, years, on)
                    ? Condition.Fails(AgreementReason.Age)
                    : Condition.Holds;

    // A sum beyond the last day of the calendar is never in the past.
    private static bool IsOlder(DateOnly awarded, int years, DateOnly on) =>
        awarded.Year + years <= DateOnly.MaxValue.Year && awarded.AddYears(years) < on;

    private static Equivalence? Equivalent(Agreement agreement, AgreementFacts facts, AgreementRequest request) =>
        agreement.Equivalences.FirstOrDefault(one =>
            one.Receiver == request.Receiver
            && one.Target == request.Target
            && one.Specification == facts.Specification
            && (one.Version is null || one.Version == facts.Version)
        );

    private static Condition Replacing(
        Agreement agreement,
        Equivalence? equivalence,
        AgreementFacts facts,
        AgreementRequest request
    )
    {
        if (equivalence is not null)
            return Condition.Holds;
        var possible = agreement.Equivalences.Any(one =>
            one.Receiver == request.Receiver
            && one.Target == request.Target
            && (facts.Specification is null || (one.Specification == facts.Specification && facts.Version is null))
        );
        return possible ? Condition.Unknown(AgreementReason.SpecificationMissing) : Condition.Fails(AgreementReason.Equivalence);
    }

    private static Condition Caps(CreditCaps caps, Ects accepted, AgreementRequest request, AlreadyRecognised before)
    {
        if (Exceeds(caps.PerLearner, before.Ects, accepted))
            return Condition.Fails(AgreementReason.Cap);
        if (caps.PerTarget is null && caps.ShareOfTarget is null)
            return Condition.Holds;
        if (request.Target is null)
            return Condition.Unknown(AgreementReason.TargetMissing);
        if (Exceeds(caps.PerTarget, before.TowardTarget, accepted))
            return Condition.Fails(AgreementReason.Cap);
        if (caps.ShareOfTarget is not { } share)
            return Condition.Holds;
        if (request.TargetEcts is not { } whole)
            return Condition.Unknown(AgreementReason.TargetMissing);
        // sum / whole ≤ share, without dividing.
        var sum = (long)before.TowardTarget.Hundredths + accepted.Hundredths;
        return sum * share.Whole > (long)whole.Hundredths * share.Part ? Condition.Fails(AgreementReason.Cap) : Condition.Holds;
    }

    private static bool Exceeds(Ects? cap, Ects before, Ects accepted) =>
        cap is { } most && (long)before.Hundredths + accepted.Hundredths > most.Hundredths;

    private static CoverageAnswer Not(AgreementReason reason) => new(Coverage.NotCovered, null, reason, default, null);
}
