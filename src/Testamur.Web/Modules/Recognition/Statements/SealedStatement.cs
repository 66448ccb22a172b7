using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition.Statements;

/// <summary>The sealed statement of one decision. An appeal that changes the decision makes a second one and withdraws the first.</summary>
internal sealed class SealedStatement : IPartOf<RecognitionCase>
{
    public required InstitutionId Institution { get; init; }

    public required Guid Id { get; init; }

    public required CaseId Case { get; init; }

    /// <summary>1 for the first decision, 2 for the one on an appeal, 3 once its condition is met.</summary>
    public required int Decision { get; init; }

    /// <summary>The <c>id</c> inside the document.</summary>
    public required string PublicId { get; init; }

    /// <summary>The name in the credential, else that of the account.</summary>
    public required string ApplicantName { get; init; }

    /// <summary>The status list of its entry.</summary>
    public required Guid List { get; init; }

    public required int Index { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>With an embedded proof, as JSON.</summary>
    public required string DataIntegrity { get; init; }

    /// <summary>The same claims as a compact token.</summary>
    public required string Jwt { get; init; }

    /// <summary>The diploma supplement that was issued with it: a sealed European Digital Credential.</summary>
    public string? Supplement { get; private set; }

    /// <summary>The status list of the supplement's entry.</summary>
    public Guid? SupplementList { get; private set; }

    public int? SupplementIndex { get; private set; }

    public void Attach(string supplement, Guid list, int index) =>
        (Supplement, SupplementList, SupplementIndex) = (supplement, list, index);

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public void Withdraw(DateTimeOffset at) => WithdrawnAt = at;
}
