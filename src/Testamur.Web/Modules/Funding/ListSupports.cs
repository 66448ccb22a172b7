using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Funding.Funders;
using Testamur.Web.Modules.Funding.Ledger;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Funding;

/// <summary>The supports of the institution's enrolments, newest first, and the sums of each scheme.</summary>
internal sealed class ListSupports(AppDb db, Actor actor, IFunder funder, IPeople people)
{
    private const int PageSize = 50;

    /// <param name="Flaw">What is wrong with the funder's register; null when it can be read.</param>
    /// <param name="Next">How many were shown; null when there are no more.</param>
    internal sealed record Answer(IReadOnlyList<SchemeSum> Schemes, IReadOnlyList<Row> Items, int? Next, string? Flaw);

    /// <summary>What the scheme pays here, in its currency.</summary>
    /// <param name="Used">What was used, less what was refunded.</param>
    internal sealed record SchemeSum(
        string Id,
        string Name,
        string Funder,
        string Currency,
        decimal Reserved,
        decimal Used,
        decimal Refunded
    );

    /// <param name="Learner">Empty once the account is closed.</param>
    internal sealed record Row(
        Guid Enrolment,
        string Learner,
        string Title,
        Guid Offering,
        string Scheme,
        string Currency,
        decimal Price,
        decimal Support,
        decimal Net,
        SupportStage Stage,
        DateTimeOffset Since
    );

    public async Task<Result<Answer>> HandleAsync(int after, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageFunding))
            return PlatformProblems.NotAllowed();
        var register = await funder.ReadRegisterAsync(cancel);
        var page = await db.Set<Support>()
            .AsNoTracking()
            .OrderByDescending(support => support.CreatedAt)
            .ThenBy(support => support.Enrolment)
            .Skip(Math.Max(0, after))
            .Take(PageSize + 1)
            .ToListAsync(cancel);
        var shown = page.Take(PageSize).ToList();
        var accounts = shown.Select(support => support.Account).OfType<FundingAccountId>().ToHashSet();
        var owners = await db.Set<FundingAccount>()
            .Where(account => accounts.Contains(account.Id) && account.Person != null)
            .ToDictionaryAsync(account => account.Id, account => account.Person, cancel);
        var names = await people.FindAllAsync([.. owners.Values.OfType<Platform.Ids.PersonId>().Distinct()], cancel);
        string NameOf(Support support) =>
            support.Account is { } account && owners.GetValueOrDefault(account) is { } person
                ? names.GetValueOrDefault(person)?.Name ?? ""
                : "";
        return new Answer(
            await SumsAsync(register, cancel),
            [.. shown.Select(support => RowOf(support, NameOf(support), register))],
            page.Count > PageSize ? Math.Max(0, after) + PageSize : null,
            register.Flaw
        );
    }

    private static Row RowOf(Support support, string learner, Register register)
    {
        decimal Money(long minor) => MinorUnits.ToAmount(minor, support.Currency);
        return new(
            support.Enrolment,
            learner,
            support.Title,
            support.Offering,
            register.Find(support.Scheme)?.Name.In(Language) ?? support.Scheme,
            support.Currency,
            Money(support.Price),
            Money(support.Amount),
            Money(support.Net),
            support.Stage,
            support.StageSince
        );
    }

    private async Task<IReadOnlyList<SchemeSum>> SumsAsync(Register register, CancellationToken cancel)
    {
        var moved = await (
            from support in db.Set<Support>()
            join line in db.Set<AccountLine>() on support.Account equals line.Account
            where line.Enrolment == support.Enrolment
            group line.Amount by new
            {
                support.Scheme,
                support.Currency,
                line.Act,
            } into sums
            select new { sums.Key, Sum = sums.Sum() }
        ).ToListAsync(cancel);
        return
        [
            .. moved
                .GroupBy(one => (one.Key.Scheme, one.Key.Currency))
                .OrderBy(group => group.Key.Scheme, StringComparer.Ordinal)
                .Select(group =>
                {
                    long Of(LedgerAct act) => group.Where(one => one.Key.Act == act).Sum(one => one.Sum);
                    decimal Money(long minor) => MinorUnits.ToAmount(minor, group.Key.Currency);
                    var scheme = register.Find(group.Key.Scheme);
                    return new SchemeSum(
                        group.Key.Scheme,
                        scheme?.Name.In(Language) ?? group.Key.Scheme,
                        scheme?.Funder.In(Language) ?? "",
                        group.Key.Currency,
                        Money(Of(LedgerAct.Reserve) - Of(LedgerAct.Use) - Of(LedgerAct.Release)),
                        Money(Of(LedgerAct.Use) - Of(LedgerAct.Refund)),
                        Money(Of(LedgerAct.Refund))
                    );
                }),
        ];
    }

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static void Map(RouteGroupBuilder supports) =>
        supports
            .MapGet(
                "",
                async (ListSupports useCase, CancellationToken cancel, int after = 0) =>
                    (await useCase.HandleAsync(after, cancel)).ToHttp(answer => TypedResults.Ok(answer))
            )
            .Requires(Permission.ManageFunding)
            .Produces<Answer>()
            .WithName("ListSupports")
            .WithSummary("What schemes pay for the institution's enrolments, and the sums of each scheme");
}
