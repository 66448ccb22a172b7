using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Wallet;

/// <summary>One credential of the signed-in person, with everything it says.</summary>
internal sealed class ReadHolding(
    WaitingFor waiting,
    Actor actor,
    IReplacements replacements,
    IInstitutions institutions,
    TimeProvider time
)
{
    public async Task<Result<HoldingDetail>> HandleAsync(Guid id, CancellationToken cancel)
    {
        if (await waiting.FindAsync(id, actor.RequiredId, cancel) is not { } holding)
            return WalletProblems.HoldingNotFound();
        return HoldingDetail.Of(holding, time.GetUtcNow(), await HeldAsync(holding, cancel)) with
        {
            ReplacedBy = await ReplacementAsync(holding, cancel),
        };
    }

    private async Task<HeldReplacement?> ReplacementAsync(Holding old, CancellationToken cancel)
    {
        if (
            old.RevokedAt is null
            || await institutions.FindAsync(old.Issuer, cancel) is not { } issuer
            || await replacements.FindAsync(old.PublicId, issuer.Did, cancel) is not { } replacement
        )
            return null;
        var mine = await waiting.MineAsync(actor.RequiredId, cancel);
        var held = await mine.Where(h => h.Issuer == old.Issuer && h.PublicId == replacement.Id)
            .Select(h => new { h.Id, h.Title })
            .SingleOrDefaultAsync(cancel);
        return new(replacement.Id, replacement.IssuedAt, held?.Id.Value, held?.Title);
    }

    private async Task<IReadOnlyDictionary<string, Guid?>> HeldAsync(Holding whole, CancellationToken cancel)
    {
        string[] ids = [.. Holdings.PartsOf(whole.Parts).Select(part => part.CredentialId)];
        if (ids.Length == 0)
            return new Dictionary<string, Guid?>();
        var mine = await waiting.MineAsync(actor.RequiredId, cancel);
        var held = await mine.Where(h => ids.Contains(h.PublicId)).Select(h => new { h.PublicId, h.Id }).ToListAsync(cancel);
        return held.ToDictionary(one => one.PublicId, one => (Guid?)one.Id.Value, StringComparer.Ordinal);
    }

    public static void Map(RouteGroupBuilder holdings) =>
        holdings
            .MapGet(
                "/{id:guid}",
                async (Guid id, ReadHolding useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, cancel)).ToHttp(TypedResults.Ok)
            )
            .WithName("ReadHolding")
            .WithSummary("One credential of your wallet");
}

/// <param name="HasEuropeanForm">Whether it can be saved as a sealed European Digital Credential, too.</param>
/// <param name="Content">What was to be learned and how it was assessed; null when the issuer could not give it.</param>
public sealed record HoldingDetail(
    HoldingSummary Summary,
    string PublicId,
    string LearnerName,
    string? Grade,
    string? Supervision,
    string? IdentityChecked,
    bool HasEuropeanForm,
    Specification? Content
)
{
    /// <summary>What was counted for it; none unless it is a larger credential made of others.</summary>
    public IReadOnlyList<HoldingPart> Parts { get; init; } = [];

    /// <summary>What was issued in its place; null when nothing was.</summary>
    public HeldReplacement? ReplacedBy { get; init; }

    /// <param name="held">The person's own holdings by the <c>id</c> of their documents.</param>
    internal static HoldingDetail Of(Holding holding, DateTimeOffset now, IReadOnlyDictionary<string, Guid?>? held = null) =>
        new(
            HoldingSummary.Of(holding, 0, now),
            holding.PublicId,
            holding.LearnerName,
            holding.Grade,
            holding.Supervision,
            holding.IdentityChecked,
            holding.European is not null,
            holding.SpecificationContent is { } json ? Read(json) : null
        )
        {
            Parts =
            [
                .. Holdings
                    .PartsOf(holding.Parts)
                    .Select(part => new HoldingPart(
                        part.CredentialId,
                        part.Title,
                        part.IssuerName,
                        part.Ects / 100m,
                        part.AwardedOn,
                        held?.GetValueOrDefault(part.CredentialId)
                    )),
            ],
        };

    /// <summary>A later release may describe specifications otherwise; the sealed document still says all of it.</summary>
    private static Specification? Read(string json)
    {
        try
        {
            return SpecificationJson.Read(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A credential that was counted for a larger one.</summary>
/// <param name="CredentialId">The <c>id</c> inside its document.</param>
/// <param name="Holding">Where it lies in the same wallet; null when it does not.</param>
public sealed record HoldingPart(
    string CredentialId,
    string Title,
    string IssuerName,
    decimal Ects,
    DateOnly AwardedOn,
    Guid? Holding
);

/// <summary>The newest credential that was issued in place of another one.</summary>
/// <param name="CredentialId">The <c>id</c> inside its document.</param>
/// <param name="Holding">Where it lies in the same wallet; null when it does not.</param>
/// <param name="Title">What it is called there.</param>
public sealed record HeldReplacement(string CredentialId, DateTimeOffset IssuedAt, Guid? Holding, string? Title);
