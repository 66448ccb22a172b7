using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Funding.Ledger;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Funding;

/// <summary>
/// An officer moves the money of one enrolment by hand, with a reason: for what the platform could not know, such as a learner who came
/// later. The key makes a repeated request the same act.
/// </summary>
internal sealed class ActOnSupport(AppDb db, Actor actor, Books books, AuditLog audit, TimeProvider time)
{
    /// <param name="Act"><c>use</c>, <c>release</c> or <c>refund</c>.</param>
    /// <param name="Key">Chosen by the caller; the same key is the same act, done once.</param>
    /// <param name="Amount">Of a refund, in the support's currency; all that was used when absent.</param>
    internal sealed record Request(
        LedgerAct Act,
        [property: Required, StringLength(80, MinimumLength = 1)] string Key,
        [property: Required, StringLength(500, MinimumLength = 1)] string Reason,
        decimal? Amount = null
    );

    internal sealed record Done(SupportStage Stage, decimal Reserved, decimal Used, decimal Refunded, string Currency);

    public async Task<Result<Done>> HandleAsync(Guid enrolment, Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageFunding))
            return PlatformProblems.NotAllowed();
        if (request.Act is not (LedgerAct.Use or LedgerAct.Release or LedgerAct.Refund))
            return FundingProblems.NotByHand();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var account = await db.Set<Support>()
            .Where(one => one.Enrolment == enrolment)
            .Select(one => one.Account)
            .SingleOrDefaultAsync(cancel);
        if (account is not { } id || await books.TakeAsync(id, cancel) is not { } book)
            return PlatformProblems.NotFound();
        var support = await db.Set<Support>().SingleAsync(one => one.Enrolment == enrolment, cancel);
        if (AmountOf(request, support, LedgerRules.SumsOf(book.Lines, enrolment)) is not { } amount)
            return FundingProblems.NotThere();

        var key = $"hand-{enrolment:n}-{request.Key}";
        var before = book.Lines.FirstOrDefault(line => line.Key == key);
        var decision = books.Write(book, new(request.Act, before?.Amount ?? amount, enrolment, key));
        if (decision.Refusal is { } refusal)
            return refusal == LedgerRefusal.KeyTaken ? FundingProblems.KeyTaken() : FundingProblems.NotThere();
        if (!decision.Repeated)
        {
            support.Become(Support.StageAfter(request.Act), time.GetUtcNow());
            audit.Record("funding.byHand", enrolment.ToString(), request.Reason);
            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        await db.DeliverPublishedAsync();
        var sums = LedgerRules.SumsOf(book.Lines, enrolment);
        decimal Money(long minor) => MinorUnits.ToAmount(minor, support.Currency);
        return new Done(support.Stage, Money(sums.Reserved), Money(sums.Used), Money(sums.Refunded), support.Currency);
    }

    // Whole sums by hand, but for a refund, of which a part may be agreed. Of nothing the ledger refuses to move anything.
    private static long? AmountOf(Request request, Support support, EnrolmentSums sums) =>
        request switch
        {
            { Act: LedgerAct.Refund, Amount: { } part } => MinorUnits.Of(part, support.Currency),
            { Act: LedgerAct.Refund } => sums.Used,
            _ => sums.Reserved,
        };

    public static void Map(RouteGroupBuilder supports) =>
        supports
            .MapPost(
                "/{enrolment:guid}/acts",
                async (Guid enrolment, Request request, ActOnSupport useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(enrolment, request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .Requires(Permission.ManageFunding)
            .WithName("ActOnSupport")
            .WithSummary("Use, release or refund the support of an enrolment by hand, with a reason");
}
