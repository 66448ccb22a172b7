using Testamur.Web.Modules.Design.Changes;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Design.Drafts;
using Testamur.Web.Modules.Design.Form;
using Testamur.Web.Modules.Design.Import;
using Testamur.Web.Modules.Design.Partners;
using Testamur.Web.Modules.Design.Recognition;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design;

/// <summary>The whole surface of the module towards the host.</summary>
internal static class DesignModule
{
    public static void AddDesign(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<ISpecifications, SpecificationReader>();
        services.AddScoped<IPlacedSpecifications, SpecificationReader>();
        services.AddScoped<PlaceSpecification>();
        services.AddScoped<IPersonalData, DesignPersonalData>();
        services.AddScoped<Linting>();
        services.AddScoped<IDesignCheck>(provider => provider.GetRequiredService<Linting>());
        services.AddScoped<AnswerFinding>();
        services.AddScoped<RepairDraft>();
        services.AddScoped<ReadReadiness>();
        services.AddScoped<ReadRecognition>();
        services.AddScoped<ChangeCreditPolicy>();
        services.AddScoped<LintForm>();
        services.AddScoped<CreateDraft>();
        services.AddScoped<PreviewImport>();
        services.AddScoped<ImportDrafts>();
        services.AddScoped<SaveDraft>();
        services.AddScoped<DraftWriting>();
        services.AddScoped<SaveForm>();
        services.AddScoped<PlaceNames>();
        services.AddScoped<ReadVersion>();
        services.AddScoped<ListSpecifications>();
        services.AddScoped<LintVersion>();
        services.AddScoped<SubmitVersion>();
        services.AddScoped<WithdrawVersion>();
        services.AddScoped<IInstitutionPolicy>(provider => provider.GetRequiredService<Linting>());
        services.AddScoped<ChangeCoDesign>();
        services.AddScoped<PublicMoves>();
        services.AddScoped<PublishVersion>();
        services.AddScoped<SuspendVersion>();
        services.AddScoped<ResumeVersion>();
        services.AddScoped<SendToAgency>();
        services.AddScoped<RecordAgencyResult>();
        services.AddScoped<RetireVersion>();
        services.AddScoped<StartNextVersion>();
        services.AddScoped<CopyVersion>();
        services.AddScoped<InvitePartner>();
        services.AddScoped<ListPartners>();
        services.AddScoped<PartnerInDesign>();
        services.AddScoped<IEndorsements, CountEndorsements>();
        services.AddScoped<HandInContribution>();
        services.AddScoped<CompareVersions>();
        services.AddEventHandler<ReviewStarted, ReviewHandlers>();
        services.AddEventHandler<ChangesRequested, ReviewHandlers>();
        services.AddEventHandler<VersionApproved, ReviewHandlers>();
        services.AddEventHandler<VersionRejected, ReviewHandlers>();
        services.AddEventHandler<ApprovalEnded, ReviewHandlers>();
    }

    public static void MapDesign(this ApiRoutes routes)
    {
        var specifications = routes.Tenant.MapGroup("/specifications");
        CreateDraft.Map(specifications);
        PreviewImport.Map(specifications);
        ImportDrafts.Map(specifications);
        ListSpecifications.Map(specifications);
        ReadVersion.Map(specifications);
        PlaceSpecification.Map(specifications);
        SaveDraft.Map(specifications);
        LintVersion.Map(specifications);
        ReadReadiness.Map(specifications);
        ReadRecognition.Map(specifications);
        AnswerFinding.Map(specifications);
        RepairDraft.Map(specifications);
        SubmitVersion.Map(specifications);
        WithdrawVersion.Map(specifications);
        PublishVersion.Map(specifications);
        ChangeCoDesign.Map(specifications);
        SuspendVersion.Map(specifications);
        ResumeVersion.Map(specifications);
        SendToAgency.Map(specifications);
        RecordAgencyResult.Map(specifications);
        RetireVersion.Map(specifications);
        StartNextVersion.Map(specifications);
        CopyVersion.Map(specifications);
        InvitePartner.Map(specifications);
        ListPartners.Map(specifications);
        HandInContribution.Map(routes.Open);
        CompareVersions.Map(specifications);
        ChangeCreditPolicy.Map(routes.Tenant);
        SearchSkills.Map(routes.Tenant, routes.Site);
        LintForm.Map(routes.Site);
        SaveForm.Map(routes.Site);
    }
}
