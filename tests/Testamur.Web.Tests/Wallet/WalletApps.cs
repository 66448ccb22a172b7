using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Wallet;

/// <summary>The platform with issuing held in the test's own hands, so that a test says exactly which bytes were sealed.</summary>
public sealed class WalletApps : LentApps
{
    private static readonly HandMadeIssuing Issued = new();

    internal HandMadeIssuing Issuing { get; } = Issued;

    private protected override void Replace(IServiceCollection services) => Issued.AddTo(services);
}

/// <summary>Credentials, specifications and awards that a test made itself.</summary>
internal sealed class HandMadeIssuing : IIssuedCredentials, ISpecifications, IAwards
{
    public ConcurrentDictionary<Guid, IssuedCredential> Documents { get; } = new();

    public ConcurrentDictionary<Guid, AwardView> Awards { get; } = new();

    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton<IIssuedCredentials>(this);
        services.AddSingleton<ISpecifications>(this);
        services.AddSingleton<IAwards>(this);
    }

    public Task<IssuedCredential?> FindAsync(InstitutionId institution, Guid credential, CancellationToken cancel) =>
        Task.FromResult(Documents.GetValueOrDefault(credential));

    public Task<IReadOnlyDictionary<Guid, IssuedCredential>> FindAllAsync(
        InstitutionId institution,
        IReadOnlyCollection<Guid> credentials,
        CancellationToken cancel
    ) =>
        Task.FromResult<IReadOnlyDictionary<Guid, IssuedCredential>>(
            credentials.Where(Documents.ContainsKey).ToDictionary(credential => credential, credential => Documents[credential])
        );

    Task<AwardView?> IAwards.FindAsync(Guid award, CancellationToken cancel) => Task.FromResult(Awards.GetValueOrDefault(award));

    Task<IReadOnlyList<AwardView>> IAwards.ListRatifiedAsync(Guid? offering, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<AwardView>>([.. Awards.Values]);

    Task<SpecificationVersionView?> ISpecifications.FindAsync(Guid specification, int version, CancellationToken cancel) =>
        Task.FromResult<SpecificationVersionView?>(
            new(specification, version, "Published", Describe(specification, version), [], null)
        );

    Task<IReadOnlyList<SpecificationVersionView>> ISpecifications.ListPublishedAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<SpecificationVersionView>>([]);

    public static string UriOf(Guid specification) => $"https://alliance.example/spec/{specification:n}";

    private static Specification Describe(Guid specification, int version) =>
        new()
        {
            Id = UriOf(specification),
            Version = version,
            DefaultLanguage = "en",
            Title = LangText.Of("en", "Sustainability and Climate"),
            Ects = Ects.From(2),
            EqfLevel = 6,
            IscedF = ["07"],
            LearningOutcomes =
            [
                new() { Id = "o1", Text = LangText.Of("en", "Read a climate scenario and tell its uncertainty.") },
            ],
        };
}
