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
internal sealed class SaveTemplate(ISpecifications specifications, IStringLocalizer<IssuingText> text)
{
    public async Task<Result<byte[]>> HandleAsync(Guid specification, int version, TemplateForm form, CancellationToken cancel)
    {
        if (await specifications.FindAsync(specification, version, cancel) is not { State: "Published" or "Retired" } found)
            return IssuingProblems.SpecificationNotPublished();
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
                    [FromQuery] TemplateForm? form,
                    SaveTemplate useCase,
                    CancellationToken cancel
                ) =>
                {
                    var wanted = form ?? TemplateForm.Xlsx;
                    return (await useCase.HandleAsync(specification, version, wanted, cancel)).ToHttp(file =>
                        wanted == TemplateForm.Csv
                            ? TypedResults.File(file, "text/csv; charset=utf-8", "list.csv")
                            : TypedResults.File(file, XlsxFile.MediaType, "list.xlsx")
                    );
                }
            )
            .Requires(Permission.Issue)
            .WithName(name)
            .WithSummary("An empty list for one specification, as CSV or XLSX");
}
