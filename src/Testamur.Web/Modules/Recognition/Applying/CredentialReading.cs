using System.Globalization;
using Testamur.Credentials.Verification;
using Testamur.Education.Awards;
using Testamur.Education.Recognition;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Agreements.Contracts;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Recognition.Applying;

/// <summary>Reads what a credential says, in its own format, and lays beside it what the verifier and the catalogue confirm.</summary>
internal sealed class CredentialReading(ICatalogue catalogue, IInstitutions institutions)
{
    /// <summary>Names the platform's own verifier as who confirms a fact.</summary>
    public const string Verifier = "verifier";

    /// <param name="Credential">Null while nobody has said which of several is meant.</param>
    /// <param name="Titles">Of all credentials in the document, in its order.</param>
    /// <param name="Verification">What the verifier found, as it counts for a document of this kind.</param>
    internal sealed record Read(
        ReceivedCredential? Credential,
        int? Part,
        IReadOnlyList<string> Titles,
        CaseFacts Facts,
        VerificationSummary Verification
    );

    /// <param name="part">Which of the credentials in the document, from 0; null takes the only one.</param>
    /// <param name="verification">What the verifier found.</param>
    public async Task<Result<Read>> ReadAsync(
        ReadOnlyMemory<byte> document,
        int? part,
        VerificationSummary verification,
        CancellationToken cancel
    )
    {
        var received = ReceivedDocument.Read(document);
        if (received.Credentials.Count == 0)
            return RecognitionProblems.DocumentUnreadable(received.Problem ?? "");
        verification = verification.For(received.Credentials[0].IsSecured);
        string[] titles = [.. received.Credentials.Select(TitleOf)];
        var chosen = part ?? (received.Credentials.Count == 1 ? 0 : null);
        if (chosen is not { } at)
            return new Read(null, null, titles, CaseFacts.Unknown with { Title = titles[0] }, verification);
        if (at < 0 || at >= received.Credentials.Count)
            return RecognitionProblems.PartNotFound();
        var credential = received.Credentials[at].With(Confirmations.Of(verification, Verifier));
        var (uri, version) = await OwnAsync(credential, cancel);
        if (
            version is not null
            && await catalogue.FindByUriAsync(uri!, cancel) is { } entry // a version has an address
            && await IsByAsync(entry, credential, verification, cancel)
        )
            credential = credential.With(Confirmations.Of(entry.Content, entry.InstitutionName));
        return new Read(credential, at, titles, FactsOf(credential, uri, version), verification);
    }

    /// <summary>What the credentials in a document are called, in its order.</summary>
    public static IReadOnlyList<string> Titles(ReadOnlyMemory<byte> document) =>
        [.. ReceivedDocument.Read(document).Credentials.Select(TitleOf)];

    /// <summary>The verdict on a document that was read before.</summary>
    public static FactVerdict VerdictOf(ReadOnlyMemory<byte> document, VerificationReport report) =>
        VerdictOf(
            VerificationSummary
                .Of(report)
                .For(ReceivedDocument.Read(document).Credentials is not [{ IsSecured: false }, ..])
                .Verdict
        );

    /// <summary>The verdict as agreements ask for it.</summary>
    public static FactVerdict VerdictOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Valid => FactVerdict.Valid,
            Verdict.Invalid => FactVerdict.Invalid,
            _ => FactVerdict.Undetermined,
        };

    // An address under which a member publishes is taken apart into specification and version; any other stays whole.
    private async Task<(string? Uri, int? Version)> OwnAsync(ReceivedCredential credential, CancellationToken cancel)
    {
        if (credential[FactKind.SpecificationId].Value is not { } id)
            return (null, null);
        var (uri, version) = AchievementIds.Split(id);
        return await catalogue.FindByUriAsync(uri, cancel) is null ? (id, null) : (uri, version);
    }

    // Any credential can name any specification; only the one who awards by it confirms anything with it.
    private async Task<bool> IsByAsync(
        CatalogueEntryView entry,
        ReceivedCredential credential,
        VerificationSummary verification,
        CancellationToken cancel
    ) =>
        verification is { Integrity: Outcome.Passed, IssuerBinding: Outcome.Passed }
        && credential[FactKind.IssuerId].Value is { } issuer
        && await institutions.FindByDidAsync(issuer, cancel) is { } institution
        && institution.Id == entry.Institution;

    private static CaseFacts FactsOf(ReceivedCredential credential, string? uri, int? version)
    {
        string? Value(FactKind kind, int most) => Cut(credential[kind].Value, most);
        var kinds =
            credential[FactKind.QualityAssurance].Standing == Standing.Absent
                ? []
                : credential.Content.Specification.QualityAssurance.Select(one =>
                    one.Kind == QaKind.Internal ? "internal" : "external"
                );
        return new(
            TitleOf(credential),
            credential.Kind is CredentialKind.Unknown or CredentialKind.Other
                ? Value(FactKind.Type, 200)
                : credential.Kind.ToString(),
            Value(FactKind.CredentialId, 1000),
            Cut(uri, 1000),
            version,
            Value(FactKind.IssuerId, 1000),
            Cut(credential[FactKind.IssuerName].In(credential.Language), 300) is { Length: > 0 } issuer ? issuer : null,
            Value(FactKind.IssuerCountry, 10),
            Value(FactKind.HolderName, 300),
            credential.Content.Specification.EqfLevel,
            Cut(string.Join(' ', credential.Content.Specification.IscedF), 100) ?? "",
            credential.Ects?.Hundredths,
            DayOf(credential[FactKind.AwardedOn].Value) ?? DayOf(credential[FactKind.IssuedOn].Value),
            string.Join(' ', kinds.Distinct())
        );
    }

    private static string TitleOf(ReceivedCredential credential) =>
        Cut(credential[FactKind.Title].In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, credential.Language), 500) ?? "";

    private static string? Cut(string? text, int most) => text is null || text.Length <= most ? text : text[..most];

    private static DateOnly? DayOf(string? text) =>
        text is { Length: >= 10 }
        && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
