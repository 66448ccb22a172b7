using Testamur.Web.Modules.Mandates.Contracts;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Mandates;

/// <summary>The whole surface of the module towards the host.</summary>
internal static class MandatesModule
{
    public static void AddMandates(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<Parties>();
        services.AddScoped<ReadMandates>();
        services.AddScoped<RecordMandate>();
        services.AddScoped<SignMandate>();
        services.AddScoped<AnswerMandate>();
        services.AddScoped<EndMandate>();
        services.AddScoped<IMandates, HeldMandates>();
        services.AddScoped<IPersonalData, MandatesPersonalData>();
        services.AddEventHandler<MandateMoved, TellOtherParty>();
    }

    public static void MapMandates(this ApiRoutes routes)
    {
        var mandates = routes.Tenant.MapGroup("/mandates").WithTags("Mandates");
        ReadMandates.Map(mandates);
        RecordMandate.Map(mandates);
        SignMandate.Map(mandates);
        AnswerMandate.Map(mandates);
        EndMandate.Map(mandates);
    }
}
