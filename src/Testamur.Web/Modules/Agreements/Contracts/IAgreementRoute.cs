using Testamur.Education.Grades;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Agreements.Contracts;

/// <summary>Whether an agreement in force decides about a credential, so that nobody has to: route A of recognition.</summary>
internal interface IAgreementRoute
{
    /// <summary>Three answers: covered, not covered with the first reason, or not to be told because a fact is missing; only the first recognises.</summary>
    Task<AgreementAnswer> AskAsync(AgreementQuestion question, CancellationToken cancel);
}

/// <summary>What an agreement is asked.</summary>
/// <param name="Receiver">Who would recognise.</param>
/// <param name="On">The day on which the agreement must be in force.</param>
/// <param name="TargetUri">Stable URI of the receiver's specification that the credential is to stand for; null for credits toward study.</param>
/// <param name="Before">What the same learner was recognised by agreements before, for caps.</param>
internal sealed record AgreementQuestion(
    InstitutionId Receiver,
    DateOnly On,
    CreditPurpose Purpose,
    string? TargetUri,
    CredentialFacts Credential,
    IReadOnlyList<RecognisedBefore> Before
);

/// <summary>What a recognition is for.</summary>
internal enum CreditPurpose
{
    /// <summary>To stand for one of the receiver's own micro-credentials or a component of a programme.</summary>
    Component,

    /// <summary>Credits toward study at the receiver.</summary>
    Credits,
}

/// <summary>The facts of a credential that decide about its scope. A fact the document does not state is null or empty, never guessed.</summary>
/// <param name="IssuerId">As the document names its issuer, for example a DID.</param>
/// <param name="SpecificationUri">Stable URI, without version, of what was earned.</param>
/// <param name="SpecificationVersion">The version of it.</param>
/// <param name="Type">As the document's form calls it, for example <c>MicroCredential</c>.</param>
/// <param name="IscedF">ISCED-F 2013 codes.</param>
/// <param name="Ects">In hundredths of a credit, as the issuer states them.</param>
/// <param name="QualityAssurance">Kinds of quality assurance it states: <c>internal</c>, <c>external</c>.</param>
internal sealed record CredentialFacts(
    string? IssuerId,
    string? SpecificationUri,
    int? SpecificationVersion,
    string? Type,
    int? EqfLevel,
    IReadOnlyList<string> IscedF,
    int? Ects,
    DateOnly? AwardedOn,
    IReadOnlyList<string> QualityAssurance,
    FactVerdict Verdict
);

/// <summary>What the verifier said.</summary>
internal enum FactVerdict
{
    Undetermined,
    Valid,
    Invalid,
}

/// <summary>An earlier recognition by agreement of the same learner at the same receiver.</summary>
/// <param name="Ects">Accepted, in hundredths of a credit.</param>
internal sealed record RecognisedBefore(Guid Agreement, string? TargetUri, int Ects);

/// <summary>The answer: <see cref="Cover"/> when an agreement decides.</summary>
/// <param name="WhyNot">Otherwise the first reason why none does, as a stable word such as <c>level</c>, <c>cap</c> or <c>levelMissing</c>; null when nothing was agreed with the issuer.</param>
internal sealed record AgreementAnswer(AgreementCover? Cover, string? WhyNot);

/// <summary>The agreement that covers a credential, and what it says follows.</summary>
/// <param name="Version">The version of its text that is in force.</param>
/// <param name="Title">In the language of the request, to be cited.</param>
/// <param name="Clause">The clause of its machine part that covers, to be cited.</param>
/// <param name="AcceptedEcts">In hundredths of a credit; never more than the credential states.</param>
/// <param name="ReplacesUri">The receiver's specification that an equivalence of the agreement names; null when it names none.</param>
/// <param name="GradeRule">How grades are taken over: <c>none</c>, <c>asStated</c> or <c>table</c>.</param>
/// <param name="Tie">Of the rule <c>table</c>: which grade is taken when several fit equally. It stands before the receiver's own rule.</param>
internal sealed record AgreementCover(
    Guid Agreement,
    int Version,
    string Title,
    string Clause,
    int AcceptedEcts,
    string? ReplacesUri,
    string GradeRule,
    TieRule? Tie = null
);
