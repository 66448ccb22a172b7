using System.Text.Json.Nodes;
using Testamur.Credentials.Blockcerts;
using Testamur.Credentials.Json;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.OpenBadges2;

/// <summary>Verifies what came before verifiable credentials: Open Badges 2.0, and Blockcerts 2, which are Open Badges with another proof.</summary>
internal sealed class BadgeVerifier(IResourceSource? resources, CertificateProof certificates)
{
    public async ValueTask<BadgeFindings> RunAsync(SecuredDocument read, DateTimeOffset now, CancellationToken cancel)
    {
        var pages = new BadgePages(resources);
        var assertion = read.Credential ?? await pages.FetchAsync(read.Address, cancel).ConfigureAwait(false);
        if (assertion is null)
            return BadgeFindings.Absent(read.Address ?? "");
        var parts = await BadgeParts.LoadAsync(assertion, pages, cancel).ConfigureAwait(false);
        var (integrity, binding, status) = await ProofAsync(read, parts, pages, cancel).ConfigureAwait(false);
        return new(
            integrity,
            binding,
            BadgeRules.Validity(assertion, now),
            status,
            BadgeRules.Schema(assertion),
            BadgeRecipient.Check(assertion),
            assertion.ContainsKey("evidence"),
            parts.AsQuestion(),
            parts.Summarize()
        );
    }

    private async ValueTask<(Check Integrity, Check Binding, Check Status)> ProofAsync(
        SecuredDocument read,
        BadgeParts parts,
        BadgePages pages,
        CancellationToken cancel
    )
    {
        if (read.Format == CredentialFormat.Blockcerts2)
        {
            var (intact, whose) = await certificates.CheckAsync(parts, read.Utf8, cancel).ConfigureAwait(false);
            return (intact, whose, await BadgeRevocation.RunAsync(parts, pages, cancel).ConfigureAwait(false));
        }
        var isHosted =
            parts.Assertion.Object("verification")?.Texts("type").Any(type => type is "hosted" or "HostedBadge") == true;
        if (read.Token is not { } token)
            return isHosted
                ? HostedBadge.Check(parts, await pages.FetchAsync(parts.Assertion.Text("id"), cancel).ConfigureAwait(false))
                : Unproved(Reasons.IntegrityNoProof);
        // Otherwise whoever cannot sign says that it is kept somewhere.
        if (isHosted)
            return Unproved(Reasons.IntegrityTokenRefused, "it is signed and says that it is not");
        var (integrity, binding) = await SignedBadge.CheckAsync(parts, token, pages, cancel).ConfigureAwait(false);
        return (integrity, binding, await BadgeRevocation.RunAsync(parts, pages, cancel).ConfigureAwait(false));
    }

    private static (Check, Check, Check) Unproved(string reason, params string[] arguments) =>
        (
            Check.Of(CheckCode.Integrity, Outcome.Failed, reason, arguments),
            Check.Of(CheckCode.IssuerBinding, Outcome.Undetermined, Reasons.FormatNotChecked),
            Check.Of(CheckCode.Status, Outcome.Undetermined, Reasons.FormatNotChecked)
        );
}
