using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.PriorLearning.Portfolio;

/// <summary>
/// Names something a group did, such as a season in an association. Its code is for the others who took part: each adds their own part to their own case, and the
/// group's contact confirms each for itself.
/// </summary>
internal sealed class StartActivity(AppDb db, Actor actor, CaseFiles files, EvidenceSources sources, TimeProvider time)
{
    internal sealed record Request(
        [property: Required, StringLength(EvidenceItem.LongestTitle)] string Title,
        [property: Required, StringLength(EvidenceItem.LongestTitle)] string Organisation,
        DateOnly? EndedOn,
        [property: Required, StringLength(200)] string ContactName,
        [property: Required, StringLength(256)] string ContactEmail
    );

    /// <summary>An activity that the reader has named.</summary>
    internal sealed record Activity(string Code, string Title, string Organisation);

    public async Task<Result<Activity>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (await files.MineAsync(id, cancel) is not { } rpl)
            return PriorLearningProblems.CaseNotFound();
        if (!rpl.State.TakesEvidence())
            return PriorLearningProblems.WrongState();
        foreach (var (text, field) in new[] { (request.Title, "title"), (request.Organisation, "organisation") })
        {
            if (string.IsNullOrWhiteSpace(text))
                return PriorLearningProblems.TextNeeded(field);
            if (text.Length > EvidenceItem.LongestTitle)
                return PriorLearningProblems.TextTooLong(EvidenceItem.LongestTitle);
        }

        if (request.EndedOn is not { } ended || ended > files.Today || ended.Year < 1900)
            return PriorLearningProblems.DateNeeded();
        if (!sources.IsContact(request.ContactName, request.ContactEmail))
            return PriorLearningProblems.ContactUnusable();
        var made = new GroupActivity
        {
            Institution = rpl.Institution,
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Code = Ids.Secret(),
            Title = request.Title.Trim(),
            Organisation = request.Organisation.Trim(),
            EndedOn = ended,
            ContactName = request.ContactName.Trim(),
            ContactEmail = request.ContactEmail.Trim(),
            StartedBy = actor.RequiredId,
        };
        db.Add(made);
        files.Record(rpl, "priorLearning.activityNamed");
        return await files.SaveAsync(cancel) is { } lost ? lost : new Activity(made.Code, made.Title, made.Organisation);
    }

    /// <summary>What the reader has named at the institution of a case of theirs.</summary>
    public async Task<IReadOnlyList<Activity>> MineAsync(Guid id, CancellationToken cancel)
    {
        var person = actor.RequiredId;
        if (await files.MineAsync(id, cancel) is null)
            return [];
        return await db.Set<GroupActivity>()
            .AsNoTracking()
            .Where(one => one.StartedBy == person)
            .OrderBy(one => one.Id)
            .Select(one => new Activity(one.Code, one.Title, one.Organisation))
            .ToListAsync(cancel);
    }

    public static void Map(RouteGroupBuilder my)
    {
        my.MapPost(
                "/{id:guid}/activities",
                async (Guid id, Request request, StartActivity useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(made => TypedResults.Ok(made))
            )
            .WithName("NameGroupActivity")
            .WithSummary("Name something a group did; its code is for the others who took part");
        my.MapGet(
                "/{id:guid}/activities",
                async (Guid id, StartActivity useCase, CancellationToken cancel) =>
                    TypedResults.Ok(await useCase.MineAsync(id, cancel))
            )
            .WithName("ListGroupActivities")
            .WithSummary("Group activities that you have named, with their codes");
    }
}
