using Microsoft.Extensions.Options;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Wallet;

/// <summary>Makes a link that shows one credential. Its secret leaves the server here, once, and is not stored.</summary>
internal sealed class CreateShare(
    AppDb db,
    WaitingFor waiting,
    Actor actor,
    AuditLog audit,
    IOptions<TestamurOptions> options,
    TimeProvider time
)
{
    /// <param name="Purpose">Who or what it is for; only its owner sees it.</param>
    /// <param name="EndsOn">The last day it works, in UTC; 30 days from now when absent.</param>
    /// <param name="ViewLimit">How often it may be opened; without limit when absent.</param>
    internal sealed record Request(string Purpose, DateOnly? EndsOn = null, int? ViewLimit = null);

    /// <param name="Url">The whole link. It cannot be shown again.</param>
    internal sealed record Made(ShareView Share, Uri Url);

    public async Task<Result<Made>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        var person = actor.RequiredId;
        if (await waiting.FindAsync(id, person, cancel) is not { } holding)
            return WalletProblems.HoldingNotFound();
        if (holding.State != HoldingState.Accepted)
            return WalletProblems.AcceptFirst();
        var now = time.GetUtcNow();
        var endsAt = request.EndsOn is { } day ? EndOf(day) : now + Share.UsualLife;
        if (Check(request, endsAt, now) is { Count: > 0 } fields)
            return WalletProblems.ShareFields(fields);

        var secret = Ids.Secret();
        var share = new Share
        {
            Id = Ids.New<ShareId>(time),
            Holding = holding.Id,
            Person = person,
            SecretHash = Ids.Hash(secret),
            Purpose = request.Purpose.Trim(),
            CreatedAt = now,
            EndsAt = endsAt,
            ViewLimit = request.ViewLimit,
        };
        db.Add(share);
        db.Publish(new HoldingShared(share.Id.Value, id, person), time);
        audit.Record("wallet.shared", share.Id.Value.ToString());
        await db.SaveChangesAsync(cancel);
        return new Made(ShareView.Of(share, holding.Title, holding.Recognised(), now), options.Value.Link($"/s/{secret}"));
    }

    /// <summary>A link made for a day works until that day is over.</summary>
    private static DateTimeOffset EndOf(DateOnly day) =>
        day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : new(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    private static Dictionary<string, string[]> Check(Request request, DateTimeOffset endsAt, DateTimeOffset now)
    {
        var fields = new Dictionary<string, string[]>();
        if (string.IsNullOrWhiteSpace(request.Purpose))
            fields["purpose"] = [WalletProblems.PurposeMissing];
        else if (request.Purpose.Trim().Length > Share.LongestPurpose)
            fields["purpose"] = [WalletProblems.PurposeTooLong];
        if (endsAt <= now)
            fields["endsOn"] = [WalletProblems.EndsInPast];
        else if (endsAt > now + Share.LongestLife)
            fields["endsOn"] = [WalletProblems.EndsTooLate];
        if (request.ViewLimit is < 1 or > Share.MostViews)
            fields["viewLimit"] = [WalletProblems.ViewLimitOutside];
        return fields;
    }

    public static void Map(RouteGroupBuilder holdings) =>
        holdings
            .MapPost(
                "/{id:guid}/shares",
                async (Guid id, Request request, CreateShare useCase, HttpContext http, CancellationToken cancel) =>
                {
                    http.Response.Headers.CacheControl = "no-store";
                    return (await useCase.HandleAsync(id, request, cancel)).ToHttp(made =>
                        TypedResults.Created((string?)null, made)
                    );
                }
            )
            .WithName("CreateShare")
            .WithSummary("Make a link that shows a credential; its secret is answered once");
}
