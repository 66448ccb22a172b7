using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Testamur.Education.Recognition;
using Testamur.Web.Modules.Agreements.Contracts;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Modules.Recognition.Deciding;
using Testamur.Web.Modules.Verification.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Recognition.Applying;

/// <summary>
/// What the platform does with a credential before any person looks: verifies it, reads it, says what is missing, starts the clock, and
/// finds the route. Where an agreement covers it nothing is left for a person.
/// </summary>
internal sealed class TakeUp(
    AppDb db,
    Actor actor,
    ICredentialCheck check,
    CredentialReading reading,
    IAgreementRoute agreements,
    IInstitutions institutions,
    IInstitutionPolicy policy,
    Precedents precedents,
    MakeDecision decide,
    CaseSteps steps,
    CaseMessages messages,
    IStringLocalizer<RecognitionText> text,
    IOptions<RecognitionOptions> options,
    TimeProvider time
)
{
    /// <summary>Verifies and reads a document, and keeps it with the case.</summary>
    public async Task<Problem?> HandInAsync(RecognitionCase one, Intake.Taken taken, int? part, CancellationToken cancel)
    {
        var seen = await check.CheckAsync(taken.Bytes, cancel);
        var verification = VerificationSummary.Of(seen.Report);
        if (!(await reading.ReadAsync(taken.Bytes, part, verification, cancel)).Succeeded(out var read, out var unreadable))
            return unreadable;
        one.HandIn(
            read.Facts,
            read.Part,
            taken.Hash,
            taken.Holding,
            CredentialReading.VerdictOf(read.Verification.Verdict),
            seen.Kept,
            seen.At
        );
        var kept = await db.Set<CaseDocument>().SingleOrDefaultAsync(document => document.Case == one.Id, cancel);
        if (kept is null)
        {
            db.Add(
                new CaseDocument
                {
                    Institution = one.Institution,
                    Case = one.Id,
                    Bytes = taken.Bytes.ToArray(),
                }
            );
        }
        else
        {
            kept.Bytes = taken.Bytes.ToArray();
        }

        return null;
    }

    /// <summary>The document that is kept with the case, to be read anew.</summary>
    public async Task<Result<Intake.Taken>> KeptAsync(RecognitionCase one, CancellationToken cancel) =>
        await db.Set<CaseDocument>().SingleOrDefaultAsync(document => document.Case == one.Id, cancel) is { } kept
            ? new Intake.Taken(kept.Bytes, one.DocumentHash, one.Holding)
            : RecognitionProblems.DocumentErased();

    /// <summary>From a file that was just handed in as far as it goes without a person.</summary>
    public async Task<Problem?> GoOnAsync(RecognitionCase one, CancellationToken cancel)
    {
        if (Missing(one) is { } missing)
        {
            if (one.AskFor(missing, RecognitionRole.Platform) is { } refused)
                return refused;
            await steps.RecordAsync(one, "askedForMore", missing, cancel, byPlatform: true);
            return null;
        }

        var clock = CaseClock.Start(time.GetUtcNow(), options.Value.PromiseDays, await policy.FindAsync(cancel));
        var cover = await CoverAsync(one, cancel);
        var precedent = cover is null ? await precedents.NewestAsync(one, cancel) : null;
        var route = cover is not null ? RecognitionRoute.Agreement : await RouteAsync(one, precedent is not null, cancel);
        if (one.Complete(clock, route, RecognitionRole.Platform) is { } wrong)
            return wrong;
        await steps.RecordAsync(one, "complete", null, cancel, byPlatform: true);
        if (cover is not null)
            return await decide.ByAgreementAsync(one, cover.Terms, cover.Use, cancel);
        await messages.TellOfficersAsync(one, "Recognition.Asked", [one.Facts.Title, one.TargetTitle], cancel);
        return null;
    }

    /// <summary>What the platform itself sees to be missing, for the applicant to read.</summary>
    public string? Missing(RecognitionCase one) =>
        one.Part is null ? text["Missing.Part"].Value
        : one.Verdict == FactVerdict.Invalid ? text["Missing.Valid"].Value
        : null;

    private async Task<RecognitionRoute> RouteAsync(RecognitionCase one, bool hasPrecedent, CancellationToken cancel)
    {
        var fromMember =
            one.Facts.IssuerId is { } issuer
            && one.Verdict == FactVerdict.Valid
            && await institutions.FindByDidAsync(issuer, cancel) is not null;
        return Routing.Of(one.Facts, hasPrecedent, fromMember);
    }

    /// <param name="Use">How often the agreement has decided for the person, this time included.</param>
    private sealed record Cover(AgreementCover Terms, int Use);

    private async Task<Cover?> CoverAsync(RecognitionCase one, CancellationToken cancel)
    {
        // What names somebody else, or nobody, is for a person to look at, whatever was agreed.
        if (one.Verdict != FactVerdict.Valid || (one.Holding is null && !Routing.IsOf(actor.Name, one.Facts.HolderName)))
            return null;
        var before = await db.Set<RecognitionCase>()
            .Where(other => other.Applicant == one.Applicant && other.Agreement != null)
            .Where(other => other.Outcome != RecognitionOutcome.Refused)
            .Select(other => new RecognisedBefore(other.Agreement!.Value, other.TargetUri, other.AcceptedEcts)) // asked for above
            .ToListAsync(cancel);
        var question = new AgreementQuestion(
            one.Institution,
            steps.Today,
            one.Purpose,
            one.TargetUri,
            one.Facts.ForAgreements(one.Verdict),
            before
        );
        return (await agreements.AskAsync(question, cancel)).Cover is { } terms
            ? new(terms, before.Count(earlier => earlier.Agreement == terms.Agreement) + 1)
            : null;
    }
}
