using System.Collections.Frozen;
using Testamur.Web.Platform;
using static Testamur.Web.Modules.PriorLearning.CaseMove;
using static Testamur.Web.Modules.PriorLearning.CaseRoles;
using static Testamur.Web.Modules.PriorLearning.CaseState;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>The states of a case: the four stages of validation, and how it can end.</summary>
public enum CaseState
{
    /// <summary>Somebody asks; nobody advises yet.</summary>
    Enquiry,
    Identification,
    Documentation,
    Assessment,
    Certification,

    /// <summary>Every outcome was shown: the same micro-credential as for those who were taught.</summary>
    Awarded,

    /// <summary>Some were shown: so many credits need not be earned again.</summary>
    CreditExemption,

    /// <summary>Some were shown: they are listed, without credits.</summary>
    PartlyGranted,
    Refused,
    Appealed,
}

/// <summary>What moves a case on.</summary>
internal enum CaseMove
{
    /// <summary>An adviser takes the case.</summary>
    TakeUp,

    /// <summary>The adviser closes the identification.</summary>
    Identify,

    /// <summary>The applicant hands the portfolio in.</summary>
    HandIn,

    /// <summary>The panel hands over what it has found.</summary>
    PassOn,
    Award,
    Exempt,
    GrantPartly,
    Refuse,
    Appeal,

    /// <summary>An officer has the appeal assessed afresh.</summary>
    Reopen,
}

/// <summary>What somebody is in one case; <see cref="Parties"/> says who is what.</summary>
[Flags]
internal enum CaseRoles
{
    None = 0,
    Applicant = 1,
    Adviser = 2,
    Assessor = 4,
    Officer = 8,
}

/// <summary>Which move follows which state, and whose it is. Whatever is not in the table is refused to everybody.</summary>
internal static class CaseLife
{
    private static readonly FrozenDictionary<(CaseState, CaseMove), (CaseRoles By, CaseState To)> Moves = new Dictionary<
        (CaseState, CaseMove),
        (CaseRoles, CaseState)
    >
    {
        [(Enquiry, TakeUp)] = (Adviser, Identification),
        [(Identification, Identify)] = (Adviser, Documentation),
        [(Documentation, HandIn)] = (Applicant, Assessment),
        [(Assessment, PassOn)] = (Assessor, Certification),
        [(Certification, Award)] = (Officer, Awarded),
        [(Certification, Exempt)] = (Officer, CreditExemption),
        [(Certification, GrantPartly)] = (Officer, PartlyGranted),
        [(Certification, Refuse)] = (Officer, Refused),
        [(CreditExemption, Appeal)] = (Applicant, Appealed),
        [(PartlyGranted, Appeal)] = (Applicant, Appealed),
        [(Refused, Appeal)] = (Applicant, Appealed),
        [(Appealed, Reopen)] = (Officer, Assessment),
    }.ToFrozenDictionary();

    public static Result<CaseState> Next(CaseState from, CaseMove move, CaseRoles roles) =>
        !Moves.TryGetValue((from, move), out var rule) ? PriorLearningProblems.WrongState()
        : (rule.By & roles) == 0 ? PriorLearningProblems.NotYourStep()
        : rule.To;

    /// <summary>Whether the institution has said its last word, unless there is an appeal.</summary>
    public static bool IsDecided(this CaseState state) => state is Awarded or CreditExemption or PartlyGranted or Refused;

    /// <summary>Whether the portfolio still grows. What was handed in stays as it was; an appeal may bring more.</summary>
    public static bool TakesEvidence(this CaseState state) => state is Enquiry or Identification or Documentation or Appealed;
}
