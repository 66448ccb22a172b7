using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Surveys;

/// <summary>Somebody says to which groups they count themselves and what their highest qualification is, changes it, or takes it back.</summary>
internal sealed class SayGroups(AppDb db, Actor actor, IStringLocalizer<SurveysText> texts)
{
    /// <param name="Consent">Whether they agree to what <c>Groups.Consent</c> says; without it nothing is stored.</param>
    /// <param name="Groups">Null when they do not say; empty for none of them.</param>
    /// <param name="HighestEqf">1–8; null when they do not say.</param>
    internal sealed record Request(bool Consent, IReadOnlyList<OpportunityGroup>? Groups, int? HighestEqf);

    /// <param name="Consent">What was agreed to, word by word.</param>
    internal sealed record Answer(IReadOnlyList<OpportunityGroup>? Groups, int? HighestEqf, string Consent);

    /// <returns>Null while nothing is stored.</returns>
    public async Task<Answer?> ReadAsync(CancellationToken cancel) =>
        await FindAsync(cancel) is { } data ? new(data.Groups, data.HighestEqf, data.Consent) : null;

    public async Task<Result<Answer>> HandleAsync(Request request, CancellationToken cancel)
    {
        if (!request.Consent)
            return SurveysProblems.ConsentMissing();
        if (request.Groups?.All(Enum.IsDefined) == false || request.Groups?.Distinct().Count() != request.Groups?.Count)
            return SurveysProblems.GroupFields("groups");
        if (request.HighestEqf is < 1 or > 8)
            return SurveysProblems.GroupFields("highestEqf");
        var data = await FindAsync(cancel);
        if (data is null)
        {
            var key = Ids.Public();
            db.Add(new GroupKey { Person = actor.RequiredId, Key = key });
            db.Add(data = new GroupData { Key = key });
        }

        data.Say(request.Groups, request.HighestEqf, texts["Groups.Consent"]);
        await db.SaveChangesAsync(cancel);
        return new Answer(data.Groups, data.HighestEqf, data.Consent);
    }

    /// <summary>Deletes what was said. Doing it twice changes nothing.</summary>
    public async Task WithdrawAsync(CancellationToken cancel)
    {
        await GroupRows.EraseAsync(db, actor.RequiredId, cancel);
    }

    private async Task<GroupData?> FindAsync(CancellationToken cancel)
    {
        var person = actor.RequiredId;
        return
            await db.Set<GroupKey>().Where(key => key.Person == person).Select(key => (Guid?)key.Key).SingleOrDefaultAsync(cancel)
                is { } key
            ? await db.Set<GroupData>().SingleOrDefaultAsync(data => data.Key == key, cancel)
            : null;
    }

    public static void Map(RouteGroupBuilder my)
    {
        my.MapGet(
                "",
                async (SayGroups useCase, CancellationToken cancel) =>
                    await useCase.ReadAsync(cancel) is { } answer ? Results.Ok(answer) : Results.NoContent()
            )
            .WithName("MyGroups")
            .WithSummary("What you said about groups you belong to, of your own will");
        my.MapPut(
                "",
                async (Request request, SayGroups useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(answer => TypedResults.Ok(answer))
            )
            .WithName("SayGroups")
            .WithSummary("Say to which groups you count yourself, so that equity can be counted");
        my.MapDelete(
                "",
                async (SayGroups useCase, CancellationToken cancel) =>
                {
                    await useCase.WithdrawAsync(cancel);
                    return TypedResults.NoContent();
                }
            )
            .WithName("WithdrawGroups")
            .WithSummary("Take back what you said about groups");
    }
}

internal static class GroupRows
{
    /// <summary>Deletes the data first and the key last: a failure in between can be made up for.</summary>
    public static async Task EraseAsync(AppDb db, PersonId person, CancellationToken cancel)
    {
        var keys = await db.Set<GroupKey>().Where(key => key.Person == person).Select(key => key.Key).ToListAsync(cancel);
        await db.Set<GroupData>().Where(data => keys.Contains(data.Key)).ExecuteDeleteAsync(cancel);
        await db.Set<GroupKey>().Where(key => key.Person == person).ExecuteDeleteAsync(cancel);
    }
}
