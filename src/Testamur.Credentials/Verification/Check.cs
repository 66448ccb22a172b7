namespace Testamur.Credentials.Verification;

/// <summary>One check of a report.</summary>
/// <param name="Code">Which check.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why, as a stable code out of <see cref="Reasons"/>: the key for translations.</param>
/// <param name="Arguments">What a translation fills in, in order; may hold text out of the document.</param>
/// <param name="Detail">Why, in plain English.</param>
/// <param name="Clause">The rule that was applied.</param>
public sealed record Check(
    CheckCode Code,
    Outcome Outcome,
    string Reason,
    IReadOnlyList<string> Arguments,
    string Detail,
    Uri Clause
)
{
    internal static Check Of(CheckCode code, Outcome outcome, string reason, params string[] arguments)
    {
        var (text, clause) = ReasonTexts.Of(reason);
        var shown = arguments.Select(a => a.Length <= 300 ? a : a[..300] + "…").ToArray();
        for (var i = 0; i < shown.Length; i++)
            text = text.Replace("{" + i + "}", shown[i], StringComparison.Ordinal);
        return new Check(code, outcome, reason, shown, text, clause);
    }
}
