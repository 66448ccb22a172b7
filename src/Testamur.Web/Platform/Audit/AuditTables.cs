using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Testamur.Web.Platform.Audit;

/// <summary>The schema's script 3 adds what a model cannot say: the database itself refuses to change or delete an entry.</summary>
internal sealed class AuditTables : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<AuditChainEnd>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("platform_audit").HasKey(entry => new { entry.Institution, entry.Id });
        builder.Property(entry => entry.Act).HasMaxLength(80);
        builder.Property(entry => entry.ActorMark).HasMaxLength(64);
        builder.Property(entry => entry.Subject).HasMaxLength(200);
        builder.Property(entry => entry.Reason).HasMaxLength(2000);
        builder.Property(entry => entry.AboutMark).HasMaxLength(64);
        builder.Property(entry => entry.Previous).HasMaxLength(64);
        builder.Property(entry => entry.Hash).HasMaxLength(64);
        builder.HasIndex(entry => new { entry.Institution, entry.Subject });
        builder.HasIndex(entry => new { entry.Institution, entry.At });
        builder.HasIndex(entry => new { entry.Institution, entry.Number }).IsUnique();
        // What waits for its place is found without reading what has one.
        builder.HasIndex(entry => entry.Institution).HasFilter("number IS NULL");
    }

    public void Configure(EntityTypeBuilder<AuditChainEnd> builder)
    {
        builder.ToTable("platform_audit_ends").HasKey(end => end.Institution);
        builder.Property(end => end.Number).IsConcurrencyToken();
        builder.Property(end => end.Hash).HasMaxLength(64);
    }
}
