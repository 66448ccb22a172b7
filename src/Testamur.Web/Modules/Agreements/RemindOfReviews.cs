using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Quartz;
using Testamur.Education.Recognition.Agreements;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Messages;

namespace Testamur.Web.Modules.Agreements;

/// <summary>Reminds the recognition officers of every party of the day by which they agreed to look at an agreement again.</summary>
[DisallowConcurrentExecution]
internal sealed class RemindOfReviews(AppDb db, IInstitutions institutions, IPeople people, TimeProvider time) : IJob
{
    /// <summary>So many days before, since a new version takes negotiating.</summary>
    public const int NearDays = 60;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await HandleAsync(cancellationToken);

    public async Task HandleAsync(CancellationToken cancel)
    {
        var today = AgreementVersion.Day(time.GetUtcNow());
        var signed = await db.Set<AgreementVersion>()
            .Include(version => version.Parties)
            .Where(version => version.FirstDay <= today && version.LastDay >= today)
            .ToListAsync(cancel);
        foreach (var version in signed)
        {
            if (version.RemindOfReview(today, NearDays) is not { } review)
                continue;
            foreach (var party in version.Parties)
                await TellAsync(version, party, review, cancel);
            try
            {
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateException)
            {
                db.ChangeTracker.Clear(); // another node reminded at the same moment: the revision let one through
                return;
            }
        }
    }

    private async Task TellAsync(AgreementVersion version, VersionParty party, DateOnly review, CancellationToken cancel)
    {
        var slug = (await institutions.FindAsync(party.Institution, cancel))?.Slug;
        var officers = await db.Set<Membership>()
            .Where(member =>
                member.Institution == party.Institution && member.Role == Role.RecognitionOfficer && member.Unit == null
            )
            .Select(member => member.Person)
            .ToListAsync(cancel);
        var day = review.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var title = version.Read().Title;
        foreach (var person in (await people.FindAllAsync(officers, cancel)).Values)
            db.Publish(
                new MessageRequested(
                    person.Id,
                    person.Email,
                    person.Language,
                    "Agreements.Review",
                    [title.In(person.Language), day],
                    $"/t/{slug}/agreements/{version.Agreement.Value}"
                ),
                time
            );
    }
}
