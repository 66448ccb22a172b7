using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.Recognition.Contracts;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Agreements;

/// <summary>The platform with past cases in the test's own hands, shared by all tests of agreements: they make institutions of their own.</summary>
public sealed class AgreementApps : IAsyncLifetime
{
    private readonly Lazy<Task<App>>[] _apps;

    public AgreementApps() => _apps = [new(() => StartAsync([])), new(StartOnPostgresAsync)];

    internal HandMadeCases Cases { get; } = new();

    internal Task<App> OnAsync(DatabaseKind database) => _apps[(int)database].Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var app in _apps.Where(app => app.IsValueCreated))
            await (await app.Value).DisposeAsync();
    }

    private Task<App> StartAsync(Dictionary<string, string?> settings) =>
        App.StartAsync(settings, services => services.AddSingleton<IPastCases>(Cases));

    private async Task<App> StartOnPostgresAsync() =>
        await StartAsync(
            new()
            {
                ["Testamur:Database:Provider"] = "Postgres",
                ["Testamur:Database:Connection"] = await Apps.NewPostgresDatabaseAsync() + ";Maximum Pool Size=20",
            }
        );
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
