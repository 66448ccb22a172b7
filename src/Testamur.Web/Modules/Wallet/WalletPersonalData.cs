using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Wallet;

/// <summary>The wallet in a person's download: each credential with all its documents, and each link without its secret.</summary>
internal sealed class WalletPersonalData(AppDb db, WaitingFor waiting) : IPersonalData
{
    public string Section => "wallet";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var holdings = await (await waiting.MineAsync(person, cancel))
            .AsNoTracking()
            .OrderBy(h => h.ReceivedAt)
            .ToListAsync(cancel);
        var shares = await db.Set<Share>()
            .AsNoTracking()
            .Where(share => share.Person == person)
            .OrderBy(share => share.CreatedAt)
            .ToListAsync(cancel);
        return new JsonObject
        {
            ["credentials"] = new JsonArray([.. holdings.Select(Of)]),
            ["shares"] = new JsonArray([.. shares.Select(Of)]),
        };
    }

    private static JsonObject Of(Holding holding) =>
        new()
        {
            ["id"] = holding.Id.Value,
            ["credential"] = holding.PublicId,
            ["title"] = holding.Title,
            ["issuer"] = holding.IssuerName,
            ["specification"] = holding.SpecificationUri,
            ["parts"] = holding.Parts is null ? null : JsonNode.Parse(holding.Parts),
            ["learnerName"] = holding.LearnerName,
            ["grade"] = holding.Grade,
            ["supervision"] = holding.Supervision,
            ["identityChecked"] = holding.IdentityChecked,
            ["awardedOn"] = holding.AwardedOn.ToString("O", CultureInfo.InvariantCulture),
            ["issuedAt"] = holding.IssuedAt,
            ["validUntil"] = holding.ValidUntil,
            ["receivedAt"] = holding.ReceivedAt,
            ["state"] = holding.State.ToString(),
            ["stateSince"] = holding.StateSince,
            ["revokedAt"] = holding.RevokedAt,
            ["revocationReason"] = holding.RevocationReason,
            ["suspendedAt"] = holding.SuspendedAt,
            ["suspensionReason"] = holding.SuspensionReason,
            ["dataIntegrity"] = JsonNode.Parse(holding.DataIntegrity),
            ["jwt"] = holding.Jwt,
            ["european"] = holding.European,
        };

    private static JsonObject Of(Share share) =>
        new()
        {
            ["id"] = share.Id.Value,
            ["holding"] = share.Holding.Value,
            ["purpose"] = share.Purpose,
            ["createdAt"] = share.CreatedAt,
            ["endsAt"] = share.EndsAt,
            ["viewLimit"] = share.ViewLimit,
            ["views"] = share.Views,
            ["lastViewedAt"] = share.LastViewedAt,
            ["withdrawnAt"] = share.WithdrawnAt,
        };
}
