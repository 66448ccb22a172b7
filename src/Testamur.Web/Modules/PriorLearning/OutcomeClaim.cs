using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>How an adviser sees an outcome at the identification. It decides nothing; it says where evidence is worth the work.</summary>
public enum ClaimMark
{
    Shown,
    Partly,
    Not,
}

/// <summary>What an applicant says about one outcome, and how the adviser sees it.</summary>
internal sealed class OutcomeClaim : ITenanted
{
    public required InstitutionId Institution { get; init; }

    public required RplCaseId Case { get; init; }

    /// <summary>The id of the outcome in the specification.</summary>
    public required string Outcome { get; init; }

    /// <summary>Where and how it was learnt, in the applicant's words; null when the outcome is not claimed.</summary>
    public string? Statement { get; private set; }

    public ClaimMark? Mark { get; private set; }

    /// <summary>What the adviser says to it.</summary>
    public string? Note { get; private set; }

    public PersonId? MarkedBy { get; private set; }

    public bool IsClaimed => Statement is not null;

    public void Say(string? statement) => Statement = string.IsNullOrWhiteSpace(statement) ? null : statement.Trim();

    public void MarkAs(ClaimMark mark, string? note, PersonId by) =>
        (Mark, Note, MarkedBy) = (mark, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), by);
}
