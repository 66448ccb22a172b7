using System.Diagnostics.CodeAnalysis;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Mandates;

/// <summary>
/// Ends a mandate at once: who gave it withdraws it, who got it lays it down. It is the safe side, so one person is enough. What was sealed before stands.
/// </summary>
internal sealed class EndMandate(Parties parties, Actor actor, CurrentTenant tenant, ReadMandates read)
{
    internal sealed record Request(string? Reason);

    public async Task<Result<MandateView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageInstitution))
            return PlatformProblems.NotAllowed();
        if (!(await parties.FindAsync(id, cancel)).Succeeded(out var pair, out var refused))
            return refused;
        if (!EndReason.TryRead(request.Reason, out var reason))
            return MandatesProblems.ReasonNeeded();
        if (pair.StateAt(parties.Now).IsOver())
            return MandatesProblems.WrongState();

        var gave = pair.Mandate.Institution == tenant.Id;
        var problem =
            gave ? pair.Mandate.Withdraw(actor.RequiredId, parties.Now, reason)
            : pair.Answer is null ? MandatesProblems.WrongState()
            : pair.Answer.LayDown(actor.RequiredId, parties.Now, reason);
        if (problem is not null)
            return problem;
        await parties.NoteAsync(gave ? "mandates.withdrawn" : "mandates.laidDown", pair, reason, cancel);
        return await parties.SaveAsync(cancel) is { } lost ? lost : await read.ViewAsync(pair, cancel);
    }

    public static void Map(RouteGroupBuilder mandates) =>
        mandates
            .MapPost(
                "/{id:guid}/end",
                async (Guid id, Request request, EndMandate useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.ManageInstitution)
            .Produces<MandateView>()
            .WithName("EndMandate")
            .WithSummary("Withdraw a mandate that was given, or lay down one that was got");
}

/// <summary>Reads the reason for which a mandate ends.</summary>
internal static class EndReason
{
    private const int Shortest = 3;

    public static bool TryRead(string? typed, [NotNullWhen(true)] out string? reason)
    {
        reason = typed?.Trim();
        return reason?.Length is >= Shortest and <= Mandate.LongestReason;
    }
}
