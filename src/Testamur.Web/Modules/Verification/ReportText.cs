using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Credentials.Json;
using Testamur.Credentials.Verification;
using Testamur.Education.Elm.Shapes;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Verification;

/// <summary>A report in the reader's language.</summary>
internal sealed class ReportText(IStringLocalizer<VerificationText> text, Show show)
{
    public IReadOnlyList<CheckLine> Lines(VerificationReport report) => Lines(report.Checks);

    public IReadOnlyList<CheckLine> Lines(IEnumerable<Check> checks) =>
        [
            .. checks.Select(check => new CheckLine(
                StateOf(check.Outcome),
                text[check.Outcome == Outcome.Passed ? $"Check.{check.Code}.Passed" : $"Check.{check.Code}"],
                Finding(check),
                check.Code is CheckCode.Format or CheckCode.Schema or CheckCode.HolderBinding or CheckCode.Evidence
            )),
        ];

    public string Finding(Check check) =>
        text[
            $"Reason.{check.Reason}",
            // What a schema asks for is said by its shapes; its name and the number of rules stand before.
            check is { Reason: Reasons.SchemaBroken, Arguments: [var schema, var count, var broken] }
                ? [schema, count, ShapeMessages.In(broken, Language)]
                : [.. check.Arguments.Select(Argument)]
        ];

    /// <summary>The check that decides: the first that failed.</summary>
    public string? Why(VerificationReport report) => Why(report.Checks);

    public string? Why(IEnumerable<Check> checks) =>
        checks.FirstOrDefault(check => check.Outcome == Outcome.Failed) is { } failed ? Finding(failed) : null;

    /// <summary>The same with what was issued in its place, where that is known.</summary>
    public string? Why(IEnumerable<Check> checks, Replacement? replacedBy) =>
        replacedBy is null
            ? Why(checks)
            : $"{Why(checks)} {text["Why.ReplacedBy", show.Date(replacedBy.IssuedAt, TimeZoneInfo.Utc), replacedBy.Id]}";

    public string NextStep(VerificationReport report) =>
        text[report[CheckCode.Format].Outcome != Outcome.Passed ? "Next.Unread" : $"Next.{report.Verdict}"];

    /// <summary>How many checks passed, and how many did not.</summary>
    public string Count(VerificationReport report) =>
        text[
            "Result.Count",
            report.Checks.Count(check => check.Outcome == Outcome.Passed),
            report.Checks.Count(check => check.Outcome != Outcome.NotApplicable)
        ];

    /// <summary>What had no answer, without the particulars that stand beside the check.</summary>
    public string? Open(VerificationReport report) =>
        report.Checks.FirstOrDefault(check => check.Outcome == Outcome.Undetermined && Decides(check.Code)) is { } open
            ? text[$"Open.{open.Code}"].Value
            : null;

    private static bool Decides(CheckCode code) =>
        code is not (CheckCode.Schema or CheckCode.HolderBinding or CheckCode.Evidence);

    /// <summary>Grade and supervision as the reader's language says them; null when the document tells neither.</summary>
    public string? Assessed(CredentialSummary summary)
    {
        string?[] said = [summary.Grade, summary.Supervision is { } supervision ? Supervision(supervision) : null];
        return said.Any(one => one is not null) ? string.Join(" · ", said.OfType<string>()) : null;
    }

    // The label is one of a European list; the reader gets a sentence instead of its abbreviations.
    private string Supervision(string label) =>
        text["Supervision." + label] is { ResourceNotFound: false } words ? words.Value : label;

    // The library's own short phrases have translations; times are written as the reader's language does; the rest is the document's.
    private object Argument(string argument)
    {
        // Several remarks come as one.
        var phrases = argument.Split("; ");
        if (phrases.Length > 1)
            return string.Join("; ", phrases.Select(one => Phrase(one) ?? one));
        if (Phrase(argument) is { } phrase)
            return phrase;
        // A form inside a picture: "baked badge (PNG): Open Badges 2.0".
        if (argument.Split(": ", 2) is [var outer, var inner] && Phrase(outer) is { } around)
            return $"{around}: {Phrase(inner) ?? inner}";
        return
            argument.Length <= 40 && argument.Contains('T', StringComparison.Ordinal) && DateTimeStamp.Parse(argument) is { } time
            ? show.Moment(time, TimeZoneInfo.Utc)
            : argument;
    }

    // One word of a phrase may be the document's: "{0} must be objects with a type".
    private string? Phrase(string argument)
    {
        if (text["Phrase." + argument] is { ResourceNotFound: false } whole)
            return whole.Value;
        var words = argument.Split(' ');
        for (var at = 0; at < words.Length && words.Length is > 2 and < 20; at++)
        {
            string[] pattern = [.. words[..at], "{0}", .. words[(at + 1)..]];
            if (text["Phrase." + string.Join(' ', pattern), words[at]] is { ResourceNotFound: false } found)
                return found.Value;
        }

        return null;
    }

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static VerdictKind KindOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Valid => VerdictKind.Valid,
            Verdict.Invalid => VerdictKind.Invalid,
            _ => VerdictKind.Undetermined,
        };

    private static CheckState StateOf(Outcome outcome) =>
        outcome switch
        {
            Outcome.Passed => CheckState.Passed,
            Outcome.Failed => CheckState.Failed,
            Outcome.Undetermined => CheckState.Unchecked,
            _ => CheckState.NotApplicable,
        };
}
