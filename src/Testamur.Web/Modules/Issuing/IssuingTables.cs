using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Checks;
using Testamur.Web.Modules.Issuing.Corrections;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Modules.Issuing.Policy;
using Testamur.Web.Modules.Issuing.Requests;
using Testamur.Web.Modules.Issuing.Seals;
using Testamur.Web.Modules.Issuing.Status;

namespace Testamur.Web.Modules.Issuing;

internal sealed class IssuingTables
    : IEntityTypeConfiguration<IssuingKey>,
        IEntityTypeConfiguration<SealKey>,
        IEntityTypeConfiguration<StatusList>,
        IEntityTypeConfiguration<StatusOrder>,
        IEntityTypeConfiguration<StatusEvent>,
        IEntityTypeConfiguration<StatusVersion>,
        IEntityTypeConfiguration<Batch>,
        IEntityTypeConfiguration<BatchItem>,
        IEntityTypeConfiguration<Credential>,
        IEntityTypeConfiguration<IssuingPolicy>,
        IEntityTypeConfiguration<Correction>,
        IEntityTypeConfiguration<CorrectionItem>,
        IEntityTypeConfiguration<ApiRequest>,
        IEntityTypeConfiguration<IssuedCheck>,
        IEntityTypeConfiguration<IssuedCheckFinding>
{
    public void Configure(EntityTypeBuilder<IssuingKey> builder)
    {
        builder.ToTable("issuing_keys").HasKey(key => new { key.Institution, key.Id });
        builder.Property(key => key.PublicKey).HasMaxLength(200);
        builder.Property(key => key.KeptAs).HasMaxLength(500);
        builder
            .HasIndex(key => new
            {
                key.Institution,
                key.Role,
                key.Number,
            })
            .IsUnique();
    }

    public void Configure(EntityTypeBuilder<SealKey> builder)
    {
        builder.ToTable("issuing_seals").HasKey(key => new { key.Institution, key.Id });
        builder.Property(key => key.Owner).HasMaxLength(1000);
        builder.Property(key => key.OwnerIdentifier).HasMaxLength(100);
        builder.HasIndex(key => key.OwnerIdentifier);
    }

    public void Configure(EntityTypeBuilder<StatusList> builder)
    {
        builder.ToTable("issuing_status_lists").HasKey(list => new { list.Institution, list.Id });
        builder.HasIndex(list => list.Id).IsUnique();
    }

    public void Configure(EntityTypeBuilder<StatusOrder> builder)
    {
        builder.ToTable("issuing_status_orders").HasKey(order => new { order.Institution, order.List });
        builder.HasOne<StatusList>().WithOne().HasForeignKey<StatusOrder>(order => new { order.Institution, order.List });
    }

    public void Configure(EntityTypeBuilder<StatusEvent> builder)
    {
        builder
            .ToTable("issuing_status_events")
            .HasKey(e => new
            {
                e.Institution,
                e.List,
                e.Index,
                e.Number,
            });
        builder.HasOne<StatusList>().WithMany().HasForeignKey(e => new { e.Institution, e.List });
    }

    public void Configure(EntityTypeBuilder<StatusVersion> builder)
    {
        builder
            .ToTable("issuing_status_versions")
            .HasKey(version => new
            {
                version.Institution,
                version.List,
                version.Number,
            });
        builder.HasOne<StatusList>().WithMany().HasForeignKey(version => new { version.Institution, version.List });
        builder.HasIndex(version => new { version.List, version.Number });
    }

    public void Configure(EntityTypeBuilder<Batch> builder)
    {
        builder.ToTable("issuing_batches").HasKey(batch => new { batch.Institution, batch.Id });
        builder.Property(batch => batch.Title).HasMaxLength(500);
        builder.Property(batch => batch.FileName).HasMaxLength(200);
        builder.Property(batch => batch.IdempotencyKey).HasMaxLength(100);
        builder.Property(batch => batch.RequestHash).HasMaxLength(64);
        builder.Property(batch => batch.Fingerprint).HasMaxLength(64);
        builder.Property(batch => batch.Reason).HasMaxLength(500);
        builder.Property(batch => batch.ReissueReason).HasMaxLength(500);
        builder.Property(batch => batch.State).IsConcurrencyToken();
        builder.HasIndex(batch => new { batch.Institution, batch.IdempotencyKey }).IsUnique();
        builder.HasIndex(batch => batch.State);
    }

    public void Configure(EntityTypeBuilder<BatchItem> builder)
    {
        builder
            .ToTable("issuing_items")
            .HasKey(item => new
            {
                item.Institution,
                item.Batch,
                item.Row,
            });
        builder.HasOne<Batch>().WithMany().HasForeignKey(item => new { item.Institution, item.Batch });
        builder.Property(item => item.LearnerName).HasMaxLength(200);
        builder.Property(item => item.LearnerEmail).HasMaxLength(320);
        builder.Property(item => item.PublicId).HasMaxLength(60);
        builder.Property(item => item.Fingerprint).HasMaxLength(64);
        builder.Property(item => item.State).IsConcurrencyToken();
        builder.HasIndex(item => new
        {
            item.Institution,
            item.Batch,
            item.State,
            item.Row,
        });
    }

    public void Configure(EntityTypeBuilder<Credential> builder)
    {
        builder.ToTable("issuing_credentials").HasKey(credential => new { credential.Institution, credential.Id });
        builder.Property(credential => credential.PublicId).HasMaxLength(60);
        builder.Property(credential => credential.Title).HasMaxLength(500);
        builder.Property(credential => credential.LearnerName).HasMaxLength(200);
        builder.Property(credential => credential.LearnerEmail).HasMaxLength(320);
        builder.Property(credential => credential.SearchText).HasMaxLength(1100);
        builder.Property(credential => credential.ProofKey).HasMaxLength(40);
        builder.Property(credential => credential.TokenKey).HasMaxLength(40);
        builder.Property(credential => credential.RevocationReason).HasMaxLength(500);
        builder.Property(credential => credential.SuspensionReason).HasMaxLength(500);
        builder.Property(credential => credential.StatusChanges).IsConcurrencyToken();
        builder
            .HasOne<BatchItem>()
            .WithOne()
            .HasForeignKey<Credential>(credential => new
            {
                credential.Institution,
                credential.Batch,
                credential.Row,
            });
        builder.HasOne<StatusList>().WithMany().HasForeignKey(credential => new { credential.Institution, credential.List });
        builder.HasIndex(credential => credential.PublicId).IsUnique();
        builder
            .HasIndex(credential => new
            {
                credential.Institution,
                credential.Award,
                credential.Issue,
            })
            .IsUnique();
        builder
            .HasIndex(credential => new
            {
                credential.Institution,
                credential.List,
                credential.Index,
            })
            .IsUnique();
        builder.HasIndex(credential => new { credential.Institution, credential.IssuedAt });
        builder.HasIndex(credential => credential.Learner);
        builder.HasIndex(credential => new { credential.Institution, credential.CheckedAt });
    }

    public void Configure(EntityTypeBuilder<IssuingPolicy> builder) =>
        builder.ToTable("issuing_policies").HasKey(policy => policy.Institution);

    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.ToTable("issuing_corrections").HasKey(correction => new { correction.Institution, correction.Id });
        builder.Property(correction => correction.Reason).HasMaxLength(500);
        builder.Property(correction => correction.State).IsConcurrencyToken();
        builder.HasIndex(correction => new { correction.State, correction.EffectiveAt });
    }

    public void Configure(EntityTypeBuilder<CorrectionItem> builder)
    {
        builder
            .ToTable("issuing_correction_items")
            .HasKey(item => new
            {
                item.Institution,
                item.Correction,
                item.Credential,
            });
        builder.HasOne<Correction>().WithMany().HasForeignKey(item => new { item.Institution, item.Correction });
        builder.HasOne<Credential>().WithMany().HasForeignKey(item => new { item.Institution, item.Credential });
        builder.Property(item => item.State).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<ApiRequest> builder)
    {
        builder
            .ToTable("issuing_requests")
            .HasKey(request => new
            {
                request.Institution,
                request.By,
                request.Key,
            });
        builder.Property(request => request.Key).HasMaxLength(64);
        builder.Property(request => request.Hash).HasMaxLength(64);
        builder.Property(request => request.ContentType).HasMaxLength(200);
        builder.Property(request => request.StartedAt).IsConcurrencyToken();
        builder.HasIndex(request => request.EndsAt);
    }

    public void Configure(EntityTypeBuilder<IssuedCheck> builder)
    {
        builder.ToTable("issuing_checks").HasKey(check => new { check.Institution, check.Id });
        builder.HasIndex(check => new { check.Institution, check.At });
    }

    public void Configure(EntityTypeBuilder<IssuedCheckFinding> builder)
    {
        builder
            .ToTable("issuing_check_findings")
            .HasKey(finding => new
            {
                finding.Institution,
                finding.Check,
                finding.Credential,
                finding.Form,
            });
        builder.HasOne<IssuedCheck>().WithMany().HasForeignKey(finding => new { finding.Institution, finding.Check });
        builder.Property(finding => finding.Form).HasMaxLength(100);
        builder.Property(finding => finding.Why).HasMaxLength(500);
    }
}
