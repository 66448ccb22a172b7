using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Testamur.Education.Recognition.Agreements;

namespace Testamur.Web.Modules.Agreements;

internal sealed class AgreementsTables
    : IEntityTypeConfiguration<AgreementVersion>,
        IEntityTypeConfiguration<VersionParty>,
        IEntityTypeConfiguration<AgreementEvent>
{
    public void Configure(EntityTypeBuilder<AgreementVersion> builder)
    {
        builder.ToTable("agreements_versions").HasKey(version => new { version.Agreement, version.Number });
        builder.Property(version => version.Document).HasMaxLength(AgreementJson.MostBytes);
        builder.Property(version => version.Reason).HasMaxLength(AgreementVersion.LongestReason);
        builder.Property(version => version.Revision).IsConcurrencyToken();
        builder.HasIndex(version => version.Reached);
        builder
            .HasMany(version => version.Parties)
            .WithOne()
            .HasForeignKey(party => new { party.Agreement, party.Number })
            .OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<VersionParty> builder)
    {
        builder
            .ToTable("agreements_parties")
            .HasKey(party => new
            {
                party.Agreement,
                party.Number,
                party.Institution,
            });
        builder.Property(party => party.Signature).HasMaxLength(VersionParty.LongestSignature);
        builder.Property(party => party.SignedAs).HasMaxLength(AgreementJson.LongestName);
        builder.HasIndex(party => party.Institution);
    }

    public void Configure(EntityTypeBuilder<AgreementEvent> builder)
    {
        builder
            .ToTable("agreements_events")
            .HasKey(step => new
            {
                step.Agreement,
                step.Number,
                step.Step,
            });
        builder
            .HasOne<AgreementVersion>()
            .WithMany()
            .HasForeignKey(step => new { step.Agreement, step.Number })
            .OnDelete(DeleteBehavior.Restrict);
        builder.Property(step => step.Text).HasMaxLength(AgreementVersion.LongestReason);
        builder.HasIndex(step => step.By);
    }
}
