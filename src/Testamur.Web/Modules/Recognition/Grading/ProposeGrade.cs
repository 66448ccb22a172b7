using Microsoft.EntityFrameworkCore;
using Testamur.Education.Grades;
using Testamur.Education.Recognition;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Agreements.Contracts;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition.Grading;

/// <summary>
/// Lays the sender's grading table beside the receiver's. A member of the alliance publishes its own; of anybody else the receiver keeps what was
/// published elsewhere.
/// </summary>
internal sealed class ProposeGrade(AppDb db, IInstitutions institutions, TimeProvider time)
{
    public async Task<GradeProposal> ProposeAsync(
        RecognitionCase one,
        ReceivedCredential? credential,
        Specification? target,
        CancellationToken cancel
    )
    {
        if (credential?[FactKind.Grade].Value is not { } stated)
            return GradeProposal.None;
        if (GradeProposal.IsPassOrFail(stated) || one.Facts.IssuerId is not { } issuer)
            return GradeProposal.None with { Stated = stated };
        var here = await db.Set<GradeGroup>()
            .AsNoTracking()
            .Where(group => group.Sender == "" || group.Sender == issuer)
            .ToListAsync(cancel);
        var sending = here.Where(group => group.Sender == issuer).Select(group => group.Group).ToList();
        // Only who is known to have issued it is asked for a table by name: what a member publishes is for everybody to read.
        if (one.Verdict == FactVerdict.Valid && await institutions.FindByDidAsync(issuer, cancel) is { } member)
        {
            var theirs = await db.Set<GradeGroup>()
                .Across(Readings.Members)
                .AsNoTracking()
                .Where(group => group.Institution == member.Id && group.Sender == "")
                .ToListAsync(cancel);
            sending.InsertRange(0, theirs.Select(group => group.Group));
        }

        // What a credential does not say about its field is presumed to be that of what it is to stand for.
        var stateds = credential.Content.Specification.IscedF;
        return GradeProposal.Of(
            stated,
            stateds.Count > 0 ? [.. stateds] : [.. target?.IscedF ?? []],
            sending,
            [.. here.Where(group => group.Sender.Length == 0).Select(group => new PublishedGrades(group.Group, group.Tie))],
            time.GetUtcNow().Year
        );
    }
}
