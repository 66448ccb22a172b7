using System.Globalization;
using System.Text.Json.Nodes;
using Testamur.Credentials.Verification;
using Testamur.Education.Awards;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition.Documents;

/// <summary>Reads what <see cref="StatementDocument"/> writes.</summary>
internal static class StatementReader
{
    public static RecognitionStatement? Read(JsonObject root)
    {
        var document = new OpenDocument(root).Root;
        var subject = document.Node("credentialSubject");
        var said = subject?.Node("recognition");
        var credential = said?.Node("recognisedCredential");
        if (
            !document.Is(StatementDocument.Type)
            || subject is null
            || said is null
            || credential is null
            || document.Id is not { } id
            || Code<RecognitionOutcome>(said.Text("outcome")) is not { } outcome
            || Code<RecognitionRoute>(said.Text("route")) is not { } route
            || said.Date("decidedOn") is not { } decided
            || said.Date("appealUntil") is not { } until
        )
            return null;
        var issuer = document.Node("issuer");
        var replaced = said.Node("replaces");
        return new()
        {
            Id = id,
            Language = said.Text("inLanguage") ?? "en",
            Institution = new(issuer?.Id ?? document.Text("issuer") ?? "", issuer?.Text("name") ?? "", issuer?.Text("country")),
            Person = new(subject.Id, subject.Text("fullName") ?? "", subject.Date("birthDate")),
            Credential = new(
                credential.Id ?? "",
                credential.Text("title") ?? "",
                credential.Text("issuerName") ?? "",
                credential.Text("country"),
                credential.Text("digestSRI") ?? "",
                Code<Verdict>(credential.Text("verdict")) ?? Verdict.Undetermined,
                credential.Instant("verifiedAt") ?? DateTimeOffset.MinValue
            ),
            Purpose = said.Text("purpose") ?? "",
            Outcome = outcome,
            Route = route,
            Claimed = Credits(said.Text("claimedEcts")),
            Accepted = Credits(said.Text("acceptedEcts")),
            CreditSum = said.Text("creditSum"),
            EqfLevel = int.TryParse(said.Text("eqfLevel"), NumberStyles.None, CultureInfo.InvariantCulture, out var level)
                ? level
                : null,
            Outcomes = [.. said.Texts("acceptedOutcome")],
            Replaces = replaced?.Text("title") is { } title ? new(replaced.Id, title) : null,
            Grade = said.Text("grade"),
            GradeMethod = said.Text("gradeMethod"),
            Basis = said.Text("basis") ?? "",
            AgreementId = said.Text("agreement"),
            Reason = said.Text("reason") ?? "",
            Condition = said.Text("condition"),
            Instead = said.Text("instead"),
            DecidedOn = decided,
            Officer = said.Text("decidedBy") ?? "",
            AppealRoute = said.Text("appealRoute") ?? "",
            AppealUntil = until,
        };
    }

    private static Ects? Credits(string? text) => Ects.TryParse(text, out var ects) ? ects : null;

    // The names that the writer gives, and no numbers.
    private static T? Code<T>(string? text)
        where T : struct, Enum =>
        text is { Length: > 0 } && char.IsAsciiLetterLower(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value)
            ? value
            : null;
}
