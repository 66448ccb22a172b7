using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Batches;

internal enum TemplateForm
{
    Csv,
    Xlsx,
}

/// <summary>An empty list for one specification, to be filled in and handed in.</summary>
internal sealed class SaveTemplate(ISpecifications specifications, Issuable issuable, IStringLocalizer<IssuingText> text)
{
    /// <param name="mandate">Under which another institution's specification is issued; null for an own one.</param>
    public async Task<Result<byte[]>> HandleAsync(
        Guid specification,
        int version,
        Guid? mandate,
        TemplateForm form,
        CancellationToken cancel
    )
    {
        if (mandate is not null)
            return (await issuable.FindAsync(specification, version, mandate, cancel)).Succeeded(
                out var mandated,
                out var refused
            )
                ? Write(mandated, form)
                : refused;
        if (await specifications.FindAsync(specification, version, cancel) is not { State: "Published" or "Retired" } found)
            return IssuingProblems.SpecificationNotPublished();
        return Write(found, form);
    }

    private byte[] Write(SpecificationVersionView found, TemplateForm form)
    {
        var columns = ListTemplate.Columns(found.Content, name => text[$"Template.{name}"]);
        return form == TemplateForm.Csv
            ? ListTemplate.Csv(columns)
            : ListTemplate.Xlsx(
                columns,
                (text["Template.List"], text["Template.Help"]),
                [text["Template.Column"], text["Template.Needed"], text["Template.Explanation"], text["Template.Allowed"]],
                (text["Template.Yes"], text["Template.No"])
            );
    }

    /// <summary>For the API, and once more for the page, which knows people by a cookie.</summary>
    public static void Map(RouteGroupBuilder batches, string name) =>
        batches
            .MapGet(
                "/template",
                async (
                    [FromQuery] Guid specification,
                    [FromQuery] int version,
                    [FromQuery] Guid? mandate,
                    [FromQuery] TemplateForm? form,
                    SaveTemplate useCase,
                    CancellationToken cancel
                ) =>
                {
                    var wanted = form ?? TemplateForm.Xlsx;
                    return (await useCase.HandleAsync(specification, version, mandate, wanted, cancel)).ToHttp(file =>
                        wanted == TemplateForm.Csv
                            ? TypedResults.File(file, "text/csv; charset=utf-8", "list.csv")
                            : TypedResults.File(file, XlsxFile.MediaType, "list.xlsx")
                    );
                }
            )
            .RequiresInUnits(Permission.Issue)
            .WithName(name)
            .WithSummary("An empty list for one specification, as CSV or XLSX");
}
