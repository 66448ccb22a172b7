using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Alliance.Units;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

/// <summary>The whole surface of the module towards the host.</summary>
internal static class AllianceModule
{
    public static void AddAlliance(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<Institutions>();
        services.AddScoped<IInstitutions>(scope => scope.GetRequiredService<Institutions>());
        services.AddScoped<ITenantDirectory>(scope => scope.GetRequiredService<Institutions>());
        services.AddScoped<IPlaces>(scope => scope.GetRequiredService<Institutions>());
        services.AddScoped<IAlliance, AllianceReader>();
        services.AddScoped<IAwardingRights, AwardingRights>();
        services.AddScoped<IPersonalData, AlliancePersonalData>();
        services.AddScoped<FirstRunCode>();
        services.AddScoped<FirstRun>();
        services.AddScoped<AddInstitution>();
        services.AddScoped<EraseInstitution>();
        services.AddScoped<ChangeAlliance>();
        services.AddScoped<ChangeInstitution>();
        services.AddScoped<ChangeRegister>();
        services.AddScoped<IRegisterDuties>(scope => scope.GetRequiredService<ChangeRegister>());
        services.AddScoped<IErasedWithAccount, EraseInvitations>();
        services.AddScoped<ChangeAwardingRights>();
        services.AddScoped<Invite>();
        services.AddScoped<InvitePerson>();
        services.AddScoped<ListPeople>();
        services.AddScoped<ChangeRoles>();
        services.AddScoped<ReadUnits>();
        services.AddScoped<AddUnit>();
        services.AddScoped<ChangeUnit>();
        services.AddScoped<CloseUnit>();
        services.AddScoped<AcceptInvitation>();
        services.AddHostedService<FirstRunAnnouncement>();
        services.AddSingleton<IStartupFilter, FirstRunRedirect>();
    }

    public static void MapAlliance(this ApiRoutes routes)
    {
        FirstRun.Map(routes.Open);
        AcceptInvitation.Map(routes.Open);
        routes
            .Open.MapGet(
                "/institutions",
                async (IInstitutions institutions, CancellationToken cancel) =>
                    TypedResults.Ok(await institutions.ListAsync(cancel))
            )
            .WithName("ListInstitutions")
            .WithSummary("The members of the alliance");
        AddInstitution.Map(routes.Alliance);
        ChangeAlliance.Map(routes.Alliance);
        ChangeInstitution.Map(routes.Tenant);
        ChangeRegister.Map(routes.Tenant);
        ChangeAwardingRights.Map(routes.Tenant);
        var people = routes.Tenant.MapGroup("/people");
        ListPeople.Map(people);
        InvitePerson.Map(people);
        ChangeRoles.Map(people);
        var units = routes.Tenant.MapGroup("/units");
        ReadUnits.Map(units);
        AddUnit.Map(units);
        ChangeUnit.Map(units);
        CloseUnit.Map(units);
    }
}
