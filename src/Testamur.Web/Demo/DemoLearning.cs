using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Learning;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Demo;

/// <summary>The runs that are open or being assessed, and who takes part. What ended long ago is told by its awards alone.</summary>
internal sealed class DemoLearning(DemoStage stage, DemoFunding funding, TimeProvider time)
{
    private const string Registrar = "registrar@nordhaven.example.org";

    public async Task SeedAsync(
        DemoFiles.OfferingsFile offerings,
        DemoFiles.LearnersFile learners,
        DemoFiles.AllianceFile alliance,
        IReadOnlyDictionary<string, DemoSpecifications.Placed> placed
    )
    {
        var emails = alliance.People.ToDictionary(person => person.Id, person => person.Email);
        foreach (var row in offerings.Offerings.Where(row => row.State is "open" or "assessing"))
        {
            var at = placed[row.Specification];
            var offering = await OpenAsync(row, at);
            foreach (var learner in learners.Learners)
            {
                if (learner.Enrolments.FirstOrDefault(enrolment => enrolment.Offering == row.Id) is not { } place)
                    continue;
                var enrolment = await EnrolAsync(emails[learner.Person], at, offering, place.Support);
                if (place.Used is { } reason)
                    await funding.UseAsync(at, enrolment, reason);
            }
            if (row.State == "assessing")
            {
                await MoveAsync(at, offering, OfferingState.Running);
                await MoveAsync(at, offering, OfferingState.Assessing);
            }
        }
    }

    private async Task<Guid> OpenAsync(DemoFiles.OfferingRow row, DemoSpecifications.Placed at)
    {
        var made = await stage.MustAsync(
            Registrar,
            at.Tenant,
            services =>
                services
                    .GetRequiredService<PlanOffering>()
                    .HandleAsync(
                        new(
                            at.Id,
                            row.Version,
                            NameOf(row),
                            row.StartsOn,
                            row.EndsOn,
                            row.StartsOn.AddDays(14),
                            row.Capacity,
                            null
                        ),
                        default
                    )
        );
        await MoveAsync(at, made.Id, OfferingState.Open);
        return made.Id;
    }

    private static string NameOf(DemoFiles.OfferingRow row) =>
        (row.StartsOn.Month < 8 ? "Spring " : "Autumn ") + row.StartsOn.Year;

    private Task<OfferingView> MoveAsync(DemoSpecifications.Placed at, Guid offering, OfferingState to) =>
        stage.MustAsync(
            Registrar,
            at.Tenant,
            services => services.GetRequiredService<ChangeOfferingState>().HandleAsync(new(offering), new(to), default)
        );

    // Not through the use case: the demo is also filled on days when enrolment in its runs has closed.
    private Task<Guid> EnrolAsync(string email, DemoSpecifications.Placed at, Guid offering, string? support) =>
        stage.ActAsync(
            null,
            at.Tenant,
            async services =>
            {
                var db = services.GetRequiredService<AppDb>();
                var person = await db.Users.SingleAsync(found => found.Email == email);
                var enrolment = new Enrolment
                {
                    Institution = at.Tenant.Id,
                    Id = Ids.New<EnrolmentId>(time),
                    Offering = new(offering),
                    Person = new(person.Id),
                    AppliedAt = time.GetUtcNow(),
                    Support = support,
                };
                enrolment.Move(EnrolmentState.Admitted);
                enrolment.Move(EnrolmentState.Enrolled);
                db.Add(enrolment);
                db.Publish(new EnrolmentMoved(enrolment.Id.Value), time);
                await db.SaveChangesAsync();
                return enrolment.Id.Value;
            }
        );
}
