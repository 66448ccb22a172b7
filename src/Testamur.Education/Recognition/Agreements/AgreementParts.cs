using System.Text.Json.Serialization;
using Testamur.Education.Grades;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition.Agreements;

/// <summary>An institution that agrees.</summary>
/// <param name="Id">As its credentials name it as issuer, for example a DID.</param>
/// <param name="Name">Its name, for people.</param>
public sealed record AgreementParty(string Id, string Name);

/// <summary>Somebody who may sign for a party.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Function">What the person is there, such as "Vice-rector".</param>
public sealed record Signatory(string Party, string Name, string Function);

/// <summary>What the recognition is for.</summary>
[JsonConverter(typeof(CamelCaseEnum<AgreementPurpose>))]
public enum AgreementPurpose
{
    /// <summary>Credits toward study at the receiver.</summary>
    Credits,

    /// <summary>To stand for one of the receiver's own micro-credentials or a component of a programme; needs an <see cref="Equivalence"/>.</summary>
    Component,
}

/// <summary>What quality a credential must show, beside being verified.</summary>
public sealed record QualityCriteria
{
    /// <summary>Kinds of quality assurance that the credential must state; all of them.</summary>
    public IReadOnlyList<QaKind> AssuredBy
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Whole years after the award within which it must be asked for; the anniversary is within. Null for no limit.</summary>
    public int? MostYearsOld { get; init; }
}

/// <summary>A credential of one party stands for something of another party's own.</summary>
/// <param name="Specification">Stable URI, without version, of what was earned.</param>
/// <param name="Receiver">The party whose own it stands for.</param>
/// <param name="Target">Stable URI of the receiver's specification or component.</param>
/// <param name="Version">The version that was earned; null for any.</param>
/// <param name="Ects">Credits it counts for there; null for those the credential states. Never more than it states.</param>
public sealed record Equivalence(string Specification, string Receiver, string Target, int? Version = null, Ects? Ects = null);

/// <summary>What becomes of a grade.</summary>
[JsonConverter(typeof(CamelCaseEnum<GradeRule>))]
public enum GradeRule
{
    /// <summary>No grade is taken over: recognised or not.</summary>
    None,

    /// <summary>The issuer's grade is shown as it is, with its scheme.</summary>
    AsStated,

    /// <summary>It is converted by the ECTS grading tables of both sides.</summary>
    Table,
}

/// <summary>The rule for grades.</summary>
/// <param name="Rule">What becomes of them.</param>
/// <param name="Tie">Which grade is taken when several fit equally; asked for by <see cref="GradeRule.Table"/> alone.</param>
public sealed record GradeTerms(GradeRule Rule, [property: JsonConverter(typeof(CamelCaseEnum<TieRule>))] TieRule? Tie = null);

/// <summary>How much is recognised at most under the agreement, by one receiver and for one learner. Null for no limit.</summary>
public sealed record CreditCaps
{
    /// <summary>Credits in all.</summary>
    public Ects? PerLearner { get; init; }

    /// <summary>Credits toward one target.</summary>
    public Ects? PerTarget { get; init; }

    /// <summary>Part of the target's own credits; more than nothing.</summary>
    public Share? ShareOfTarget { get; init; }
}
