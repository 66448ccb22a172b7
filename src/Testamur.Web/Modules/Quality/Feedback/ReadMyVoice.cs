using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality.Feedback;

/// <summary>What the signed-in person said about one thing they enrolled in, and what was answered.</summary>
internal sealed class ReadMyVoice(AppDb db, Actor actor, IParticipation participation, ICatalogue catalogue)
{
    /// <param name="TookPart">Whether feedback can be given.</param>
    internal sealed record Answer(
        Guid Enrolment,
        string Title,
        string Offering,
        bool TookPart,
        GiveFeedback.Request? Feedback,
        IReadOnlyList<ComplaintView> Complaints
    );

    public async Task<Result<Answer>> HandleAsync(Guid enrolment, CancellationToken cancel)
    {
        if (actor.Id is not { } person)
            return PlatformProblems.NotSignedIn();
        if (await participation.FindAsync(person, enrolment, cancel) is not { } taken)
            return PlatformProblems.NotFound();
        // The person's own rows, at whichever institution they lie.
        var said = await db.Set<LearnerFeedback>()
            .Across(Readings.Person)
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Enrolment == enrolment && one.Person == person, cancel);
        var complaints = await db.Set<Complaint>()
            .Across(Readings.Person)
            .AsNoTracking()
            .Where(one => one.Enrolment == enrolment && one.Person == person)
            .OrderByDescending(one => one.At)
            .ToListAsync(cancel);
        var content = (await catalogue.FindAsync(taken.Specification, cancel))?.Content;
        return new Answer(
            enrolment,
            content?.Title.In(actor.Language, content.DefaultLanguage) ?? taken.OfferingName,
            taken.OfferingName,
            taken.TookPart,
            said is null ? null : new(said.Outcomes, said.Assessment, said.Workload, said.Support, said.Recommend, said.Text),
            [.. complaints.Select(one => ComplaintView.Of(one, actor.Name))]
        );
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapGet(
                "/learning/{enrolment:guid}/feedback",
                async (Guid enrolment, ReadMyVoice useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(enrolment, cancel)).ToHttp(found => TypedResults.Ok(found))
            )
            .WithName("ReadMyFeedback")
            .WithSummary("What you said about something you took part in, and what was answered");
}
