using Testamur.Web.Modules.Verification.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Wallet;

/// <summary>Checks one credential of the signed-in person as anybody could who is shown it.</summary>
internal sealed class VerifyHolding(WaitingFor waiting, IVerdicts verdicts, Actor actor)
{
    public async Task<Result<VerdictView>> HandleAsync(Guid id, CancellationToken cancel)
    {
        if (await waiting.FindAsync(id, actor.RequiredId, cancel) is not { } holding)
            return WalletProblems.HoldingNotFound();
        return await verdicts.OfAsync(holding.DataIntegrity, cancel);
    }
}
