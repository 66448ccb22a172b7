using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.Recognition.Contracts;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Agreements;

/// <summary>The platform with past cases in the test's own hands, shared by all tests of agreements: they make institutions of their own.</summary>
public sealed class AgreementApps : LentApps
{
    private static readonly HandMadeCases Past = new();

    internal HandMadeCases Cases { get; } = Past;

    private protected override void Replace(IServiceCollection services) => services.AddSingleton<IPastCases>(Past);
}

[CollectionDefinition(Name)]
public sealed class AgreementCollection : ICollectionFixture<AgreementApps>
{
    public const string Name = "Agreements";
}

/// <summary>Decided cases that a test wrote itself.</summary>
internal sealed class HandMadeCases : IPastCases
{
    public ConcurrentDictionary<InstitutionId, List<PastCase>> Of { get; } = new();

    public Task<IReadOnlyList<PastCase>> ListAsync(InstitutionId receiver, DateOnly since, int most, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<PastCase>>([
            .. (Of.GetValueOrDefault(receiver) ?? []).Where(one => one.AskedOn >= since).Take(most),
        ]);
}
