using System.Text.Json.Serialization;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition;

/// <summary>Where a recognition case stands. The applicant sees every state.</summary>
[JsonConverter(typeof(CamelCaseEnum<RecognitionState>))]
public enum RecognitionState
{
    /// <summary>It arrived; nobody has looked whether the file is complete.</summary>
    Received,

    /// <summary>Something is missing and was asked for; the clock does not run.</summary>
    Incomplete,

    /// <summary>All is there; the clock runs.</summary>
    Complete,

    /// <summary>The credential was verified, whatever came of it.</summary>
    Verified,

    /// <summary>An officer compares.</summary>
    Assessing,

    /// <summary>A decision is proposed.</summary>
    Proposed,

    /// <summary>It is decided; the clock stops.</summary>
    Decided,

    /// <summary>The applicant was told, with reasons and the way to appeal.</summary>
    Notified,

    /// <summary>The applicant appealed: other people look again, on a fresh clock.</summary>
    Appealed,

    /// <summary>The appeal left the decision as it was.</summary>
    Upheld,

    /// <summary>The appeal changed the decision.</summary>
    Changed,

    /// <summary>Nothing more will happen.</summary>
    Closed,
}

/// <summary>What is decided about a credential.</summary>
[JsonConverter(typeof(CamelCaseEnum<RecognitionOutcome>))]
public enum RecognitionOutcome
{
    /// <summary>Recognised in full.</summary>
    Full,

    /// <summary>A part is recognised.</summary>
    Partial,

    /// <summary>Recognised when a condition is met.</summary>
    Conditional,

    /// <summary>Recognised as something else than was asked.</summary>
    Alternative,

    /// <summary>Not recognised.</summary>
    Refused,
}

/// <summary>What somebody does with a case.</summary>
[JsonConverter(typeof(CamelCaseEnum<RecognitionAct>))]
public enum RecognitionAct
{
    /// <summary>Say what is missing.</summary>
    AskForMore,

    /// <summary>Find the file complete.</summary>
    FindComplete,

    /// <summary>Verify the credential.</summary>
    Verify,

    /// <summary>Begin to compare.</summary>
    Assess,

    /// <summary>Propose a decision.</summary>
    Propose,

    /// <summary>Decide.</summary>
    Decide,

    /// <summary>Tell the applicant.</summary>
    Notify,

    /// <summary>Appeal.</summary>
    Appeal,

    /// <summary>Leave the decision as it is.</summary>
    Uphold,

    /// <summary>Change the decision.</summary>
    Change,

    /// <summary>Close the case.</summary>
    Close,
}

/// <summary>In which part somebody acts on a case.</summary>
[JsonConverter(typeof(CamelCaseEnum<RecognitionRole>))]
public enum RecognitionRole
{
    /// <summary>Who asked for recognition.</summary>
    Applicant,

    /// <summary>A recognition officer of the receiving institution.</summary>
    Officer,

    /// <summary>Who decides: another person than the officer who proposed, where the institution wants it so.</summary>
    Decider,

    /// <summary>Who decides about an appeal: nobody who had a part in the decision.</summary>
    AppealPanel,

    /// <summary>The platform itself, under an agreement or a precedent, or when a date has come.</summary>
    Platform,
}

/// <summary>A move from one state to another, and who may make it.</summary>
/// <param name="From">The state before.</param>
/// <param name="Act">What is done.</param>
/// <param name="To">The state after.</param>
/// <param name="By">Who may.</param>
public sealed record RecognitionMove(
    RecognitionState From,
    RecognitionAct Act,
    RecognitionState To,
    IReadOnlyList<RecognitionRole> By
);
