using Testamur.Credentials.Verification;
using Testamur.Education.Recognition;

namespace Testamur.Web.Modules.Verification.Contracts;

/// <summary>The verifier for modules that decide about a credential and keep the report with the decision.</summary>
internal interface ICredentialCheck
{
    /// <param name="document">The document as it was handed in, of any form the verifier knows.</param>
    Task<CheckedCredential> CheckAsync(ReadOnlyMemory<byte> document, CancellationToken cancel);

    /// <summary>Fetches what a link leads to: a share of this platform, or a file elsewhere through the guard.</summary>
    /// <returns>Null when nothing is there, the share has ended, or the place may not be called.</returns>
    Task<ReadOnlyMemory<byte>?> FetchAsync(Uri link, CancellationToken cancel);

    /// <summary>What a kept report came to, check by check.</summary>
    VerificationSummary Summary(string kept);

    /// <summary>A kept report in the language of the request.</summary>
    /// <param name="kept"><see cref="CheckedCredential.Kept"/>.</param>
    VerdictView Show(string kept);
}

/// <param name="Kept">The report as JSON, complete: what <see cref="ICredentialCheck.Show"/> reads.</param>
internal sealed record CheckedCredential(VerificationReport Report, DateTimeOffset At, string Kept);
