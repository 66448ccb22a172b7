using System.Text.Json;
using Testamur.Education.Specifications;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Wallet;

/// <summary>One credential of the signed-in person, with everything it says.</summary>
internal sealed class ReadHolding(WaitingFor waiting, Actor actor, TimeProvider time)
{
    public async Task<Result<HoldingDetail>> HandleAsync(Guid id, CancellationToken cancel)
    {
        if (await waiting.FindAsync(id, actor.RequiredId, cancel) is not { } holding)
            return WalletProblems.HoldingNotFound();
        return HoldingDetail.Of(holding, time.GetUtcNow());
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
    internal static HoldingDetail Of(Holding holding, DateTimeOffset now) =>
        new(
            HoldingSummary.Of(holding, 0, now),
            holding.PublicId,
            holding.LearnerName,
            holding.Grade,
            holding.Supervision,
            holding.IdentityChecked,
            holding.European is not null,
            holding.SpecificationContent is { } json ? Read(json) : null
        );

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
