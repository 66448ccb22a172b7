using System.Globalization;
using Testamur.Credentials.Verification;
using Testamur.Education.Recognition;
using Testamur.Education.Recognition.Documents;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Agreements.Contracts;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Modules.Recognition.Deciding;

namespace Testamur.Web.Modules.Recognition.Statements;

/// <summary>What a statement of recognition says about a decided case: the page, the print and the sealed document say this and nothing else. Pure.</summary>
internal static class StatementOf
{
    /// <summary>What a case alone does not say.</summary>
    /// <param name="Id">Of the statement.</param>
    /// <param name="Language">BCP 47 language of its texts.</param>
    /// <param name="ApplicantName">Of the account, where the credential names nobody.</param>
    /// <param name="Officer">Who decided, by name or function.</param>
    /// <param name="Basis">Where the case names none.</param>
    /// <param name="AppealDays">How long an appeal can be made.</param>
    internal sealed record Around(
        string Id,
        string Language,
        InstitutionView Institution,
        string ApplicantName,
        string Officer,
        string Basis,
        string AppealRoute,
        int AppealDays
    );

    /// <exception cref="InvalidOperationException">The case is not decided.</exception>
    public static RecognitionStatement Make(RecognitionCase one, CaseBench.Laid laid, Around around)
    {
        if (one is not { Outcome: { } outcome, DecidedAt: { } decidedAt })
            throw new InvalidOperationException($"Case {one.Id.Value} is not decided.");
        var decidedOn = DateOnly.FromDateTime(decidedAt.UtcDateTime);
        var form = DecisionForm.Read(one.Form);
        return new()
        {
            Id = around.Id,
            Language = around.Language,
            Institution = new(around.Institution.Did, around.Institution.Name, around.Institution.CountryCode),
            Person = new(
                null,
                one.Facts.HolderName ?? around.ApplicantName,
                DayOf(laid.Credential?[FactKind.HolderBirthDate].Value)
            ),
            Credential = new(
                one.Facts.CredentialId ?? $"urn:sha256:{one.DocumentHash}",
                one.Facts.Title,
                one.Facts.IssuerName ?? "",
                one.Facts.IssuerCountry,
                $"sha256-{Convert.ToBase64String(Convert.FromHexString(one.DocumentHash))}",
                VerdictOf(one.Verdict),
                one.VerifiedAt
            ),
            Purpose = one.TargetTitle,
            Outcome = outcome,
            Route = one.Route,
            Claimed = laid.Claimed.Claimed,
            Accepted = new Ects(one.AcceptedEcts),
            CreditSum = laid.Claimed.Sum is { Length: > 0 } sum ? sum : null,
            EqfLevel = outcome == RecognitionOutcome.Refused ? null : laid.Target?.EqfLevel ?? one.Facts.EqfLevel,
            Outcomes = Accepted(form, laid, around.Language),
            Replaces =
                one.TargetUri is { } uri && outcome is RecognitionOutcome.Full or RecognitionOutcome.Partial
                    ? new(uri, one.TargetTitle)
                    : null,
            Grade = one.Grade,
            GradeMethod = form?.GradeMethod is { Length: > 0 } method ? method : null,
            Basis = one.Basis ?? around.Basis,
            AgreementId = one.Agreement is { } agreement ? $"urn:uuid:{agreement:D}" : null,
            Reason = one.Reason ?? "",
            // Once it is met the reason tells how.
            Condition = one.ConditionMet is null && form?.Condition is { Length: > 0 } condition ? condition : null,
            Instead = form?.Instead is { Length: > 0 } instead ? instead : null,
            DecidedOn = decidedOn,
            Officer = around.Officer,
            AppealRoute = around.AppealRoute,
            AppealUntil = one.AppealUntil ?? decidedOn.AddDays(around.AppealDays),
        };
    }

    // Ours that were found covered; without a comparison the whole of ours where it was recognised in full.
    private static IReadOnlyList<string> Accepted(DecisionForm? form, CaseBench.Laid laid, string language)
    {
        var ours = laid.Ours;
        string Text(LearningOutcome outcome) => outcome.Text.In(language, laid.Target?.DefaultLanguage ?? language);
        if (form?.Outcomes is { Count: > 0 } pairs)
            return
            [
                .. pairs.Select(pair => pair.Our).Where(at => at < ours.Count).Distinct().Order().Select(at => Text(ours[at])),
            ];
        return form?.Outcome == RecognitionOutcome.Full ? [.. ours.Select(Text)] : [];
    }

    private static Verdict VerdictOf(FactVerdict verdict) =>
        verdict switch
        {
            FactVerdict.Valid => Verdict.Valid,
            FactVerdict.Invalid => Verdict.Invalid,
            _ => Verdict.Undetermined,
        };

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(
            text is { Length: >= 10 } ? text[..10] : "",
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;
}
