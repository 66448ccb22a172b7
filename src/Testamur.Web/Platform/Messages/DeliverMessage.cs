using System.Text.Json;
using Microsoft.Extensions.Options;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Platform.Messages;

/// <summary>Puts a message into its reader's inbox and on the way by e-mail.</summary>
internal sealed class DeliverMessage(AppDb db, MessageWriter writer, IOptions<TestamurOptions> options, TimeProvider time)
    : IManyEventsHandler<MessageRequested>
{
    public Task HandleAsync(MessageRequested happened, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var written = writer.Write(happened.Kind, happened.Arguments, happened.Language);
        if (happened.Person is { } person)
        {
            db.Add(
                new InboxMessage
                {
                    Id = Ids.Ids.New<InboxMessageId>(time),
                    Person = person,
                    Kind = happened.Kind,
                    Arguments = JsonSerializer.Serialize(happened.Arguments),
                    Link = happened.Link,
                    At = now,
                }
            );
        }

        var link = happened.Link is null ? null : options.Value.Link(happened.Link);
        db.Add(
            new MailDelivery
            {
                Id = Ids.Ids.New<MailDeliveryId>(time),
                Person = happened.Person,
                Email = happened.Email,
                Language = happened.Language,
                Kind = happened.Kind,
                Subject = string.Join(' ', written.Subject.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)),
                Body = writer.Letter(written, link, happened.Language, options.Value.PublicUrl),
                CreatedAt = now,
                NextAttemptAt = now,
            }
        );
        return Task.CompletedTask;
    }
}
