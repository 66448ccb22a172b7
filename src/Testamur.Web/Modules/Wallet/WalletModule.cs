using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Recognition.Contracts;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Wallet;

/// <summary>The whole surface of the module towards the host.</summary>
internal static class WalletModule
{
    public static void AddWallet(this WebApplicationBuilder builder)
    {
        builder.KeepSecretPathsOutOfLogs();
        var services = builder.Services;
        services.AddEventHandler<CredentialIssued, ReceiveCredential>();
        services.AddEventHandler<CredentialRevoked, MarkStatus>();
        services.AddEventHandler<CredentialSuspended, MarkStatus>();
        services.AddEventHandler<CredentialReinstated, MarkStatus>();
        services.AddEventHandler<RecognitionStated, ReceiveStatement>();
        services.AddEventHandler<StatementWithdrawn, MarkStatementWithdrawn>();
        services.AddEventHandler<AccountClosed, EmptyWallet>();
        services.AddScoped<WaitingFor>();
        services.AddScoped<ListHoldings>();
        services.AddScoped<ReadHolding>();
        services.AddScoped<VerifyHolding>();
        services.AddScoped<AcceptHolding>();
        services.AddScoped<DeclineHolding>();
        services.AddScoped<DownloadHolding>();
        services.AddScoped<DownloadCertificate>();
        services.AddScoped<Certificates>();
        services.AddScoped<ICertificates, Certificates>();
        services.AddScoped<ReadClaim>();
        services.AddScoped<ClaimHolding>();
        services.AddScoped<ResendClaim>();
        services.AddScoped<CreateShare>();
        services.AddScoped<ListShares>();
        services.AddScoped<WithdrawShare>();
        services.AddScoped<IHoldings, Holdings>();
        services.AddScoped<IHeldDocuments, HeldDocuments>();
        services.AddScoped<IShares, Shares>();
        services.AddScoped<IClaimLinks, ClaimLinks>();
        services.AddScoped<IPersonalData, WalletPersonalData>();
        services.AddScoped<IErasedWithAccount, EraseWaiting>();
    }

    public static void MapWallet(this ApiRoutes routes)
    {
        var holdings = routes.My.MapGroup("/holdings").WithTags("Wallet");
        ListHoldings.Map(holdings);
        ReadHolding.Map(holdings);
        AcceptHolding.Map(holdings);
        DeclineHolding.Map(holdings);
        DownloadHolding.Map(holdings, "DownloadHolding");
        DownloadCertificate.Map(holdings);
        CreateShare.Map(holdings);

        var shares = routes.My.MapGroup("/shares").WithTags("Wallet");
        ListShares.Map(shares);
        WithdrawShare.Map(shares);

        // Open, because the credential is seen before an account is made; taking it asks for a sign-in itself.
        var claims = routes.Open.MapGroup("/claims").WithTags("Wallet").RequireRateLimiting(HttpModule.StrangerLimit);
        ReadClaim.Map(claims);
        ClaimHolding.Map(claims);

        ResendClaim.Map(routes.Tenant);

        var pages = routes.Site.MapGroup("/my/wallet").RequireAuthorization().ExcludeFromDescription();
        DownloadHolding.Map(pages, "SaveHolding");
        DownloadCertificate.MapPage(pages);
    }
}
