using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>
/// Asks an institution whether what somebody can do already is enough for one of its micro-credentials. It may be asked of every published one, unless its
/// specification says that this way is closed; that has to be explained there.
/// </summary>
internal sealed class OpenCase(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    ICatalogue catalogue,
    CaseFiles files,
    CaseNotices notices,
    ReadCases read,
    IOptions<PriorLearningOptions> options,
    TimeProvider time
)
{
    /// <param name="Text">What the applicant would like to have recognised, in a few words.</param>
    internal sealed record Request(Guid Specification, [property: Required, StringLength(RplCase.LongestText)] string Text);

    public async Task<Result<CaseView>> HandleAsync(Request request, CancellationToken cancel)
    {
        var person = actor.RequiredId;
        if (CaseFiles.Check(request.Text, "text") is { } wrong)
            return wrong;
        if (await catalogue.FindAsync(request.Specification, cancel) is not { } entry)
            return PlatformProblems.NotFound();
        if (entry.Content.PriorLearning is { Offered: false } || entry.Content.LearningOutcomes.Count == 0)
            return PriorLearningProblems.NotOffered();
        var key = RplCase.KeyOf(person, entry.Specification);
        if (await db.Set<RplCase>().Across(Readings.Person).AnyAsync(rpl => rpl.OpenKey == key, cancel))
            return PriorLearningProblems.CaseExists();

        tenant.Set(entry.Institution);
        var now = time.GetUtcNow();
        var made = new RplCase
        {
            Institution = entry.Institution,
            Id = Ids.New<RplCaseId>(time),
            Person = person,
            Specification = entry.Specification,
            SpecificationVersion = entry.Version,
            Title = entry.Content.Title,
            OpenedAt = now,
            Award = Guid.CreateVersion7(now),
        }.Opened(files.Today.AddDays(options.Value.AnswerDays));
        db.Add(made);
        foreach (var outcome in entry.Content.LearningOutcomes)
            db.Add(
                new OutcomeClaim
                {
                    Institution = made.Institution,
                    Case = made.Id,
                    Outcome = outcome.Id,
                }
            );
        db.Add(
            new CaseMessage
            {
                Institution = made.Institution,
                Id = Guid.CreateVersion7(now),
                Case = made.Id,
                By = person,
                At = now,
                Text = request.Text.Trim(),
            }
        );
        await files.RecordAsync(made, "priorLearning.opened", null, cancel);
        var advisers = await notices.InRoleAsync(made, Role.Adviser, cancel);
        await notices.ToStaffAsync(made, advisers, "PriorLearning.Asked", cancel);
        // The one thing that is unique here is the person's open case for the micro-credential.
        return await files.SaveAsync(cancel) is null
            ? await read.MineAsync(made.Id.Value, cancel)
            : PriorLearningProblems.CaseExists();
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPost(
                "",
                async (Request request, OpenCase useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Produces<CaseView>()
            .WithName("OpenPriorLearning")
            .WithSummary("Ask for a micro-credential on the strength of what you can do already");
}
