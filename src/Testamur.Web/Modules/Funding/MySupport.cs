using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Funding.Funders;
using Testamur.Web.Modules.Funding.Ledger;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Funding;

/// <summary>What a learner has at the schemes, what of it is reserved and used, and what became of each support.</summary>
internal sealed class MySupport(
    AppDb db,
    Actor actor,
    IFunder funder,
    Standings standings,
    Books books,
    IInstitutions institutions,
    TimeProvider time
)
{
    /// <param name="Unreadable">The register of schemes cannot be read now.</param>
    internal sealed record Answer(IReadOnlyList<SchemeRow> Schemes, IReadOnlyList<SupportRow> Supports, bool Unreadable);

    /// <summary>Amounts in the scheme's currency.</summary>
    /// <param name="Account">The number at the funder; null for somebody it does not know.</param>
    /// <param name="Why">Why nothing can be paid from it today; null when something can.</param>
    internal sealed record SchemeRow(
        string Id,
        string Name,
        string Funder,
        SchemeKind Kind,
        string WhoCan,
        string Currency,
        DateOnly ValidUntil,
        string? Account,
        decimal Granted,
        decimal Available,
        decimal Reserved,
        decimal Used,
        NoSupport? Why
    );

    /// <param name="Support">What the scheme pays, or was to pay.</param>
    /// <param name="Net">What is left for the learner now.</param>
    /// <param name="Refunded">What went back to the account after it was used.</param>
    internal sealed record SupportRow(
        Guid Enrolment,
        string Title,
        string Institution,
        string Scheme,
        DateOnly StartsOn,
        string Currency,
        decimal Price,
        decimal Support,
        decimal Net,
        decimal Refunded,
        SupportStage Stage,
        DateTimeOffset Since,
        DateOnly LapsesAfter,
        NoSupport? Refusal
    );

    public async Task<Answer> HandleAsync(CancellationToken cancel)
    {
        var (person, today) = (actor.RequiredId, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var register = await funder.ReadRegisterAsync(cancel);
        var rows = new List<SchemeRow>();
        foreach (var scheme in register.Schemes)
            rows.Add(Row(await standings.ReadAsync(person, actor.Email, scheme, cancel), today));
        return new(
            [.. rows.OrderBy(row => row.Account is null).ThenBy(row => row.Name, StringComparer.CurrentCulture)],
            await SupportsAsync(register, cancel),
            register.Flaw is not null
        );
    }

    private static SchemeRow Row(Standings.Standing standing, DateOnly today)
    {
        var (scheme, balance) = (standing.Scheme, standing.Balance);
        decimal Money(long minor) => MinorUnits.ToAmount(minor, scheme.Currency);
        NoSupport? why =
            standing.Entitlement is null ? NoSupport.NoAccount
            : today < scheme.ValidFrom || today > scheme.ValidUntil ? NoSupport.NotOpen
            : scheme.Kind == SchemeKind.Voucher && balance.Reserved + balance.Used > 0 ? NoSupport.VoucherSpent
            : balance.Available == 0 ? NoSupport.UsedUp
            : null;
        return new(
            scheme.Id,
            scheme.Name.In(Language),
            scheme.Funder.In(Language),
            scheme.Kind,
            scheme.WhoCan.In(Language),
            scheme.Currency,
            scheme.ValidUntil,
            standing.Entitlement?.Account,
            Money(balance.Granted),
            Money(balance.Available),
            Money(balance.Reserved),
            Money(balance.Used),
            why
        );
    }

    private async Task<IReadOnlyList<SupportRow>> SupportsAsync(Register register, CancellationToken cancel)
    {
        var person = actor.RequiredId;
        var accounts = await db.Set<FundingAccount>()
            .Where(account => account.Person == person)
            .Select(account => account.Id)
            .ToListAsync(cancel);
        // The person's own rows, wherever they lie: the filter by institution is lifted, the accounts of the person take its place.
        var mine = await db.Set<Support>()
            .Across(Readings.Person)
            .AsNoTracking()
            .Where(support => support.Account != null && accounts.Contains(support.Account.Value))
            .OrderByDescending(support => support.CreatedAt)
            .ToListAsync(cancel);
        var names = (await institutions.ListAsync(cancel)).ToDictionary(one => one.Id, one => one.Name);
        var lines = new Dictionary<FundingAccountId, List<LedgerLine>>();
        foreach (var account in accounts)
            lines[account] = await books.LinesAsync(account, cancel);
        return
        [
            .. mine.Select(support =>
                Row(
                    support,
                    names.GetValueOrDefault(support.Institution) ?? "",
                    register.Find(support.Scheme)?.Name.In(Language) ?? support.Scheme,
                    LedgerRules.SumsOf(lines[support.Account!.Value], support.Enrolment) // selected by its account
                )
            ),
        ];
    }

    private static SupportRow Row(Support support, string institution, string scheme, EnrolmentSums sums)
    {
        decimal Money(long minor) => MinorUnits.ToAmount(minor, support.Currency);
        return new(
            support.Enrolment,
            support.Title,
            institution,
            scheme,
            support.StartsOn,
            support.Currency,
            Money(support.Price),
            Money(support.Amount),
            Money(support.Net),
            Money(sums.Refunded),
            support.Stage,
            support.StageSince,
            support.LapsesAfter,
            support.Refusal
        );
    }

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static void Map(RouteGroupBuilder my) =>
        my.MapGet(
                "/support",
                async (MySupport useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.HandleAsync(cancel))
            )
            .WithName("MySupport")
            .WithSummary("What you have at the schemes of funders, and what became of each support");
}
