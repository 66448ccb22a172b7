using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Platform.Messages;

/// <summary>The signed-in person's inbox, unread first.</summary>
internal sealed class MyMessages(AppDb db, Actor actor, MessageWriter writer, TimeProvider time)
{
    private const int PageSize = 50;

    internal sealed record Shown(Guid Id, string Kind, string Subject, string Body, string? Link, DateTimeOffset At, bool Read);

    internal sealed record Page(IReadOnlyList<Shown> Messages, int Unread, int Total);

    /// <param name="language">The language to read them in.</param>
    public async Task<Page> ListAsync(string language, int skip, CancellationToken cancel)
    {
        var mine = Mine().AsNoTracking();
        var rows = await mine.OrderBy(message => message.ReadAt != null)
            .ThenByDescending(message => message.At)
            .ThenBy(message => message.Id)
            .Skip(Math.Max(0, skip))
            .Take(PageSize)
            .ToListAsync(cancel);
        return new(
            [.. rows.Select(row => Show(row, language))],
            await CountUnreadAsync(db, actor.RequiredId, cancel),
            await mine.CountAsync(cancel)
        );
    }

    public static Task<int> CountUnreadAsync(AppDb db, PersonId person, CancellationToken cancel) =>
        db.Set<InboxMessage>().CountAsync(message => message.Person == person && message.ReadAt == null, cancel);

    /// <returns>How many were unread.</returns>
    public async Task<int> MarkAllReadAsync(CancellationToken cancel)
    {
        DateTimeOffset? now = time.GetUtcNow();
        return await Mine()
            .Where(message => message.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.ReadAt, now), cancel);
    }

    public async Task<Result<InboxMessageId>> MarkReadAsync(InboxMessageId id, CancellationToken cancel)
    {
        var message = await Mine().SingleOrDefaultAsync(m => m.Id == id, cancel);
        if (message is null)
            return PlatformProblems.NotFound();
        message.ReadAt ??= time.GetUtcNow();
        await db.SaveChangesAsync(cancel);
        return id;
    }

    private Shown Show(InboxMessage row, string language)
    {
        var written = writer.Write(row.Kind, JsonSerializer.Deserialize<string[]>(row.Arguments) ?? [], language);
        return new(row.Id.Value, row.Kind, written.Subject, written.Body, row.Link, row.At, row.ReadAt is not null);
    }

    private IQueryable<InboxMessage> Mine()
    {
        var person = actor.RequiredId;
        return db.Set<InboxMessage>().Where(message => message.Person == person);
    }

    public static void Map(RouteGroupBuilder my)
    {
        var messages = my.MapGroup("/messages");
        messages
            .MapGet(
                "",
                async (MyMessages inbox, Actor actor, int? skip, CancellationToken cancel) =>
                    TypedResults.Ok(await inbox.ListAsync(actor.Language, skip ?? 0, cancel))
            )
            .WithName("ListMyMessages")
            .WithSummary("Your messages, unread first, fifty at a time");
        messages
            .MapPost(
                "/{id:guid}/read",
                async (Guid id, MyMessages inbox, CancellationToken cancel) =>
                    (await inbox.MarkReadAsync(new(id), cancel)).ToHttp(_ => TypedResults.NoContent())
            )
            .WithName("MarkMessageRead")
            .WithSummary("Mark a message as read");
        messages
            .MapPost(
                "/read",
                async (MyMessages inbox, CancellationToken cancel) =>
                {
                    await inbox.MarkAllReadAsync(cancel);
                    return TypedResults.NoContent();
                }
            )
            .WithName("MarkAllMessagesRead")
            .WithSummary("Mark all your messages as read");
    }
}
