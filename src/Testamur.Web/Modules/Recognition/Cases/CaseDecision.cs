using Testamur.Education.Recognition;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Recognition.Cases;

/// <summary>What was decided, by whom and on what ground.</summary>
/// <param name="AcceptedEcts">In hundredths of a credit.</param>
/// <param name="Reason">For the applicant to read.</param>
/// <param name="By">Null when an agreement decided.</param>
/// <param name="Form">The officer's form, as JSON.</param>
/// <param name="AgreementUse">How often the agreement has decided for the person, this time included.</param>
/// <param name="Basis">The agreement with its clause, or the rule, to be cited.</param>
internal sealed record CaseDecision(
    RecognitionOutcome Outcome,
    int AcceptedEcts,
    string Reason,
    string? Grade,
    PersonId? By,
    string? Form,
    Guid? Agreement,
    int? AgreementUse,
    string? Basis,
    CaseId? Precedent
);
