using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Testamur.Web.Platform.Files;

namespace Testamur.Web.Modules.Observatory.Coding;

internal sealed class CodingTables
    : IEntityTypeConfiguration<Wave>,
        IEntityTypeConfiguration<WaveUnit>,
        IEntityTypeConfiguration<UnitAlias>,
        IEntityTypeConfiguration<Assignment>,
        IEntityTypeConfiguration<Mark>,
        IEntityTypeConfiguration<MarkEvidence>,
        IEntityTypeConfiguration<EvidenceCopy>,
        IEntityTypeConfiguration<Decision>
{
    private const int Short = 60;

    public void Configure(EntityTypeBuilder<Wave> builder)
    {
        builder.ToTable("observatory_waves").HasKey(wave => wave.Id);
        builder.Property(wave => wave.Id).ValueGeneratedNever();
        builder.Property(wave => wave.Key).HasMaxLength(Short);
        builder.Property(wave => wave.Title).HasMaxLength(Wave.LongestTitle);
        builder.Property(wave => wave.Book).HasMaxLength(Short);
        builder.Property(wave => wave.BookVersion).HasMaxLength(Short);
        builder.Property(wave => wave.Method).HasMaxLength(Wave.LongestText);
        builder.Property(wave => wave.Fingerprint).HasMaxLength(64);
        builder.Property(wave => wave.Revision).IsConcurrencyToken();
        builder.HasIndex(wave => wave.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<WaveUnit> builder)
    {
        builder.ToTable("observatory_wave_units").HasKey(unit => new { unit.Wave, unit.Unit });
        builder.HasOne<Wave>().WithMany().HasForeignKey(unit => unit.Wave);
        builder.Property(unit => unit.Unit).HasMaxLength(WaveUnit.LongestName);
        builder.Property(unit => unit.Printed).HasMaxLength(WaveUnit.LongestName);
    }

    public void Configure(EntityTypeBuilder<UnitAlias> builder)
    {
        builder.ToTable("observatory_unit_aliases").HasKey(alias => alias.Spelling);
        builder.Property(alias => alias.Spelling).HasMaxLength(WaveUnit.LongestName);
        builder.Property(alias => alias.Unit).HasMaxLength(WaveUnit.LongestName);
    }

    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder
            .ToTable("observatory_assignments")
            .HasKey(one => new
            {
                one.Wave,
                one.Unit,
                one.Coder,
            });
        builder.HasOne<WaveUnit>().WithMany().HasForeignKey(one => new { one.Wave, one.Unit });
        builder.Property(one => one.Revision).IsConcurrencyToken();
        builder.HasIndex(one => one.Coder);
    }

    public void Configure(EntityTypeBuilder<Mark> builder)
    {
        builder
            .ToTable("observatory_marks")
            .HasKey(mark => new
            {
                mark.Wave,
                mark.Unit,
                mark.Coder,
                mark.Code,
            });
        builder
            .HasOne<Assignment>()
            .WithMany()
            .HasForeignKey(mark => new
            {
                mark.Wave,
                mark.Unit,
                mark.Coder,
            });
        builder.Property(mark => mark.Code).HasMaxLength(Short);
        builder.Property(mark => mark.Note).HasMaxLength(Mark.LongestNote);
    }

    public void Configure(EntityTypeBuilder<MarkEvidence> builder)
    {
        builder.ToTable("observatory_evidence").HasKey(one => one.Id);
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder
            .HasOne<Assignment>()
            .WithMany()
            .HasForeignKey(one => new
            {
                one.Wave,
                one.Unit,
                one.Coder,
            });
        builder.Property(one => one.Code).HasMaxLength(Short);
        builder.Property(one => one.Address).HasMaxLength(MarkEvidence.LongestAddress);
        builder.Property(one => one.Page).HasMaxLength(MarkEvidence.LongestPage);
        builder.Property(one => one.FileName).HasMaxLength(FileKinds.LongestName);
        builder.Property(one => one.MediaType).HasMaxLength(100);
        builder.Property(one => one.Hash).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<EvidenceCopy> builder)
    {
        builder.ToTable("observatory_evidence_copies").HasKey(copy => copy.Id);
        builder.Property(copy => copy.Id).ValueGeneratedNever();
        builder.HasOne<MarkEvidence>().WithOne().HasForeignKey<EvidenceCopy>(copy => copy.Id);
        builder.Property(copy => copy.Bytes).HasMaxLength(CodingLimits.CopyBytes);
    }

    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder
            .ToTable("observatory_decisions")
            .HasKey(one => new
            {
                one.Wave,
                one.Unit,
                one.Code,
            });
        builder.HasOne<WaveUnit>().WithMany().HasForeignKey(one => new { one.Wave, one.Unit });
        builder.Property(one => one.Code).HasMaxLength(Short);
        builder.Property(one => one.Reason).HasMaxLength(Wave.LongestText);
        builder.HasIndex(one => one.By);
    }
}
