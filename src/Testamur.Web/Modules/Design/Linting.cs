using Microsoft.EntityFrameworkCore;
using Testamur.Education.Linter;
using Testamur.Education.Packs;
using Testamur.Education.Specifications;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Design;

/// <summary>Applies the design rules with what this institution has published as their context.</summary>
internal sealed class Linting(AppDb db)
{
    public async Task<LintReport> LintAsync(SpecificationId id, Specification content, CancellationToken cancel)
    {
        var published = await db.Set<SpecificationVersion>()
            .AsNoTracking()
            .Where(version => version.State == SpecificationState.Published)
            .Select(version => new
            {
                version.Specification,
                version.Number,
                version.Content,
            })
            .ToListAsync(cancel);
        var context = new LintContext
        {
            EarlierVersions =
            [
                .. published
                    .Where(version => version.Specification == id && version.Number < content.Version)
                    .Select(version => SpecificationJson.Read(version.Content)),
            ],
            Siblings =
            [
                .. published
                    .Where(version => version.Specification != id)
                    .GroupBy(version => version.Specification)
                    .Select(versions => SpecificationJson.Read(versions.MaxBy(version => version.Number)!.Content)), // a group has one
            ],
        };
        return DesignLinter.Lint(content, Packs.European, context);
    }
}
