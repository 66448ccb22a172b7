using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Platform.Messages;

/// <summary>The inbox, and the e-mails sent to the person's account or address.</summary>
internal sealed class MessagesPersonalData(AppDb db, IPeople people) : IPersonalData
{
    public string Section => "messages";

    public async Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel)
    {
        var inbox = await db.Set<InboxMessage>().AsNoTracking().Where(m => m.Person == person).ToListAsync(cancel);
        var email = (await people.FindAsync(person, cancel))?.Email;
        var mail = await db.Set<MailDelivery>()
            .AsNoTracking()
            .Where(m => m.Person == person || m.Email == email)
            .ToListAsync(cancel);
        var muted = await db.Set<MutedTopic>().Where(m => m.Person == person).Select(m => m.Topic).ToListAsync(cancel);
        return new JsonObject
        {
            ["switchedOff"] = new JsonArray([.. muted.Order(StringComparer.Ordinal).Select(topic => JsonValue.Create(topic))]),
            ["inbox"] = new JsonArray([
                .. inbox
                    .OrderBy(m => m.At)
                    .Select(m => new JsonObject
                    {
                        ["kind"] = m.Kind,
                        ["about"] = JsonNode.Parse(m.Arguments),
                        ["link"] = m.Link,
                        ["at"] = m.At,
                        ["readAt"] = m.ReadAt,
                    }),
            ]),
            ["mail"] = new JsonArray([
                .. mail.OrderBy(m => m.CreatedAt)
                    .Select(m => new JsonObject
                    {
                        ["kind"] = m.Kind,
                        ["to"] = m.Email,
                        ["subject"] = m.Subject,
                        ["createdAt"] = m.CreatedAt,
                        ["sentAt"] = m.SentAt,
                    }),
            ]),
        };
    }
}

/// <summary>With an account go its inbox and the letters to it.</summary>
internal sealed class ForgetMessages(AppDb db) : IEventHandler<AccountClosed>
{
    public async Task HandleAsync(AccountClosed happened, CancellationToken cancel)
    {
        await db.Set<InboxMessage>().Where(m => m.Person == happened.Person).ExecuteDeleteAsync(cancel);
        await db.Set<MutedTopic>().Where(m => m.Person == happened.Person).ExecuteDeleteAsync(cancel);
        await db.Set<MailDelivery>().Where(m => m.Person == happened.Person).ExecuteDeleteAsync(cancel);
    }
}
