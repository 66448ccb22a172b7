using Testamur.Credentials.Verification;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Verification.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Verification;

/// <summary>Lets it be counted that a stranger checked a valid credential of a member. Of the document nothing is kept but whose seal it bears.</summary>
internal sealed class CountCheck(IServiceScopeFactory scopes, IInstitutions institutions, TimeProvider time)
{
    public async Task HandleAsync(VerificationReport report, CancellationToken cancel)
    {
        if (report.Verdict != Verdict.Valid || report.Summary?.IssuerId is not { } did)
            return;
        if (await institutions.FindByDidAsync(did, cancel) is not { } issuer)
            return;
        // The request itself works for no institution, and its page must not look as if it did.
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(issuer.Id);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Publish(new CredentialVerified(Ids.Public(), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)), time);
        await db.SaveChangesAsync(cancel);
    }
}
