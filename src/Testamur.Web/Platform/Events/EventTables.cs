using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Testamur.Web.Platform.Events;

internal sealed class EventTables : IEntityTypeConfiguration<OutboxMessage>, IEntityTypeConfiguration<InboxEntry>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("platform_outbox").HasKey(message => message.Id);
        builder.Property(message => message.Type).HasMaxLength(300);
        builder.HasIndex(message => new { message.HandledAt, message.NextAttemptAt });
    }

    public void Configure(EntityTypeBuilder<InboxEntry> builder)
    {
        builder.ToTable("platform_inbox").HasKey(entry => new { entry.Event, entry.Handler });
        builder.Property(entry => entry.Handler).HasMaxLength(300);
    }
}
