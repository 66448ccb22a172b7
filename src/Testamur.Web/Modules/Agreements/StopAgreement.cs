using Testamur.Education.Recognition.Agreements;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Agreements;

/// <summary>A party gives up a text that is not signed, stops an agreement for a reason, lets it go on, or gives notice.</summary>
internal sealed class StopAgreement(Deals deals, CurrentTenant tenant, AuditLog audit)
{
    internal sealed record Request(string Reason);

    /// <param name="LastDay">The last day on which the agreement is to apply.</param>
    internal sealed record NoticeRequest(DateOnly LastDay, string Reason);

    public Task<Result<AgreementPlace>> WithdrawAsync(Guid id, int version, Request request, CancellationToken cancel) =>
        ActAsync(
            id,
            version,
            AgreementAct.Withdraw,
            request.Reason,
            (deal, why) => deal.Version.Withdraw(why, deals.Now),
            cancel
        );

    public Task<Result<AgreementPlace>> SuspendAsync(Guid id, int version, Request request, CancellationToken cancel) =>
        ActAsync(
            id,
            version,
            AgreementAct.Suspend,
            request.Reason,
            (deal, why) => deal.Version.Suspend(tenant.Id, why, deals.Now),
            cancel
        );

    public async Task<Result<AgreementPlace>> ResumeAsync(Guid id, int version, CancellationToken cancel)
    {
        var found = await deals.FindAsync(id, version, Permission.SignAgreement, cancel);
        if (!found.Succeeded(out var deal, out var problem))
            return problem;
        return deal.Version.Resume(tenant.Id, deals.Now) is { } refused
            ? refused
            : await SaveAsync(deal, AgreementAct.Resume, null, cancel);
    }

    public Task<Result<AgreementPlace>> GiveNoticeAsync(Guid id, int version, NoticeRequest request, CancellationToken cancel) =>
        ActAsync(
            id,
            version,
            AgreementAct.GiveNotice,
            request.Reason,
            (deal, why) =>
            {
                var earliest = deals.Today.AddDays(deal.Version.Read().ExitNoticeDays);
                return deal.Version.GiveNotice(request.LastDay, earliest, why, deals.Now);
            },
            cancel
        );

    private async Task<Result<AgreementPlace>> ActAsync(
        Guid id,
        int version,
        AgreementAct act,
        string? text,
        Func<Deal, string, Problem?> move,
        CancellationToken cancel
    )
    {
        var permission = act == AgreementAct.Withdraw ? Permission.NegotiateAgreement : Permission.SignAgreement;
        var found = await deals.FindAsync(id, version, permission, cancel);
        if (!found.Succeeded(out var deal, out var problem))
            return problem;
        if (!Deals.Reason(text).Succeeded(out var reason, out var needed))
            return needed;
        return move(deal, reason) is { } refused ? refused : await SaveAsync(deal, act, reason, cancel);
    }

    private async Task<Result<AgreementPlace>> SaveAsync(Deal deal, AgreementAct act, string? reason, CancellationToken cancel)
    {
        if (act == AgreementAct.Withdraw)
            audit.Record("agreements.withdrawn", deal.Subject, reason);
        else if (act == AgreementAct.Suspend)
            audit.Record("agreements.suspended", deal.Subject, reason);
        else if (act == AgreementAct.Resume)
            audit.Record("agreements.resumed", deal.Subject);
        else
            audit.Record("agreements.noticeGiven", deal.Subject, reason);
        return await deals.SaveAsync(deal.Version, act, reason, cancel) is { } lost
            ? lost
            : new AgreementPlace(deal.Version.Agreement.Value, deal.Version.Number, deal.Version.Revision);
    }

    public static void Map(RouteGroupBuilder own)
    {
        const string Path = "/{id:guid}/versions/{version:int}";
        own.MapPost(
                $"{Path}/withdrawal",
                async (Guid id, int version, Request request, StopAgreement useCase, CancellationToken cancel) =>
                    (await useCase.WithdrawAsync(id, version, request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.NegotiateAgreement)
            .Produces<AgreementPlace>()
            .WithName("WithdrawAgreement")
            .WithSummary("Give up a text that is not signed yet");
        own.MapPost(
                $"{Path}/suspension",
                async (Guid id, int version, Request request, StopAgreement useCase, CancellationToken cancel) =>
                    (await useCase.SuspendAsync(id, version, request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.SignAgreement)
            .Produces<AgreementPlace>()
            .WithName("SuspendAgreement")
            .WithSummary("Stop an agreement in force, for a reason");
        own.MapDelete(
                $"{Path}/suspension",
                async (Guid id, int version, StopAgreement useCase, CancellationToken cancel) =>
                    (await useCase.ResumeAsync(id, version, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.SignAgreement)
            .Produces<AgreementPlace>()
            .WithName("ResumeAgreement")
            .WithSummary("Let an agreement go on that the institution stopped");
        own.MapPost(
                $"{Path}/notice",
                async (Guid id, int version, NoticeRequest request, StopAgreement useCase, CancellationToken cancel) =>
                    (await useCase.GiveNoticeAsync(id, version, request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.SignAgreement)
            .Produces<AgreementPlace>()
            .WithName("GiveNotice")
            .WithSummary("End an agreement after the agreed notice");
    }
}
