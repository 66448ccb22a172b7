using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Wallet;

/// <summary>What other modules read of wallets.</summary>
public sealed class HoldingViewTests(WalletApps apps) : IClassFixture<WalletApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Wallets_are_listed_whole_without_their_owners_and_no_more_than_asked_for(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (aino, first, _) = await app.LearnerWithCredentialAsync(apps.Issuing);
        var (ben, second, _) = await app.LearnerWithCredentialAsync(apps.Issuing, "Ben");
        using (aino)
        using (ben)
        {
            var (wallets, one, held) = await app.InScopeAsync(
                null,
                async services =>
                {
                    var holdings = services.Get<IHoldings>();
                    return (
                        await holdings.ListWalletsAsync(1000, CancellationToken.None),
                        await holdings.ListWalletsAsync(1, CancellationToken.None),
                        (IReadOnlyList<HoldingView>[])
                            [
                                await holdings.ListAsync(new PersonId(first.Id), CancellationToken.None),
                                await holdings.ListAsync(new PersonId(second.Id), CancellationToken.None),
                            ]
                    );
                }
            );
            Assert.Single(one);
            foreach (var own in held)
            {
                var credential = Assert.Single(own);
                Assert.NotEqual("", credential.PublicId);
                Assert.Single(wallets, wallet => wallet.Any(view => view.Id == credential.Id));
            }
        }
    }
}
