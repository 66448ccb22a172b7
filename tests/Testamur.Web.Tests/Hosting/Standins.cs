using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Tests.Hosting;

/// <summary>Answers in place of a module that does not register its contract; where the module does, these are not used.</summary>
internal static class Standins
{
    public static void AddMissing(IServiceCollection services)
    {
        services.TryAddScoped<IAwardingRights, NoRights>();
        services.TryAddScoped<IStatusAndKeys, NoKeys>();
        services.TryAddScoped<IIssuedCredentials, NoCredentials>();
        services.TryAddScoped<IShares, NoShares>();
    }

    private sealed class NoRights : IAwardingRights
    {
        public Task<AwardingRightView?> FindAsync(
            InstitutionId institution,
            DateOnly on,
            int? eqfLevel,
            CancellationToken cancel
        ) => Task.FromResult<AwardingRightView?>(null);
    }

    private sealed class NoKeys : IStatusAndKeys
    {
        public Task<InstitutionId?> FindSealOwnerAsync(string organizationIdentifier, CancellationToken cancel) =>
            Task.FromResult<InstitutionId?>(null);

        public Task<string?> FindDidDocumentAsync(string did, CancellationToken cancel) => Task.FromResult<string?>(null);

        public Task<bool?> IsSetAsync(string listUrl, int index, CancellationToken cancel) => Task.FromResult<bool?>(null);

        public Task<string?> FindStatusListAsync(string listUrl, CancellationToken cancel) => Task.FromResult<string?>(null);

        public Task<string?> FindStatusTokenAsync(string listUrl, CancellationToken cancel) => Task.FromResult<string?>(null);
    }

    private sealed class NoCredentials : IIssuedCredentials
    {
        public Task<IssuedCredential?> FindAsync(InstitutionId institution, Guid credential, CancellationToken cancel) =>
            Task.FromResult<IssuedCredential?>(null);

        public Task<IReadOnlyDictionary<Guid, IssuedCredential>> FindAllAsync(
            InstitutionId institution,
            IReadOnlyCollection<Guid> credentials,
            CancellationToken cancel
        ) => Task.FromResult<IReadOnlyDictionary<Guid, IssuedCredential>>(new Dictionary<Guid, IssuedCredential>());
    }

    private sealed class NoShares : IShares
    {
        public Task<SharedCredential?> OpenAsync(string secret, CancellationToken cancel) =>
            Task.FromResult<SharedCredential?>(null);
    }
}
