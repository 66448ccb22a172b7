using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition;

/// <summary>A decision as it is about to be proposed or made.</summary>
public sealed record RecognitionDecision
{
    /// <summary>What is decided.</summary>
    public required RecognitionOutcome Outcome { get; init; }

    /// <summary>By which route.</summary>
    public required RecognitionRoute Route { get; init; }

    /// <summary>In which role it is made.</summary>
    public required RecognitionRole By { get; init; }

    /// <summary>What recognition is asked for: further study, exemption from a module, work; in the applicant's words or by title of the target.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>The judgement of each element that was looked at.</summary>
    public IReadOnlyList<ElementJudgement> Elements { get; init; } = [];

    /// <summary>Less than full recognition, looked at before something still less was decided.</summary>
    public IReadOnlyList<ConsideredOutcome> Considered { get; init; } = [];

    /// <summary>Why, for the applicant.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The condition of conditional recognition.</summary>
    public string Condition { get; init; } = "";

    /// <summary>What it is recognised as instead, for alternative recognition.</summary>
    public string Instead { get; init; } = "";

    /// <summary>Credits that the credential claims, after conversion; null when it claims none that can be converted.</summary>
    public Ects? Claimed { get; init; }

    /// <summary>Credits accepted.</summary>
    public Ects? Accepted { get; init; }

    /// <summary>Share of the outcomes accepted; null when outcomes were not compared.</summary>
    public Share? Outcomes { get; init; }

    /// <summary>Id of the agreement it rests on.</summary>
    public string? AgreementId { get; init; }

    /// <summary>How the applicant can appeal.</summary>
    public string AppealRoute { get; init; } = "";

    /// <summary>Whether the document carries a seal, proof or signature, whatever that is worth.</summary>
    public bool IsSecured { get; init; } = true;

    /// <summary>How a document that carries none was confirmed.</summary>
    public string Confirmation { get; init; } = "";

    /// <summary>The grade as the sender states it; null when it states none.</summary>
    public string? StatedGrade { get; init; }

    /// <summary>The grade that the grading tables give; null when they give none.</summary>
    public string? ProposedGrade { get; init; }

    /// <summary>The grade it is to count with; null for none.</summary>
    public string? Grade { get; init; }

    /// <summary>How the grade was found.</summary>
    public string GradeMethod { get; init; } = "";

    /// <summary>Why the grade of the tables is not taken over.</summary>
    public string GradeDeclined { get; init; } = "";

    /// <summary>What verifying came to.</summary>
    public VerificationSummary Verification { get; init; } = VerificationSummary.None;
}

/// <summary>What people found about one element.</summary>
/// <param name="Element">The element.</param>
/// <param name="Difference">How far it differs.</param>
/// <param name="Evidence">By what that was found.</param>
/// <param name="Purpose">Why the difference matters for what is asked; only of a substantial one.</param>
public sealed record ElementJudgement(RecognitionElement Element, Difference Difference, string Evidence, string Purpose = "");

/// <summary>A form of recognition that was looked at and not chosen.</summary>
/// <param name="Outcome">Which.</param>
/// <param name="Reason">Why it was not chosen.</param>
public sealed record ConsideredOutcome(RecognitionOutcome Outcome, string Reason);

/// <summary>A promise that is moved.</summary>
/// <param name="Reason">Why, for the applicant.</param>
/// <param name="Until">The new promise.</param>
public sealed record RecognitionDelay(string Reason, DateOnly? Until);
