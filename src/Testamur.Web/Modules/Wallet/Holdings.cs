using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Wallet;

/// <summary>What a person has accepted. Offered and declined credentials are not held, so they count toward nothing.</summary>
internal sealed class Holdings(AppDb db) : IHoldings
{
    public async Task<IReadOnlyList<HoldingView>> ListAsync(PersonId person, CancellationToken cancel) =>
        [.. (await ReadAsync(Accepted().Where(holding => holding.Person == person), cancel)).Select(row => row.View)];

    public async Task<IReadOnlyList<IReadOnlyList<HoldingView>>> ListWalletsAsync(int most, CancellationToken cancel)
    {
        var people = Accepted().Where(holding => holding.Person != null).Select(holding => holding.Person).Distinct();
        var chosen = people.OrderBy(person => person).Take(most);
        var rows = await ReadAsync(Accepted().Where(holding => chosen.Contains(holding.Person)), cancel);
        return [.. rows.GroupBy(row => row.Person, row => row.View).Select(wallet => (IReadOnlyList<HoldingView>)[.. wallet])];
    }

    private IQueryable<Holding> Accepted() =>
        db.Set<Holding>().AsNoTracking().Where(holding => holding.State == HoldingState.Accepted);

    private static async Task<IReadOnlyList<(PersonId? Person, HoldingView View)>> ReadAsync(
        IQueryable<Holding> holdings,
        CancellationToken cancel
    )
    {
        var rows = await holdings
            .OrderByDescending(holding => holding.AwardedOn)
            .ThenBy(holding => holding.Id)
            .Select(holding => new
            {
                holding.Person,
                holding.Parts,
                View = new HoldingView(
                    holding.Id.Value,
                    holding.Issuer,
                    holding.IssuerName,
                    holding.Specification,
                    holding.SpecificationUri,
                    holding.Title,
                    holding.Ects,
                    holding.EqfLevel,
                    holding.AwardedOn,
                    holding.ValidUntil,
                    holding.RevokedAt
                )
                {
                    PublicId = holding.PublicId,
                    IsSuspended = holding.SuspendedAt != null,
                    SpecificationVersion = holding.SpecificationVersion,
                    Field = holding.Field,
                    Grade = holding.Grade,
                    Supervision = holding.Supervision,
                    Source = holding.Source,
                },
            })
            .ToListAsync(cancel);
        return
        [
            .. rows.Select(row =>
                (row.Person, row.View with { Parts = [.. PartsOf(row.Parts).Select(part => part.CredentialId)] })
            ),
        ];
    }

    public static IReadOnlyList<AwardPartView> PartsOf(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<List<AwardPartView>>(json, JsonSerializerOptions.Web) ?? [];
}
