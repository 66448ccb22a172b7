using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Funding.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Aggregates;
using Testamur.Web.Modules.Observatory.Indicators.Baselines;
using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Modules.Observatory.Indicators.Figures;
using Testamur.Web.Modules.Observatory.Indicators.Handlers;
using Testamur.Web.Modules.Recognition.Contracts;
using Testamur.Web.Modules.Stacks.Contracts;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Indicators;

/// <summary>The room of the indicators.</summary>
internal static class IndicatorsModule
{
    public static void AddIndicators(this IServiceCollection services)
    {
        services.AddSingleton<Pseudonyms>();
        services.AddScoped<Places>();
        services.AddScoped<WriteFacts>();
        services.AddScoped<KeepCells>();
        services.AddScoped<RecomputeAggregates>();
        services.AddScoped<ExportFacts>();
        services.AddScoped<ReadIndicator>();
        services.AddScoped<IndicatorWords>();
        services.AddScoped<FreezeBaseline>();
        services.AddScoped<ReadBaselines>();
        services.AddScoped<IPublishedDatasets, IndicatorDatasets>();
        services.AddEventHandler<SpecificationPublished, CountSpecifications>();
        services.AddEventHandler<SpecificationHeld, CountSpecifications>();
        services.AddEventHandler<SpecificationRetired, CountSpecifications>();
        services.AddEventHandler<OfferingOpened, CountLearning>();
        services.AddEventHandler<EnrolmentMoved, CountLearning>();
        services.AddEventHandler<LedgerWritten, CountLearning>();
        services.AddEventHandler<AwardRatified, CountAwards>();
        services.AddEventHandler<AwardRescinded, CountAwards>();
        services.AddEventHandler<CredentialIssued, CountAwards>();
        services.AddEventHandler<CredentialRevoked, CountAwards>();
        services.AddEventHandler<HoldingAccepted, CountHoldings>();
        services.AddEventHandler<HoldingShared, CountHoldings>();
        services.AddEventHandler<StackGranted, CountHoldings>();
        services.AddEventHandler<RecognitionDecided, CountRecognition>();
        services.AddEventHandler<AppealEnded, CountRecognition>();
    }

    public static void MapIndicators(this ApiRoutes routes)
    {
        ListIndicators.Map(routes.Open.MapGroup("/observatory/indicators").WithTags("Observatory"));
        var alliance = routes.Alliance.MapGroup("/observatory").WithTags("Observatory");
        RecomputeAggregates.Map(alliance);
        FreezeBaseline.Map(alliance);
        ExportFacts.Map(alliance.MapGroup("/facts"));
        var site = routes.Site.MapGroup("/observatory").ExcludeFromDescription();
        ListIndicators.MapFile(site.MapGroup("/indicators").AllowAnonymous());
        ExportFacts
            .MapFile(site.MapGroup("/facts").RequireAuthorization(Policies.AllianceAdministrator))
            .WithName("SaveFactFile");
    }
}
