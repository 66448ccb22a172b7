using Microsoft.AspNetCore.Components;

namespace Testamur.Web.UI;

/// <summary>The verdicts a reader sees. A warning of the engine is the second.</summary>
public enum VerdictKind
{
    Valid,
    ValidWithNote,
    Invalid,
    Undetermined,
}

/// <summary>How one check ended. Not checked is never a pass.</summary>
public enum CheckState
{
    Failed,
    Unchecked,
    Passed,
    NotApplicable,
}

/// <summary>One line of the full fixed list of checks.</summary>
/// <param name="Title">A question or statement in plain words.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Technical">Folded away while it passed.</param>
/// <param name="Next">What to do, for an open one.</param>
public sealed record CheckLine(
    CheckState State,
    string Title,
    string Detail,
    bool Technical = false,
    RenderFragment? Next = null
);

/// <summary>A phase of a process, or an entry of a history.</summary>
public enum StepState
{
    Later,
    Done,
    Now,
    Stopped,
}

/// <summary>A phase with who or when below.</summary>
public sealed record StepItem(string Label, StepState State, string? Note = null);

/// <summary>A link of the way here; the last one is the page itself and has no address.</summary>
public sealed record Crumb(string Text, string? Href = null);

/// <summary>A tab of a page. Each tab is a page of its own with its own address.</summary>
public sealed record TabItem(string Text, string Href, bool Current = false, int? Count = null);
