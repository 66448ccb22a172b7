using Microsoft.Extensions.Options;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design;

/// <summary>Starts a specification with what is known already: who awards it, where, and for which alliance.</summary>
internal sealed class CreateDraft(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    IInstitutions institutions,
    IAlliance alliance,
    PlaceSpecification placing,
    IOptions<TestamurOptions> options,
    AuditLog audit,
    TimeProvider time
)
{
    /// <param name="Title">In the default language; may still be empty.</param>
    /// <param name="Language">BCP 47 code of the default language; English when absent.</param>
    /// <param name="Unit">The unit that is responsible for it; null for the whole institution.</param>
    internal sealed record Request(string? Title = null, string? Language = null, Guid? Unit = null);

    public async Task<Result<VersionAnswer>> HandleAsync(Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.DraftSpecification))
            return PlatformProblems.NotAllowed();
        if (request.Title?.Length > 300)
            return PlatformProblems.InvalidFields(new Dictionary<string, string[]> { ["title"] = ["At most 300 characters."] });
        var language = string.IsNullOrWhiteSpace(request.Language) ? "en" : request.Language.Trim();
        if (!LanguageCodes.IsCode(language))
            return PlatformProblems.InvalidFields(
                new Dictionary<string, string[]> { ["language"] = ["A language code such as en or de."] }
            );
        UnitId? unit = request.Unit is { } asked ? new(asked) : null;
        if (await placing.CheckAsync(unit, cancel) is { } refused)
            return refused;
        var title = string.IsNullOrWhiteSpace(request.Title) ? LangText.Empty : LangText.Of(language, request.Title.Trim());
        if (await StartAsync(language, unit, start => start with { Title = title }, cancel) is not { } version)
            return PlatformProblems.NotFound();
        audit.Record("design.drafted", $"{version.Specification.Value}/1");
        await db.SaveChangesAsync(cancel);
        return VersionAnswer.Of(version);
    }

    /// <summary>Puts a first version into the unit of work. The caller has asked for the permission, records the act and saves.</summary>
    /// <param name="unit">One that was checked.</param>
    /// <param name="fill">Makes the content of what is known already; leaves id and version as they are.</param>
    /// <returns>Null when there is no such institution.</returns>
    public async Task<SpecificationVersion?> StartAsync(
        string language,
        UnitId? unit,
        Func<Specification, Specification> fill,
        CancellationToken cancel
    )
    {
        if (await institutions.FindAsync(tenant.Id, cancel) is not { } institution)
            return null;
        var id = new SpecificationId(Ids.Public());
        var root = new SpecificationRoot
        {
            Institution = tenant.Id,
            Id = id,
            Uri = options.Value.Link($"/specifications/{id.Value}").ToString(),
            CreatedAt = time.GetUtcNow(),
            Unit = unit,
        };
        var known = new Specification
        {
            Id = root.Uri,
            Version = 1,
            DefaultLanguage = language,
            DeclaredLanguages = [language],
            Profile = SpecificationProfile.HigherEducation,
            AwardingBodies = [Body(institution, language)],
            OnBehalfOf = await AllianceAsync(language, cancel),
        };
        var version = SpecificationVersion.Start(root, fill(known), actor.RequiredId, time.GetUtcNow());
        db.Add(root);
        db.Add(version);
        return version;
    }

    private static Organisation Body(InstitutionView institution, string language) =>
        new()
        {
            Id = institution.Slug,
            Name = LangText.Of(language, institution.LegalName),
            Country = institution.CountryCode,
            Url = institution.Website,
            HigherEducation = true,
        };

    private async Task<Organisation?> AllianceAsync(string language, CancellationToken cancel) =>
        await alliance.FindAsync(cancel) is { } found
            ? new()
            {
                Id = "alliance",
                Name = LangText.Of(language, found.Name),
                Url = found.Website,
            }
            : null;

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPost(
                "",
                async (Request request, CreateDraft useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(made => TypedResults.Ok(made))
            )
            .RequiresInUnits(Permission.DraftSpecification)
            .WithName("CreateDraft")
            .WithSummary("Start a specification");
}
