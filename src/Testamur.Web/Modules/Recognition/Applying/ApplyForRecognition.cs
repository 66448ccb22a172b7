using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Modules.Agreements.Contracts;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition.Applying;

/// <summary>
/// Asks an institution to recognise a credential by anybody. One request: what an agreement in force covers is recognised in it, the agreement
/// cited; for everything else a case is open afterwards.
/// </summary>
internal sealed class ApplyForRecognition(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    IInstitutions institutions,
    ICatalogue catalogue,
    Intake intake,
    TakeUp takeUp,
    CaseSteps steps,
    ReadMyCases read,
    IOptions<RecognitionOptions> options,
    TimeProvider time
)
{
    /// <summary>The most a request has: the document in base64, and the rest.</summary>
    public const int MostRequestBytes = Intake.MostBytes / 3 * 4 + 64 * 1024;

    /// <param name="Institution">Short name of who is to recognise it.</param>
    /// <param name="Credential">Where the credential is.</param>
    /// <param name="Target">One of its published specifications, for which the credential is to stand; null for credits toward study.</param>
    /// <param name="Study">Without a target: the study that is to get the credits, in the applicant's words.</param>
    /// <param name="Part">Which credential, from 0, when the document holds several.</param>
    /// <param name="Note">What the applicant wants to say about it.</param>
    internal sealed record Request(
        [property: Required, StringLength(63)] string Institution,
        [property: Required] Intake.Source Credential,
        Guid? Target = null,
        [property: StringLength(300)] string? Study = null,
        [property: Range(0, 1000)] int? Part = null,
        [property: StringLength(RecognitionCase.LongestText)] string? Note = null
    );

    public async Task<Result<MyCaseView>> HandleAsync(Request request, CancellationToken cancel)
    {
        var receiver = (await institutions.ListAsync(cancel)).FirstOrDefault(member => member.Slug == request.Institution);
        if (receiver is null)
            return RecognitionProblems.InstitutionNotFound();
        if (!(await PurposeAsync(receiver, request, cancel)).Succeeded(out var purpose, out var problem))
            return problem;
        var note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
        if (note?.Length > RecognitionCase.LongestText)
            return RecognitionProblems.TextTooLong();
        var person = actor.RequiredId;
        if (await CountOpenAsync(person, cancel) >= options.Value.MostOpen)
            return RecognitionProblems.TooManyOpen(options.Value.MostOpen);
        if (!(await intake.TakeAsync(person, request.Credential, cancel)).Succeeded(out var taken, out problem))
            return problem;

        tenant.Set(receiver.Id);
        var one = new RecognitionCase
        {
            Institution = receiver.Id,
            Id = Ids.New<CaseId>(time),
            Purpose = purpose.Kind,
            Target = purpose.Entry?.Specification,
            TargetVersion = purpose.Entry?.Version,
            TargetUri = purpose.Entry?.Content.Id,
            TargetTitle = purpose.Title,
            ReceivedAt = time.GetUtcNow(),
        }.Opened(person, note);
        if (await takeUp.HandInAsync(one, taken, request.Part, cancel) is { } unreadable)
            return unreadable;
        if (await IsOpenAsync(one.OpenKey, cancel))
            return RecognitionProblems.CaseExists();
        db.Add(one);
        await steps.RecordAsync(one, "received", note, cancel);
        if (await takeUp.GoOnAsync(one, cancel) is { } refused)
            return refused;
        if (await steps.SaveAsync(cancel) is { } lost)
        {
            // Two requests at once: the same again, or another that an agreement's cap has to count first.
            return await IsOpenAsync(one.OpenKey, cancel) ? RecognitionProblems.CaseExists() : lost;
        }

        return await read.OneAsync(one.Id.Value, cancel);
    }

    private sealed record Purpose(CreditPurpose Kind, string Title, CatalogueEntryView? Entry);

    private async Task<Result<Purpose>> PurposeAsync(InstitutionView receiver, Request request, CancellationToken cancel)
    {
        if (request.Target is { } target)
        {
            return await catalogue.FindAsync(target, cancel) is { } entry && entry.Institution == receiver.Id
                ? new Purpose(
                    CreditPurpose.Component,
                    entry.Content.Title.In(actor.Language, entry.Content.DefaultLanguage),
                    entry
                )
                : RecognitionProblems.TargetNotFound();
        }

        return request.Study?.Trim() is { Length: > 0 and <= 300 } study
            ? new Purpose(CreditPurpose.Credits, study, null)
            : RecognitionProblems.PurposeMissing();
    }

    // A person's own rows, at every institution.
    private Task<int> CountOpenAsync(PersonId person, CancellationToken cancel) =>
        db.Set<RecognitionCase>()
            .Across(Readings.Person)
            .CountAsync(one => one.Applicant == person && one.DecidedAt == null, cancel);

    private Task<bool> IsOpenAsync(string? key, CancellationToken cancel) =>
        db.Set<RecognitionCase>().Across(Readings.Person).AnyAsync(one => one.OpenKey == key, cancel);

    public static void Map(RouteGroupBuilder my) =>
        my.MapPost(
                "",
                async (Request request, ApplyForRecognition useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(TypedResults.Ok)
            )
            .WithMetadata(new RequestSizeLimitAttribute(MostRequestBytes))
            .Produces<MyCaseView>()
            .WithName("ApplyForRecognition")
            .WithSummary(
                "Ask an institution to recognise a credential: recognised at once where an agreement covers it, else an open case"
            );
}
