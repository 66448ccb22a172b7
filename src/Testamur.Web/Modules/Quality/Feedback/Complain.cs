using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality.Feedback;

/// <summary>Complains to the quality office about something one enrolled in.</summary>
internal sealed class Complain(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    IParticipation participation,
    ISpecifications specifications,
    OfficerMessages officers,
    AuditLog audit,
    TimeProvider time
)
{
    internal sealed record Request(string? Text);

    public async Task<Result<ComplaintView>> HandleAsync(Guid enrolment, Request request, CancellationToken cancel)
    {
        if (actor.Id is not { } person)
            return PlatformProblems.NotSignedIn();
        if (await participation.FindAsync(person, enrolment, cancel) is not { } taken)
            return PlatformProblems.NotFound();
        if (string.IsNullOrWhiteSpace(request.Text) || request.Text.Trim().Length > Complaint.LongestText)
            return QualityProblems.ComplaintText();
        tenant.Set(taken.Institution);
        if (await db.Set<Complaint>().CountAsync(one => one.Enrolment == enrolment, cancel) >= Complaint.Most)
            return QualityProblems.TooManyComplaints(Complaint.Most);

        var version = await specifications.FindAsync(taken.Specification, taken.Version, cancel);
        var title = version?.Content.Title.In(version.Content.DefaultLanguage) ?? taken.OfferingName;
        var now = time.GetUtcNow();
        var complaint = new Complaint
        {
            Institution = taken.Institution,
            Id = Guid.CreateVersion7(now),
            Specification = taken.Specification,
            SpecificationVersion = taken.Version,
            Enrolment = enrolment,
            Person = person,
            Title = title.Length <= 300 ? title : title[..300],
            Text = request.Text.Trim(),
            At = now,
        };
        db.Add(complaint);
        audit.Record("quality.complaintReceived", complaint.Id.ToString());
        string[] arguments = [complaint.Title];
        await officers.SendAsync(
            "Quality.ComplaintReceived",
            arguments,
            "reviews/complaints",
            complaint.Specification,
            [],
            cancel
        );
        await db.SaveChangesAsync(cancel);
        return ComplaintView.Of(complaint, actor.Name);
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPost(
                "/learning/{enrolment:guid}/complaints",
                async (Guid enrolment, Request request, Complain useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(enrolment, request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .WithName("Complain")
            .WithSummary("Complain to the quality office about something you enrolled in");
}
