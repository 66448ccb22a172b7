using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Testamur.Credentials.Verification;
using Testamur.Education.Recognition;
using Testamur.Rdf.Json;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Verification.Contracts;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Verification;

/// <summary>The verifier for modules that keep its report.</summary>
internal sealed class CredentialCheck(
    VerifyDocument verify,
    ReportText words,
    IShares shares,
    EgressGuard egress,
    IOptions<TestamurOptions> options
) : ICredentialCheck
{
    private const string Accept = "application/vc, application/ld+json, application/json, */*;q=0.5";

    /// <summary>A report as it is kept: everything a reader's language fills in, nothing of the document's content beside it.</summary>
    private sealed record Kept(
        Verdict Verdict,
        string Format,
        DateTimeOffset At,
        IReadOnlyList<Check> Checks,
        Replacement? ReplacedBy = null
    );

    public async Task<CheckedCredential> CheckAsync(ReadOnlyMemory<byte> document, CancellationToken cancel)
    {
        var verified = await verify.HandleAsync(document, cancel);
        var (report, at, _) = verified;
        var kept = new Kept(report.Verdict, report.FormatName, at, report.Checks, verified.ReplacedBy);
        return new(report, at, JsonSerializer.Serialize(kept, JsonSerializerOptions.Web));
    }

    public async Task<ReadOnlyMemory<byte>?> FetchAsync(Uri link, CancellationToken cancel)
    {
        var own = options.Value.Link("/");
        if (!link.IsAbsoluteUri || link.Scheme != own.Scheme || link.Authority != own.Authority)
            return link is { IsAbsoluteUri: true, Scheme: "https" }
                ? await egress.FetchAsync(link, StrictJson.DefaultMaxBytes, cancel, Accept)
                : null;
        if (!link.AbsolutePath.StartsWith("/s/", StringComparison.Ordinal) || !IsSecret(link.AbsolutePath[3..]))
            return null;
        var shared = await shares.OpenAsync(link.AbsolutePath[3..], cancel);
        return shared is { Ended: false, Document: { } document } ? Encoding.UTF8.GetBytes(document) : null;
    }

    public VerificationSummary Summary(string kept)
    {
        var report = Read(kept);
        Outcome Of(CheckCode code) => report.Checks.First(check => check.Code == code).Outcome; // a report has all
        return new(
            report.Verdict,
            Of(CheckCode.Integrity),
            Of(CheckCode.IssuerBinding),
            Of(CheckCode.IssuerIdentity),
            Of(CheckCode.IssuerAuthority),
            Of(CheckCode.Validity),
            Of(CheckCode.Status)
        );
    }

    public VerdictView Show(string kept)
    {
        var report = Read(kept);
        var why = words.Why(report.Checks, report.ReplacedBy);
        return new(ReportText.KindOf(report.Verdict), report.At, why, words.Lines(report.Checks));
    }

    private static Kept Read(string kept) =>
        JsonSerializer.Deserialize<Kept>(kept, JsonSerializerOptions.Web)
        ?? throw new InvalidOperationException("A kept report is an object.");

    private static bool IsSecret(string text) => text.Length == 22 && Base64Url.IsValid(text) && !text.Any(char.IsWhiteSpace);
}
