using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Recognition.Agreements;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Agreements;

/// <summary>Agreements for people and programs: what was ever signed is public, the rest its parties'.</summary>
internal sealed class ReadAgreement(
    AppDb db,
    CurrentTenant tenant,
    IInstitutions institutions,
    IPeople people,
    CheckSignatures check,
    TimeProvider time
)
{
    /// <param name="number">Null for the one in force, else the newest that may be seen.</param>
    public async Task<Result<AgreementView>> HandleAsync(Guid id, int? number, CancellationToken cancel) =>
        (await SheetAsync(id, number, cancel)).Succeeded(out var sheet, out var problem) ? sheet.View : problem;

    /// <inheritdoc cref="HandleAsync"/>
    public async Task<Result<AgreementSheet>> SheetAsync(Guid id, int? number, CancellationToken cancel)
    {
        var versions = await Seen()
            .Where(version => version.Agreement == new AgreementId(id))
            .OrderByDescending(version => version.Number)
            .ToListAsync(cancel);
        var today = AgreementVersion.Day(time.GetUtcNow());
        var shown =
            number is { } asked ? versions.Find(version => version.Number == asked)
            : tenant.Tenant is not null ? versions.FirstOrDefault()
            : versions.Find(version => version.StateOn(today) == AgreementState.InForce) ?? versions.FirstOrDefault();
        return shown is null
            ? AgreementsProblems.NotFound()
            : await SheetAsync(shown, versions, (await institutions.ListAsync(cancel)).ToDictionary(one => one.Id), cancel);
    }

    /// <summary>The document alone, byte for byte what can be imported elsewhere and what the signatures are about.</summary>
    public async Task<Result<string>> DocumentAsync(Guid id, int? number, CancellationToken cancel) =>
        (await HandleAsync(id, number, cancel)).Succeeded(out var view, out var problem) ? view.Document.GetRawText() : problem;

    /// <summary>At an institution its own agreements in every state, elsewhere what was ever signed; newest versions first.</summary>
    public async Task<IReadOnlyList<AgreementRow>> ListAsync(CancellationToken cancel)
    {
        var versions = await Seen().ToListAsync(cancel);
        return await RowsAsync(
            versions
                .GroupBy(version => version.Agreement)
                .OrderByDescending(group => group.Max(version => version.ChangedAt))
                .SelectMany(group => group.OrderByDescending(version => version.Number)),
            cancel
        );
    }

    private IQueryable<AgreementVersion> Seen()
    {
        var versions = db.Versions().AsNoTracking();
        // At an institution the route has asked whether somebody belongs to it.
        return tenant.Tenant is not null ? versions.Of(tenant.Id) : versions.Where(version => version.SignedAt != null);
    }

    private async Task<AgreementSheet> SheetAsync(
        AgreementVersion shown,
        List<AgreementVersion> versions,
        Dictionary<InstitutionId, InstitutionView> names,
        CancellationToken cancel
    )
    {
        var content = shown.Read();
        var view = new AgreementView(
            shown.Agreement.Value,
            shown.Number,
            shown.Revision,
            shown.StateOn(AgreementVersion.Day(time.GetUtcNow())),
            shown.FirstDay ?? content.From,
            shown.LastDay ?? content.Until,
            shown.Reason,
            JsonDocument.Parse(shown.Document).RootElement,
            shown.Fingerprint,
            await check.PartiesAsync(shown, content, cancel),
            AgreementFlaws.Of(content),
            tenant.Tenant is null ? [] : await HistoryAsync(shown, names, cancel),
            await RowsAsync(versions, cancel)
        );
        return new(view, content, shown.SuspendedBy is { } who ? names.GetValueOrDefault(who)?.Name : null);
    }

    private async Task<IReadOnlyList<AgreementStep>> HistoryAsync(
        AgreementVersion version,
        Dictionary<InstitutionId, InstitutionView> names,
        CancellationToken cancel
    )
    {
        var steps = await db.Set<AgreementEvent>()
            .AsNoTracking()
            .Where(step => step.Agreement == version.Agreement && step.Number == version.Number)
            .OrderBy(step => step.Step)
            .ToListAsync(cancel);
        var persons = await people.FindAllAsync([.. steps.Select(step => step.By).Distinct()], cancel);
        return
        [
            .. steps.Select(step => new AgreementStep(
                step.Act,
                names.GetValueOrDefault(step.Institution)?.Name ?? "",
                persons.GetValueOrDefault(step.By)?.Name,
                step.At,
                step.Text
            )),
        ];
    }

    private async Task<IReadOnlyList<AgreementRow>> RowsAsync(IEnumerable<AgreementVersion> versions, CancellationToken cancel)
    {
        var today = AgreementVersion.Day(time.GetUtcNow());
        var rows = new List<AgreementRow>();
        foreach (var version in versions)
        {
            var (content, state) = (version.Read(), version.StateOn(today));
            rows.Add(Row(version, content, state, await check.HoldsAsync(version, content, state, cancel)));
        }

        return rows;
    }

    private AgreementRow Row(AgreementVersion version, Agreement content, AgreementState state, bool holds)
    {
        var own = tenant.Tenant is null ? null : version.PartyOf(tenant.Id);
        return new(
            version.Agreement.Value,
            version.Number,
            state,
            content.Title,
            [.. content.Parties.Select(party => party.Name)],
            version.FirstDay ?? content.From,
            version.LastDay ?? content.Until,
            version.ChangedAt,
            own is not null
                && version.Reached switch
                {
                    AgreementState.Draft => own.AgreedAt is null,
                    AgreementState.Negotiated => own.SignedAt is null,
                    _ => false,
                },
            holds
        );
    }

    public static void Map(RouteGroupBuilder open, RouteGroupBuilder own, IEndpointRouteBuilder site)
    {
        open.MapGet("", AnswerListAsync)
            .WithName("ListAgreements")
            .WithSummary("Recognition agreements that were signed, by version");
        open.MapGet("/{id:guid}", ReadAsync)
            .Produces<AgreementView>()
            .WithName("ReadAgreement")
            .WithSummary("A signed agreement with its signatures, checked again");
        open.MapGet("/{id:guid}/file", FileAsync)
            .Produces<Agreement>()
            .WithName("ExportAgreement")
            .WithSummary("The document of a signed agreement, as it was signed");
        own.MapGet("", AnswerListAsync)
            .Requires(Permission.SeeInstitution)
            .WithName("ListOwnAgreements")
            .WithSummary("The institution's agreements in every state");
        own.MapGet("/{id:guid}", ReadAsync)
            .Requires(Permission.SeeInstitution)
            .Produces<AgreementView>()
            .WithName("ReadOwnAgreement")
            .WithSummary("An agreement of the institution, drafts too");
        own.MapGet("/{id:guid}/file", FileAsync)
            .Requires(Permission.SeeInstitution)
            .Produces<Agreement>()
            .WithName("ExportOwnAgreement")
            .WithSummary("The document of an agreement of the institution, drafts too");
        site.MapGet("/agreements/{id:guid}/file", FileAsync).AllowAnonymous().ExcludeFromDescription();
        site.MapGet("/t/{tenant}/agreements/{id:guid}/file", FileAsync)
            .Requires(Permission.SeeInstitution)
            .ExcludeFromDescription();
    }

    private static async Task<Ok<IReadOnlyList<AgreementRow>>> AnswerListAsync(ReadAgreement useCase, CancellationToken cancel) =>
        TypedResults.Ok(await useCase.ListAsync(cancel));

    private static async Task<IResult> ReadAsync(Guid id, int? version, ReadAgreement useCase, CancellationToken cancel) =>
        (await useCase.HandleAsync(id, version, cancel)).ToHttp(TypedResults.Ok);

    private static async Task<IResult> FileAsync(Guid id, int? version, ReadAgreement useCase, CancellationToken cancel) =>
        (await useCase.DocumentAsync(id, version, cancel)).ToHttp(document =>
            TypedResults.File(Encoding.UTF8.GetBytes(document), "application/json", $"agreement-{id}.json")
        );
}
