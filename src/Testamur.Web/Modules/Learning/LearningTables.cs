using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Testamur.Web.Modules.Learning;

internal sealed class LearningTables
    : IEntityTypeConfiguration<Offering>,
        IEntityTypeConfiguration<Enrolment>,
        IEntityTypeConfiguration<Attempt>,
        IEntityTypeConfiguration<Award>
{
    public void Configure(EntityTypeBuilder<Offering> builder)
    {
        builder.ToTable("learning_offerings").HasKey(o => new { o.Institution, o.Id });
        builder.Property(o => o.Name).HasMaxLength(200);
        builder.Property(o => o.Place).HasMaxLength(200);
        builder.Property(o => o.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.ToTable("learning_enrolments").HasKey(e => new { e.Institution, e.Id });
        builder
            .HasOne<Offering>()
            .WithMany()
            .HasForeignKey(e => new { e.Institution, e.Offering })
            .OnDelete(DeleteBehavior.Restrict);
        // One person has one place in an offering, however often the button is pressed.
        builder
            .HasIndex(e => new
            {
                e.Institution,
                e.Offering,
                e.Person,
            })
            .IsUnique();
        builder.HasIndex(e => e.Person);
        builder.Property(e => e.Note).HasMaxLength(1000);
        builder.Property(e => e.Support).HasMaxLength(60);
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.Ignore(e => e.HoldsPlace).Ignore(e => e.TakesResults).Ignore(e => e.IsOpen);
    }

    public void Configure(EntityTypeBuilder<Attempt> builder)
    {
        builder.ToTable("learning_attempts").HasKey(a => new { a.Institution, a.Id });
        builder
            .HasOne<Enrolment>()
            .WithMany()
            .HasForeignKey(a => new { a.Institution, a.Enrolment })
            .OnDelete(DeleteBehavior.Restrict);
        builder.Property(a => a.Task).HasMaxLength(60);
        builder.Property(a => a.Supervision).HasMaxLength(60);
        builder.Property(a => a.IdentityChecked).HasMaxLength(200);
        builder.Property(a => a.Shown).HasMaxLength(2000);
        builder.Property(a => a.Grade).HasMaxLength(40);
        builder.Property(a => a.Note).HasMaxLength(2000);
        builder.Ignore(a => a.ShownOutcomes);
    }

    public void Configure(EntityTypeBuilder<Award> builder)
    {
        builder
            .ToTable("learning_awards")
            .HasKey(a => new
            {
                a.Institution,
                a.Id,
                a.Kind,
            });
        // An enrolment leads to one award at most, also when two registrars press at once.
        builder
            .HasIndex(a => new
            {
                a.Institution,
                a.Enrolment,
                a.Kind,
            })
            .IsUnique();
        builder.HasIndex(a => a.Learner);
        builder.Property(a => a.LearnerName).HasMaxLength(200);
        builder.Property(a => a.LearnerEmail).HasMaxLength(256);
        builder.Property(a => a.Grade).HasMaxLength(40);
        builder.Property(a => a.Outcomes).HasMaxLength(2000);
        builder.Property(a => a.Supervision).HasMaxLength(60);
        builder.Property(a => a.IdentityChecked).HasMaxLength(200);
        builder.Property(a => a.Source).HasMaxLength(20);
        builder.Property(a => a.Reason).HasMaxLength(1000);
        builder.Property(a => a.Exempt).HasMaxLength(10_000);
        builder.Property(a => a.Parts).HasMaxLength(100_000);
    }
}
