using System.Text;
using Testamur.Web.Modules.Verification.Contracts;

namespace Testamur.Web.Modules.Verification;

/// <summary>The verifier for pages of other modules.</summary>
internal sealed class Verdicts(VerifyDocument verify, ReportText words) : IVerdicts
{
    public async Task<VerdictView> OfAsync(string document, CancellationToken cancel)
    {
        var verified = await verify.HandleAsync(Encoding.UTF8.GetBytes(document), cancel);
        var (report, at, _) = verified;
        var why = words.Why(report.Checks, verified.ReplacedBy);
        return new(ReportText.KindOf(report.Verdict), at, why, words.Lines(report));
    }
}
