using System.Text;
using Testamur.Web.Modules.Verification.Contracts;

namespace Testamur.Web.Modules.Verification;

/// <summary>The verifier for pages of other modules.</summary>
internal sealed class Verdicts(VerifyDocument verify, ReportText words) : IVerdicts
{
    public async Task<VerdictView> OfAsync(string document, CancellationToken cancel)
    {
        var (report, at, _) = await verify.HandleAsync(Encoding.UTF8.GetBytes(document), cancel);
        return new(ReportText.KindOf(report.Verdict), at, words.Why(report), words.Lines(report));
    }
}
