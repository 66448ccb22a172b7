using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Testamur.Education.Specifications;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design.Form;

/// <summary>What the design rules find in a form that is being filled in; nothing is saved.</summary>
internal sealed class LintForm(AppDb db, CurrentTenant tenant, Linting linting, IStringLocalizer<DesignText> text)
{
    public async Task<EditorContext?> HandleAsync(SpecificationId id, int number, FormValues values, CancellationToken cancel)
    {
        var version = await db.FindVersionAsync(id, number, cancel);
        return version is null ? null : await LookAsync(id, version.Read(), values, cancel);
    }

    public async Task<EditorContext> LookAsync(
        SpecificationId id,
        Specification stored,
        FormValues values,
        CancellationToken cancel
    )
    {
        var (specification, errors) = SpecificationForm.Read(values, stored);
        var check = await linting.CheckAsync(id, specification, cancel);
        var pack = await linting.FindAsync(cancel);
        var skills = $"/t/{tenant.Tenant?.Slug}/design/skills";
        return new(values, specification, pack.HoursPerEcts, skills, check.Findings, errors, text);
    }

    public static void Map(IEndpointRouteBuilder site) =>
        site.MapPost(
                "/t/{tenant}/design/{id:guid}/{version:int}/findings",
                async Task<IResult> (Guid id, int version, IFormCollection form, LintForm useCase, CancellationToken cancel) =>
                    await useCase.HandleAsync(new(id), version, FormValues.Of(form), cancel) is { } editor
                        ? new RazorComponentResult<EditorFindings>(new { Editor = editor })
                        : Platform.PlatformProblems.NotFound().ToHttp()
            )
            .RequiresInUnits(Permission.DraftSpecification)
            .ExcludeFromDescription();
}
