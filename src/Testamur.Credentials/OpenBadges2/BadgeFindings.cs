using System.Text.Json.Nodes;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.OpenBadges2;

/// <summary>What was found out about an old badge.</summary>
internal sealed record BadgeFindings(
    Check Integrity,
    Check Binding,
    Check Validity,
    Check Status,
    Check Schema,
    Check Holder,
    bool HasEvidence,
    JsonObject Question,
    CredentialSummary? Summary
)
{
    /// <summary>Of a badge of which only its address is known.</summary>
    public static BadgeFindings Absent(string address) =>
        new(
            Check.Of(CheckCode.Integrity, Outcome.Undetermined, Reasons.IntegrityHostedUnavailable, address),
            Open(CheckCode.IssuerBinding),
            Open(CheckCode.Validity),
            Open(CheckCode.Status),
            Open(CheckCode.Schema),
            Open(CheckCode.HolderBinding),
            false,
            [],
            null
        );

    private static Check Open(CheckCode code) => Check.Of(code, Outcome.Undetermined, Reasons.FormatNotChecked);
}
