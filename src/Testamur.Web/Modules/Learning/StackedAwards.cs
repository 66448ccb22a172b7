using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.Stacks.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Learning;

/// <summary>
/// A claim on a larger credential was granted: the decision becomes an award like any other, with the credentials that were counted.
/// Whoever meets every rule of the pathway has shown what the larger credential stands for, so all its outcomes are.
/// </summary>
internal sealed class StackedAwards(AppDb db, CurrentTenant tenant, ISpecifications specifications, TimeProvider time)
    : IEventHandler<StackGranted>
{
    private const string Passed = "pass";

    public async Task HandleAsync(StackGranted happened, CancellationToken cancel)
    {
        var id = new AwardId(happened.Award);
        if (await db.Set<Award>().AnyAsync(award => award.Id == id, cancel))
            return;
        var content =
            (await specifications.FindAsync(happened.Specification, happened.Version, cancel))?.Content
            ?? throw new InvalidOperationException($"Specification {happened.Specification} is not known here.");
        var award = new Award
        {
            Institution = tenant.Id,
            Id = id,
            Kind = AwardKind.Ratified,
            Learner = happened.Learner,
            LearnerName = happened.LearnerName,
            LearnerEmail = happened.LearnerEmail,
            Specification = happened.Specification,
            SpecificationVersion = happened.Version,
            AwardedOn = happened.AwardedOn,
            Grade = content.Grading is { } grading && grading.Values.Contains(Passed, StringComparer.Ordinal) ? Passed : null,
            Outcomes = string.Join(' ', content.LearningOutcomes.Select(outcome => outcome.Id)),
            Source = "stack",
            DecidedBy = happened.DecidedBy,
            DecidedAt = time.GetUtcNow(),
            Parts = JsonSerializer.Serialize(happened.Parts, JsonSerializerOptions.Web),
        };
        db.Add(award);
        db.Publish(new AwardRatified(award.View()), time);
    }
}
