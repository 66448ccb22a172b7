using Microsoft.Extensions.Options;
using Quartz;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Checks;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Issuing.Corrections;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Modules.Issuing.Documents;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Modules.Issuing.Keys.Custody;
using Testamur.Web.Modules.Issuing.Policy;
using Testamur.Web.Modules.Issuing.Requests;
using Testamur.Web.Modules.Issuing.Seals;
using Testamur.Web.Modules.Issuing.Status;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Jobs;
using Testamur.Web.Platform.Keys;
using Testamur.Web.Platform.Operation;
using Testamur.Web.Platform.Recovery;

namespace Testamur.Web.Modules.Issuing;

/// <summary>The whole surface of the module towards the host.</summary>
internal static class IssuingModule
{
    public static void AddIssuing(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<IssuingOptions>().BindConfiguration("Testamur:Issuing").ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<Signers>();
        services.AddScoped<IInstitutionKeys>(provider => provider.GetRequiredService<Signers>());
        services
            .AddOptions<CustodyOptions>()
            .BindConfiguration("Testamur:Issuing:Custody")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<Custodians>();
        services.AddHostedService<CustodyGreeting>();
        services.AddHealthChecks().AddCheck<CustodyHealth>("keys");
        services.AddScoped<NewKeys>();
        services.AddScoped<CreateKeys>();
        services.AddScoped<RotateKey>();
        services.AddScoped<ListKeys>();
        services.AddScoped<DeclareCompromised>();
        services.AddScoped<RecallKey>();
        services.AddScoped<ISigningRegister, SigningRegister>();
        services.AddScoped<DidDocuments>();
        services.AddScoped<RequestSeal>();
        services.AddScoped<InstallSeal>();
        services.AddScoped<ListSeals>();
        services.AddScoped<Sealers>();
        services.AddScoped<Sealing>();
        services.AddScoped<StatusIndices>();
        services.AddScoped<StatusPublisher>();
        services.AddSingleton<PublishStatus>();
        services.AddSingleton<PublishedCopies>();
        services.AddScoped<BringUpList>();
        services.AddScoped<IRestoreGuard, StatusGuard>();
        services.AddScoped<PublicStatus>();
        services.AddScoped<IReplacements, Replacements>();
        services.AddScoped<IStatusAndKeys>(provider => provider.GetRequiredService<PublicStatus>());
        services.AddScoped<Issuable>();
        services.AddScoped<BatchMandates>();
        services.AddScoped<AwardBatches>();
        services.AddScoped<IssuingPolicies>();
        services.AddScoped<ChangePolicy>();
        services.AddScoped<BatchActs>();
        services.AddScoped<BatchRows>();
        services.AddScoped<Colleagues>();
        services.AddScoped<ListAwards>();
        services.AddScoped<SaveTemplate>();
        services.AddScoped<PreviewList>();
        services.AddScoped<PreviewAwards>();
        services.AddScoped<ConfirmBatch>();
        services.AddScoped<ApproveBatch>();
        services.AddScoped<SendBackBatch>();
        services.AddScoped<PauseBatch>();
        services.AddScoped<CancelBatch>();
        services.AddScoped<CorrectRow>();
        services.AddScoped<RetryRows>();
        services.AddScoped<ReadRow>();
        services.AddScoped<ReadBatch>();
        services.AddScoped<SendClaimAgain>();
        services.AddScoped<ListBatches>();
        services.AddScoped<Lanes>();
        services.AddScoped<SealChunk>();
        services.AddSingleton<SealBatch>();
        services.AddScoped<IssueAward>();
        services.AddEventHandler<AwardRatified, IssueDecidedAward>();
        services.AddScoped<ListCredentials>();
        services.AddScoped<ReadCredential>();
        services.AddScoped<SaveCertificate>();
        services.AddScoped<RevokeCredential>();
        services.AddScoped<StatusActs>();
        services.AddScoped<ReplacedCredentials>();
        services.AddScoped<CorrectCredentials>();
        services.AddScoped<CorrectionChunk>();
        services.AddSingleton<ApplyCorrection>();
        services.AddScoped<TakeBackCorrection>();
        services.AddScoped<ReadCorrections>();
        services.AddScoped<ReissueBatch>();
        services.AddScoped<IIssuedCredentials, IssuedCredentials>();
        services.AddScoped<IDocumentSeals, DocumentSeals>();
        services.AddScoped<IPersonalData, IssuingPersonalData>();
        services.AddScoped<IErasedWithAccount, EraseCredentials>();
        services.AddScoped<ISealedRecords, SealedKeys>();
        services.AddSingleton(provider => new PublicSite(
            // Redirects are not followed: a stranger's verifier need not follow them either.
            new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }),
            provider.GetRequiredService<IOptions<TestamurOptions>>()
        ));
        services.AddScoped<CheckIssued>();
        services.AddScoped<ReadChecks>();
        services.AddHealthChecks().AddCheck<IssuedHealth>("issued credentials").AddCheck<ListHealth>("status lists");
        services.AddScoped<IssuingFigures>();
        services.AddScoped<IStandingFigures>(scope => scope.GetRequiredService<IssuingFigures>());
        builder.AddQuartz(quartz =>
        {
            quartz.Every<ContinueBatches>(TimeSpan.FromSeconds(5));
            quartz.Every<RepublishStatus>(TimeSpan.FromSeconds(5));
            quartz.Every<ApplyCorrections>(TimeSpan.FromSeconds(5));
            quartz.Every<CheckIssuedDaily>(TimeSpan.FromHours(1));
            quartz.Every<ForgetRequests>(TimeSpan.FromMinutes(10));
        });
    }

    public static void MapIssuing(this ApiRoutes routes)
    {
        var issuing = routes.Tenant.MapGroup("/issuing").WithTags("Issuing");
        var keys = issuing.MapGroup("/keys");
        ListKeys.Map(keys);
        CreateKeys.Map(keys);
        RotateKey.Map(keys);
        DeclareCompromised.Map(keys);
        RecallKey.Map(keys);

        var seals = issuing.MapGroup("/seals");
        ListSeals.Map(seals);
        RequestSeal.Map(seals);
        InstallSeal.Map(seals);

        var batches = issuing.MapGroup("/batches");
        ListBatches.Map(batches);
        PreviewList.Map(batches);
        PreviewAwards.Map(batches);
        ReadBatch.Map(batches);
        ConfirmBatch.Map(batches);
        ApproveBatch.Map(batches);
        SendBackBatch.Map(batches);
        PauseBatch.Map(batches);
        CancelBatch.Map(batches);
        SaveTemplate.Map(batches, "ReadTemplate");
        ReadRow.Map(batches);
        CorrectRow.Map(batches);
        RetryRows.Map(batches);
        ReissueBatch.Map(batches);
        SendClaimAgain.Map(batches);

        var credentials = issuing.MapGroup("/credentials");
        ListCredentials.Map(credentials);
        IssueAward.Map(credentials);
        ReadCredential.Map(credentials);
        SaveCertificate.Map(credentials, "Download");
        RevokeCredential.Map(credentials);

        var corrections = issuing.MapGroup("/corrections");
        CorrectCredentials.Map(corrections);
        ReadCorrections.Map(corrections);
        TakeBackCorrection.Map(corrections);
        ChangePolicy.Map(issuing);
        ReadChecks.Map(issuing);

        DidDocuments.Map(routes.Site);
        PublicStatus.Map(routes.Site);
        var batchFiles = routes.Site.MapGroup("/t/{tenant}/issuing/batches").ExcludeFromDescription();
        ReadBatch.MapReport(batchFiles, "SaveBatchReport");
        SaveTemplate.Map(batchFiles, "SaveTemplate");
        var pages = routes.Site.MapGroup("/t/{tenant}/issuing/credentials").ExcludeFromDescription();
        ReadCredential.MapDownloads(pages, "Save");
        SaveCertificate.Map(pages, "Save");
    }
}
