using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Platform.Messages;

/// <summary>Something the platform tells people of its own accord, which each may switch off. A module registers its own.</summary>
/// <param name="Name">Its text is <c>Topic.{Name}</c> in MessagesText.</param>
internal sealed record MessageTopic(string Name);

/// <summary>A person wants to hear nothing of a topic.</summary>
internal sealed class MutedTopic
{
    public required PersonId Person { get; init; }

    public required string Topic { get; init; }
}

/// <summary>What people have switched off.</summary>
internal sealed class MutedTopics(AppDb db, Actor actor, IEnumerable<MessageTopic> topics)
{
    internal sealed record Choice(string Topic, bool Told);

    internal sealed record Request(IReadOnlyList<string> Told);

    public Task<bool> AreMutedAsync(PersonId person, string topic, CancellationToken cancel) =>
        db.Set<MutedTopic>().AnyAsync(muted => muted.Person == person && muted.Topic == topic, cancel);

    /// <summary>Every topic, and whether the signed-in person hears of it.</summary>
    public async Task<IReadOnlyList<Choice>> ListAsync(CancellationToken cancel)
    {
        var muted = await Mine().Select(one => one.Topic).ToListAsync(cancel);
        return [.. topics.Select(topic => new Choice(topic.Name, !muted.Contains(topic.Name, StringComparer.Ordinal)))];
    }

    /// <param name="told">The topics the person wants to hear of; every other one is switched off.</param>
    public async Task<IReadOnlyList<Choice>> ChangeAsync(IReadOnlyCollection<string> told, CancellationToken cancel)
    {
        var muted = await Mine().ToListAsync(cancel);
        var person = actor.RequiredId;
        db.RemoveRange(muted.Where(one => told.Contains(one.Topic)));
        foreach (var topic in topics.Where(topic => !told.Contains(topic.Name) && !muted.Exists(one => one.Topic == topic.Name)))
            db.Add(new MutedTopic { Person = person, Topic = topic.Name });
        await db.SaveChangesAsync(cancel);
        return await ListAsync(cancel);
    }

    private IQueryable<MutedTopic> Mine()
    {
        var person = actor.RequiredId;
        return db.Set<MutedTopic>().Where(muted => muted.Person == person);
    }

    public static void Map(RouteGroupBuilder my)
    {
        var mine = my.MapGroup("/messages/topics");
        mine.MapGet("", async (MutedTopics topics, CancellationToken cancel) => TypedResults.Ok(await topics.ListAsync(cancel)))
            .WithName("ListMessageTopics")
            .WithSummary("What the platform tells you of its own accord");
        mine.MapPut(
                "",
                async (Request request, MutedTopics topics, CancellationToken cancel) =>
                    TypedResults.Ok(await topics.ChangeAsync(request.Told, cancel))
            )
            .WithName("ChooseMessageTopics")
            .WithSummary("Say what you want to be told of; everything else is switched off");
    }
}
