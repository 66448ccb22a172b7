using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Mandates;

/// <summary>The institution that got a mandate accepts or declines it, once.</summary>
internal sealed class AnswerMandate(AppDb db, Parties parties, Actor actor, CurrentTenant tenant, ReadMandates read)
{
    /// <param name="Reason">Why it is declined; not asked for when it is accepted.</param>
    internal sealed record Request(bool Accepted, string? Reason = null);

    public async Task<Result<MandateView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.SignAgreement))
            return PlatformProblems.NotAllowed();
        if (!(await parties.FindAsync(id, cancel)).Succeeded(out var pair, out var refused))
            return refused;
        if (pair.Mandate.Mandatary != tenant.Id)
            return MandatesProblems.OtherSide();
        if (pair.StateAt(parties.Now) != MandateState.Offered)
            return MandatesProblems.WrongState();
        string? reason = null;
        if (!request.Accepted && !EndReason.TryRead(request.Reason, out reason))
            return MandatesProblems.ReasonNeeded();

        var answer = new MandateAnswer
        {
            Institution = tenant.Id,
            Mandate = pair.Mandate.Id,
            Accepted = request.Accepted,
            By = actor.RequiredId,
            At = MandateLife.WholeSeconds(parties.Now),
            DeclinedReason = reason,
        };
        db.Add(answer);
        await parties.NoteAsync(request.Accepted ? "mandates.accepted" : "mandates.declined", pair, reason, cancel);
        return await parties.SaveAsync(cancel) is { } lost ? lost : await read.ViewAsync(pair with { Answer = answer }, cancel);
    }

    public static void Map(RouteGroupBuilder mandates) =>
        mandates
            .MapPost(
                "/{id:guid}/answer",
                async (Guid id, Request request, AnswerMandate useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.SignAgreement)
            .Produces<MandateView>()
            .WithName("AnswerMandate")
            .WithSummary("Accept or decline a mandate that another institution gives");
}
