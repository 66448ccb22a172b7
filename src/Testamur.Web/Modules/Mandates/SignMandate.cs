using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Mandates;

/// <summary>Four eyes: somebody else than who recorded the mandate signs it off for the institution, which must have a right to award. From now on the other one sees it.</summary>
internal sealed class SignMandate(Parties parties, Actor actor, CurrentTenant tenant, IAwardingRights rights, ReadMandates read)
{
    public async Task<Result<MandateView>> HandleAsync(Guid id, CancellationToken cancel)
    {
        if (!actor.May(Permission.SignAgreement))
            return PlatformProblems.NotAllowed();
        if (!(await parties.FindAsync(id, cancel)).Succeeded(out var pair, out var refused))
            return refused;
        if (pair.Mandate.Institution != tenant.Id)
            return MandatesProblems.OtherSide();
        if (pair.StateAt(parties.Now) != MandateState.Recorded)
            return MandatesProblems.WrongState();
        var today = DateOnly.FromDateTime(parties.Now.UtcDateTime);
        var first = pair.Mandate.ValidFrom > today ? pair.Mandate.ValidFrom : today;
        if (await rights.FindAsync(tenant.Id, first, null, cancel) is null)
            return MandatesProblems.NoAwardingRight();
        if (pair.Mandate.Sign(actor.RequiredId, parties.Now) is { } problem)
            return problem;
        await parties.NoteAsync("mandates.signed", pair, null, cancel);
        return await parties.SaveAsync(cancel) is { } lost ? lost : await read.ViewAsync(pair, cancel);
    }

    public static void Map(RouteGroupBuilder mandates) =>
        mandates
            .MapPost(
                "/{id:guid}/signature",
                async (Guid id, SignMandate useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.SignAgreement)
            .Produces<MandateView>()
            .WithName("SignMandate")
            .WithSummary("Sign off, as the second person, a mandate that the institution gives");
}
