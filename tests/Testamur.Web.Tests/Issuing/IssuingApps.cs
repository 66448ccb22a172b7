using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Tests.Architecture;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Issuing;

/// <summary>The platform on each database, with specifications and awards that the test hands in through the modules' contracts.</summary>
public sealed class IssuingApps : LentApps
{
    internal static Task<App> StartAsync(Dictionary<string, string?> settings, Action<IServiceCollection>? more = null) =>
        App.StartAsync(
            settings,
            services =>
            {
                more?.Invoke(services);
                AddGiven(services);
            }
        );

    private protected override void Replace(IServiceCollection services) => AddGiven(services);

    private static void AddGiven(IServiceCollection services)
    {
        services.AddScoped<ISpecifications, GivenSpecifications>();
        services.AddScoped<IApprovals, GivenApprovals>();
        services.AddScoped<IAwards, GivenAwards>();
    }
}

/// <summary>Any id is a published version of one demonstration specification, except <see cref="Draft"/>.</summary>
internal sealed class GivenSpecifications : ISpecifications
{
    public static readonly Guid Draft = new("00000000-0000-4000-8000-00000000d4af");

    public static Specification Content { get; } =
        SpecificationJson.Read(
            File.ReadAllText(Path.Combine(Repository.Root, "samples", "demo", "specifications", "biodiversity-basics.json"))
        );

    public Task<SpecificationVersionView?> FindAsync(Guid specification, int version, CancellationToken cancel)
    {
        var state = specification == Draft ? "Draft" : "Published";
        return Task.FromResult<SpecificationVersionView?>(new(specification, version, state, Content, [], null));
    }

    public Task<IReadOnlyList<SpecificationVersionView>> ListPublishedAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<SpecificationVersionView>>([
            new(new("00000000-0000-4000-8000-000000000001"), 1, "Published", Content, [], null),
        ]);
}

/// <summary>Every version is approved, except those that a test takes the approval from.</summary>
internal sealed class GivenApprovals : IApprovals
{
    public static readonly ConcurrentDictionary<Guid, ApprovalStanding> Other = new();

    /// <summary>Those whose approval takes so long to look up; every chunk of a batch asks for it.</summary>
    public static readonly ConcurrentDictionary<Guid, TimeSpan> Slow = new();

    public async Task<ApprovalView> FindAsync(Guid specification, int version, CancellationToken cancel)
    {
        if (Slow.TryGetValue(specification, out var pause))
            await Task.Delay(pause, cancel);
        return new(Other.GetValueOrDefault(specification, ApprovalStanding.Live), null);
    }
}

/// <summary>Ratified awards, by the institution's scope as the test put them there.</summary>
internal sealed class GivenAwards(Testamur.Web.Platform.Tenancy.CurrentTenant tenant) : IAwards
{
    public static readonly ConcurrentDictionary<Guid, (Testamur.Web.Platform.Tenancy.InstitutionId At, AwardView Award)> All =
        new();

    /// <summary>One of a run, for somebody without an account.</summary>
    public static AwardView Of(int number, Guid offering) =>
        new(
            new Guid(RandomNumberGenerator.GetBytes(16)),
            null,
            $"Learner {number}",
            $"learner{number}@example.org",
            new Guid("00000000-0000-4000-8000-000000000001"),
            1,
            offering,
            new DateOnly(2026, 2, 3),
            null,
            [],
            null,
            null,
            "taught"
        );

    public Task<AwardView?> FindAsync(Guid award, CancellationToken cancel) =>
        Task.FromResult(All.TryGetValue(award, out var found) && found.At == tenant.Id ? found.Award : null);

    public Task<IReadOnlyList<AwardView>> ListRatifiedAsync(Guid? offering, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<AwardView>>([
            .. All
                .Values.Where(a => a.At == tenant.Id && (offering is null || a.Award.Offering == offering))
                .Select(a => a.Award),
        ]);
}
