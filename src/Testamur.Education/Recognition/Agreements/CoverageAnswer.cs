using System.Text.Json.Serialization;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition.Agreements;

/// <summary>Whether an agreement decides. In this order each is better than the one before.</summary>
[JsonConverter(typeof(CamelCaseEnum<Coverage>))]
public enum Coverage
{
    /// <summary>It does not cover the credential.</summary>
    NotCovered,

    /// <summary>A fact is missing, so that nobody can tell: a case for people, never a recognition.</summary>
    Undetermined,

    /// <summary>It covers the credential: recognised without anybody's decision.</summary>
    Covered,
}

/// <summary>Why an agreement does not decide. Those with <c>Missing</c> say that a fact is not known.</summary>
[JsonConverter(typeof(CamelCaseEnum<AgreementReason>))]
public enum AgreementReason
{
    /// <summary>The day is not within its dates.</summary>
    NotInForce,

    /// <summary>The receiver is no party of it, or no clause binds the receiver.</summary>
    Receiver,

    /// <summary>The credential failed its verification.</summary>
    NotValid,

    /// <summary>Whether it is valid could not be determined.</summary>
    VerdictMissing,

    /// <summary>Another issuer.</summary>
    Issuer,

    /// <summary>The issuer is not stated.</summary>
    IssuerMissing,

    /// <summary>Agreed for another purpose.</summary>
    Purpose,

    /// <summary>Not on the list, or in another version.</summary>
    NotListed,

    /// <summary>What was earned is not stated, so a list cannot be asked.</summary>
    SpecificationMissing,

    /// <summary>Another type.</summary>
    Type,

    /// <summary>The type is not stated.</summary>
    TypeMissing,

    /// <summary>Below or above the levels.</summary>
    Level,

    /// <summary>No EQF level is stated.</summary>
    LevelMissing,

    /// <summary>Another field.</summary>
    Field,

    /// <summary>No field is stated, or only a broader one than the clause names.</summary>
    FieldMissing,

    /// <summary>Fewer or more credits.</summary>
    Credits,

    /// <summary>No ECTS credits are stated.</summary>
    CreditsMissing,

    /// <summary>A kind of quality assurance that is asked for is not stated.</summary>
    QualityMissing,

    /// <summary>Awarded too long ago.</summary>
    Age,

    /// <summary>Awarded after the day of asking.</summary>
    NotYetAwarded,

    /// <summary>The day of the award is not stated.</summary>
    AwardDateMissing,

    /// <summary>No equivalence with the target was agreed.</summary>
    Equivalence,

    /// <summary>A cap would be exceeded.</summary>
    Cap,

    /// <summary>A cap is for a target, and the target or its size is not known.</summary>
    TargetMissing,
}

/// <summary>What an agreement says about one credential.</summary>
/// <param name="Coverage">Whether it decides.</param>
/// <param name="Clause">The clause that covers; else the clause that came nearest, null when none was asked.</param>
/// <param name="Reason">The first reason why not; null when covered.</param>
/// <param name="Accepted">Credits that are accepted when covered; never more than the credential states.</param>
/// <param name="Equivalence">By which it stands for something of the receiver's own; null when none was asked for.</param>
public sealed record CoverageAnswer(
    Coverage Coverage,
    string? Clause,
    AgreementReason? Reason,
    Ects Accepted,
    Equivalence? Equivalence
);
