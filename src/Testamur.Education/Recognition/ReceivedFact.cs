using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition;

/// <summary>One thing that a credential says, or does not say.</summary>
/// <param name="Kind">What about.</param>
/// <param name="Value">The value as a machine compares it: a code, number, date or URI, or the text itself; null when absent.</param>
/// <param name="Text">The value in words, by language; blank where <paramref name="Value"/> is all there is.</param>
/// <param name="Path">JSON Pointer of the place in the credential where it stands, without what secures it; null when absent or derived from several places.</param>
public sealed record ReceivedFact(FactKind Kind, string? Value, LangText Text, string? Path)
{
    /// <summary>Who says the same; null when nobody but the document says it.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>What somebody else says instead; empty when nobody contradicts.</summary>
    public IReadOnlyList<Contradiction> Contradictions { get; init; } = [];

    /// <summary>How firmly it stands.</summary>
    public Standing Standing =>
        Value is null ? Standing.Absent
        : ConfirmedBy is null ? Standing.Stated
        : Standing.Confirmed;

    /// <summary>The value for people, in a language; empty when absent.</summary>
    public string In(params ReadOnlySpan<string> languages) => Text.IsBlank ? Value ?? "" : Text.In(languages);

    /// <summary>A fact that the document does not state.</summary>
    internal static ReceivedFact Absent(FactKind kind) => new(kind, null, LangText.Empty, null);
}

/// <summary>Somebody who says something else than the document.</summary>
/// <param name="Source">Who: a register, a check, a published specification.</param>
/// <param name="Value">What they say.</param>
public sealed record Contradiction(string Source, string Value);

/// <summary>Something that somebody other than the document says about it: a check, a register, a published specification.</summary>
/// <param name="Kind">About which fact.</param>
/// <param name="Source">Who says so, as an officer would read it.</param>
/// <param name="Value">What they say, as in <see cref="ReceivedFact.Value"/>; null when they vouch for whatever the document says.</param>
public sealed record Confirmation(FactKind Kind, string Source, string? Value = null);

/// <summary>Something the document says for which no fact has a place, so that nobody must open the file to see it.</summary>
/// <param name="Path">JSON Pointer of the place.</param>
/// <param name="Name">Name of the member.</param>
/// <param name="Text">What it says.</param>
public sealed record FurtherStatement(string Path, string Name, string Text);

/// <summary>Credits as the document states them.</summary>
/// <param name="Amount">How many.</param>
/// <param name="System"><see cref="Ects"/>, or the URI or name of another system; empty when the document names none.</param>
/// <param name="Path">JSON Pointer of the place.</param>
public sealed record StatedCredit(decimal Amount, string System, string? Path)
{
    /// <summary>The European Credit Transfer and Accumulation System.</summary>
    public const string Ects = "ects";
}
