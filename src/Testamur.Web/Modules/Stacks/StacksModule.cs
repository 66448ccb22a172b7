using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Stacks.Claims;
using Testamur.Web.Modules.Stacks.Contracts;
using Testamur.Web.Modules.Stacks.Designer;
using Testamur.Web.Modules.Stacks.Notices;
using Testamur.Web.Modules.Stacks.Pathways;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Messages;

namespace Testamur.Web.Modules.Stacks;

/// <summary>The whole surface of the module towards the host.</summary>
internal static class StacksModule
{
    public static void AddStacks(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<StacksOptions>().BindConfiguration("Testamur:Stacks").ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<ImportPathway>();
        services.AddScoped<ExportPathway>();
        services.AddScoped<PublishPathway>();
        services.AddScoped<RetirePathway>();
        services.AddScoped<ListPathways>();
        services.AddScoped<IPathways, ListPathways>();
        services.AddScoped<ReadContext>();
        services.AddScoped<ReadStacks>();
        services.AddScoped<IStackStandings, StackStandings>();
        services.AddScoped<StackWords>();
        services.AddScoped<ClaimFacts>();
        services.AddScoped<ClaimSteps>();
        services.AddScoped<ReadClaims>();
        services.AddScoped<OpenClaim>();
        services.AddScoped<EvaluateClaim>();
        services.AddScoped<SubmitClaim>();
        services.AddScoped<AppealClaim>();
        services.AddScoped<DecideClaim>();
        services.AddScoped<ReadWitness>();
        services.AddScoped<RuleWords>();
        services.AddScoped<EditPathway>();
        services.AddScoped<AnalysePathway>();
        services.AddScoped<ReadOwnPathways>();
        services.AddSingleton<PublishedRules>();
        services.AddSingleton(new MessageTopic(TellOfStacks.Topic));
        services.AddScoped<IPersonalData, StacksPersonalData>();
        services.AddEventHandler<HoldingAccepted, TellOfStacks>();
        services.AddEventHandler<CredentialIssued, MarkAwarded>();
        services.AddEventHandler<AccountClosed, ForgetStacks>();
    }

    public static void MapStacks(this ApiRoutes routes)
    {
        var alliance = routes.Alliance.MapGroup("/pathways").WithTags("Stacks");
        var own = routes.Tenant.MapGroup("/pathways").WithTags("Stacks");
        ListPathways.Map(routes.Open);
        ExportPathway.Map(routes.Open, own, routes.Site);
        ImportPathway.Map(alliance, own);
        PublishPathway.Map(alliance, own);
        RetirePathway.Map(alliance, own);
        ReadOwnPathways.Map(own);
        AnalysePathway.Map(own);
        ReadStacks.Map(routes.My.MapGroup("/stacks").WithTags("Stacks"));

        var claims = routes.My.MapGroup("/claims").WithTags("Stacks");
        var here = routes.Tenant.MapGroup("/claims").WithTags("Stacks");
        ReadClaims.Map(claims, here);
        OpenClaim.Map(claims);
        EvaluateClaim.Map(claims);
        SubmitClaim.Map(claims);
        AppealClaim.Map(claims);
        DecideClaim.Map(here);
    }
}
