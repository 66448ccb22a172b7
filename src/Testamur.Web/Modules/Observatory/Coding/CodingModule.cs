using Testamur.Web.Modules.Observatory.Coding.Publishing;
using Testamur.Web.Modules.Observatory.Coding.Reconciling;
using Testamur.Web.Modules.Observatory.Coding.Running;
using Testamur.Web.Modules.Observatory.Coding.Units;
using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Coding;

/// <summary>The coding workbench towards the module it is a room of.</summary>
internal static class CodingModule
{
    public static void AddCoding(this IServiceCollection services)
    {
        services.AddScoped<Waves>();
        services.AddScoped<UnitNames>();
        services.AddScoped<TableReading>();
        services.AddScoped<DefineWave>();
        services.AddScoped<SetUnits>();
        services.AddScoped<AssignCoders>();
        services.AddScoped<MoveWave>();
        services.AddScoped<ReadDesk>();
        services.AddScoped<ReadUnit>();
        services.AddScoped<SaveMarks>();
        services.AddScoped<AddEvidence>();
        services.AddScoped<RemoveEvidence>();
        services.AddScoped<ReadCopy>();
        services.AddScoped<ProposeCodes>();
        services.AddScoped<ConfirmProposal>();
        services.AddScoped<FinishUnit>();
        services.AddScoped<ReadDisputes>();
        services.AddScoped<DecideDispute>();
        services.AddScoped<ReadTables>();
        services.AddScoped<CompareWaves>();
        services.AddScoped<CodeWords>();
        services.AddScoped<IPublishedDatasets, WaveDatasets>();
        services.AddScoped<IPersonalData, CodingPersonalData>();
    }

    public static void MapCoding(this ApiRoutes routes)
    {
        var run = routes.Alliance.MapGroup("/waves").WithTags("Observatory");
        DefineWave.Map(run);
        SetUnits.Map(run);
        AssignCoders.Map(run);
        MoveWave.Map(run);

        var my = routes.My.MapGroup("/waves").WithTags("Observatory");
        ReadDesk.Map(my);
        ReadUnit.Map(my);
        SaveMarks.Map(my);
        AddEvidence.Map(my);
        RemoveEvidence.Map(my);
        ConfirmProposal.Map(my);
        FinishUnit.Map(my);
        ReadDisputes.Map(my);
        DecideDispute.Map(my);
        ReadCopy.Map(my, "ReadEvidenceCopy");
        ReadCopy
            .Map(routes.Site.MapGroup("/observatory/coding").RequireAuthorization(), "SaveEvidenceCopy")
            .ExcludeFromDescription();

        var open = routes.Open.MapGroup("/observatory/waves").WithTags("Observatory");
        ReadTables.Map(open, routes.Site);
        CompareWaves.Map(open);
    }
}
