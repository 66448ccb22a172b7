using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>The dialogue between applicant and adviser; with its days it is part of the record.</summary>
internal sealed class WriteMessage(
    AppDb db,
    Actor actor,
    CaseFiles files,
    CaseNotices notices,
    ReadCases read,
    IOptions<PriorLearningOptions> options,
    TimeProvider time
)
{
    internal sealed record Request([property: Required, StringLength(RplCase.LongestText)] string Text);

    public async Task<Result<CaseView>> MineAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (await files.MineAsync(id, cancel) is not { } rpl)
            return PriorLearningProblems.CaseNotFound();
        if (await AddAsync(rpl, request.Text, cancel) is { } refused)
            return refused;
        await notices.ToStaffAsync(rpl, rpl.Adviser is { } adviser ? [adviser] : [], "PriorLearning.Written", cancel);
        return await files.SaveAsync(cancel) is { } lost ? lost : await read.MineAsync(id, cancel);
    }

    public async Task<Result<ReadCases.Seen>> HereAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (await files.HereAsync(id, cancel) is not var (rpl, roles))
            return PriorLearningProblems.CaseNotFound();
        if (!roles.HasFlag(CaseRoles.Adviser) || rpl.Adviser is null)
            return PriorLearningProblems.NotYourStep();
        if (await AddAsync(rpl, request.Text, cancel) is { } refused)
            return refused;
        await notices.ToApplicantAsync(rpl, "PriorLearning.Answered", [], cancel);
        return await files.SaveAsync(cancel) is { } lost ? lost : await read.HereAsync(id, cancel);
    }

    private async Task<Problem?> AddAsync(RplCase rpl, string text, CancellationToken cancel)
    {
        if (CaseFiles.Check(text, "text") is { } wrong)
            return wrong;
        var by = actor.RequiredId;
        if (await db.Set<CaseMessage>().CountAsync(one => one.Case == rpl.Id && one.By == by, cancel) >= options.Value.Messages)
            return PriorLearningProblems.TooManyMessages();
        var now = time.GetUtcNow();
        db.Add(
            new CaseMessage
            {
                Institution = rpl.Institution,
                Id = Guid.CreateVersion7(now),
                Case = rpl.Id,
                By = by,
                At = now,
                Text = text.Trim(),
            }
        );
        return null;
    }

    public static void Map(RouteGroupBuilder my, RouteGroupBuilder here)
    {
        my.MapPost(
                "/{id:guid}/messages",
                async (Guid id, Request request, WriteMessage useCase, CancellationToken cancel) =>
                    (await useCase.MineAsync(id, request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Produces<CaseView>()
            .WithName("WriteToPriorLearningAdviser")
            .WithSummary("Write to the adviser of your case");
        here.MapPost(
                "/{id:guid}/messages",
                async (Guid id, Request request, WriteMessage useCase, CancellationToken cancel) =>
                    (await useCase.HereAsync(id, request, cancel)).ToHttp(seen => TypedResults.Ok(seen.Case))
            )
            .Requires(Permission.AdvisePriorLearning)
            .Produces<CaseView>()
            .WithName("WriteToPriorLearningApplicant")
            .WithSummary("Write to the applicant of a case you advise");
    }
}
