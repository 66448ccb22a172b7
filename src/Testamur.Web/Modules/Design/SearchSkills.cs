using Microsoft.AspNetCore.Http.HttpResults;
using Testamur.Education.Skills;
using Testamur.Web.Modules.Design.Form;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design;

/// <summary>Finds skills of ESCO by words, over a snapshot: no other service is asked.</summary>
internal sealed class SearchSkills
{
    private const int Most = 50;
    private const int LongestQuery = 200;

    /// <param name="Label">In English, as the snapshot has it.</param>
    /// <param name="Kind"><c>skill</c> or <c>knowledge</c>.</param>
    internal sealed record Found(string Uri, string Label, string Kind, IReadOnlyList<string> OtherLabels);

    /// <param name="Framework">The classification and its version.</param>
    internal sealed record Answer(string Framework, string Version, IReadOnlyList<Found> Skills);

    /// <param name="q">Words, each the beginning of a word of a label.</param>
    /// <param name="text">A sentence to suggest skills for, where there are no words.</param>
    /// <param name="limit">1 to 50; 10 when absent.</param>
    public static Result<Answer> Handle(string? q, string? text, int? limit)
    {
        if (q?.Length > LongestQuery || limit is < 1 or > Most)
            return PlatformProblems.InvalidFields(
                new Dictionary<string, string[]>
                {
                    [q?.Length > LongestQuery ? "q" : "limit"] = [$"At most {LongestQuery} characters, and 1 to {Most} skills."],
                }
            );
        var found = string.IsNullOrWhiteSpace(q)
            ? EscoSkills.Suggest(text ?? "", limit ?? 10)
            : EscoSkills.Search(q, limit ?? 10);
        return new Answer(
            "ESCO",
            EscoSkills.Version,
            [
                .. found.Select(skill => new Found(
                    skill.Uri,
                    skill.Label,
                    skill.Knowledge ? "knowledge" : "skill",
                    skill.OtherLabels
                )),
            ]
        );
    }

    public static void Map(RouteGroupBuilder tenant, IEndpointRouteBuilder site)
    {
        tenant
            .MapGet(
                "/skills",
                (string? q, string? text, int? limit) => Handle(q, text, limit).ToHttp(found => TypedResults.Ok(found))
            )
            .RequiresInUnits(Permission.SeeInstitution)
            .WithName("SearchSkills")
            .WithSummary("Skills of ESCO by words, or suggested for a sentence");
        site.MapGet(
                "/t/{tenant}/design/skills",
                IResult (string row, HttpRequest request) =>
                {
                    var query = request.Query[$"{row}.skillSearch"].ToString();
                    var found = query.Length is 0 or > LongestQuery ? [] : EscoSkills.Search(query, 10);
                    return new RazorComponentResult<SkillChoices>(
                        new
                        {
                            Name = $"{row}.skills",
                            Query = query,
                            Skills = found,
                        }
                    );
                }
            )
            .RequiresInUnits(Permission.DraftSpecification)
            .ExcludeFromDescription();
    }
}
