using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Testamur.Web.Platform.Messages;

internal sealed class MessageTables
    : IEntityTypeConfiguration<InboxMessage>,
        IEntityTypeConfiguration<MailDelivery>,
        IEntityTypeConfiguration<MutedTopic>
{
    public void Configure(EntityTypeBuilder<InboxMessage> builder)
    {
        builder.ToTable("messages_inbox").HasKey(message => message.Id);
        builder.Property(message => message.Kind).HasMaxLength(80);
        builder.Property(message => message.Arguments).HasMaxLength(4000);
        builder.Property(message => message.Link).HasMaxLength(500);
        builder.HasIndex(message => new { message.Person, message.ReadAt });
    }

    public void Configure(EntityTypeBuilder<MutedTopic> builder)
    {
        builder.ToTable("messages_muted").HasKey(muted => new { muted.Person, muted.Topic });
        builder.Property(muted => muted.Topic).HasMaxLength(80);
    }

    public void Configure(EntityTypeBuilder<MailDelivery> builder)
    {
        builder.ToTable("messages_mail").HasKey(mail => mail.Id);
        builder.Property(mail => mail.Email).HasMaxLength(254);
        builder.Property(mail => mail.Language).HasMaxLength(20);
        builder.Property(mail => mail.Kind).HasMaxLength(80);
        builder.Property(mail => mail.Subject).HasMaxLength(1000);
        builder.Property(mail => mail.LastError).HasMaxLength(500);
        builder.HasIndex(mail => new { mail.SentAt, mail.NextAttemptAt });
        builder.HasIndex(mail => mail.Person);
    }
}
