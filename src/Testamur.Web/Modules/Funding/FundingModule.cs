using Quartz;
using Testamur.Web.Modules.Funding.Contracts;
using Testamur.Web.Modules.Funding.Funders;
using Testamur.Web.Modules.Funding.Ledger;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Jobs;

namespace Testamur.Web.Modules.Funding;

/// <summary>The whole surface of the module towards the host.</summary>
internal static class FundingModule
{
    public static void AddFunding(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<FundingOptions>().BindConfiguration("Testamur:Funding").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IFunder, FileFunder>();
        services.AddScoped<Books>();
        services.AddScoped<PlaceOfWork>();
        services.AddScoped<Standings>();
        services.AddScoped<SupportMessages>();
        services.AddScoped<ReserveSupport>();
        services.AddScoped<IFunding, QuoteSupport>();
        services.AddScoped<ISupportFigures, SupportFigures>();
        services.AddScoped<MySupport>();
        services.AddScoped<ListSupports>();
        services.AddScoped<ActOnSupport>();
        services.AddScoped<FunderLines>();
        services.AddScoped<ReportToFunder>();
        services.AddScoped<ReconcileWithFunder>();
        services.AddScoped<LapseReservation>();
        services.AddScoped<LapseReservations>();
        services.AddScoped<IPersonalData, FundingPersonalData>();
        services.AddEventHandler<EnrolmentMoved, SettleSupport>();
        services.AddEventHandler<RunMoved, SettleSupport>();
        services.AddEventHandler<LedgerWritten, TellFunder>();
        services.AddEventHandler<AccountClosed, ForgetFunding>();
        builder.AddQuartz(quartz => quartz.Every<LapseReservations>(TimeSpan.FromMinutes(30)));
    }

    public static void MapFunding(this ApiRoutes routes)
    {
        MySupport.Map(routes.My);
        var supports = routes.Tenant.MapGroup("/funding").WithTags("Funding");
        ListSupports.Map(supports);
        ActOnSupport.Map(supports);
        ReportToFunder.Map(supports);
        ReconcileWithFunder.Map(supports);
        ReportToFunder.MapDownload(routes.Site.MapGroup("/t/{tenant}/funding").ExcludeFromDescription(), "SaveFunderReport");
    }
}
