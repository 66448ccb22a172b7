using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Testamur.Web.Modules.Quality;

internal sealed class QualityTables
    : IEntityTypeConfiguration<Review>,
        IEntityTypeConfiguration<ReviewAnswer>,
        IEntityTypeConfiguration<ReviewCondition>,
        IEntityTypeConfiguration<ReviewDecision>,
        IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.ToTable("quality_reviews").HasKey(review => new { review.Institution, review.Id });
        builder
            .HasIndex(review => new
            {
                review.Institution,
                review.Specification,
                review.Number,
            })
            .IsUnique();
        builder.Property(review => review.Title).HasMaxLength(300);
        builder.Property(review => review.DecisionNote).HasMaxLength(ReviewRules.LongestNote);
        builder.Property(review => review.Version).IsConcurrencyToken();
        builder.HasIndex(review => review.ApprovedUntil);
        builder.HasMany(review => review.Answers).WithOne().HasForeignKey(answer => new { answer.Institution, answer.Review });
        builder.HasMany(review => review.Conditions).WithOne().HasForeignKey(one => new { one.Institution, one.Review });
        builder.HasMany(review => review.Decisions).WithOne().HasForeignKey(one => new { one.Institution, one.Review });
    }

    public void Configure(EntityTypeBuilder<ReviewAnswer> builder)
    {
        builder
            .ToTable("quality_answers")
            .HasKey(answer => new
            {
                answer.Institution,
                answer.Review,
                answer.Question,
            });
        builder.Property(answer => answer.Note).HasMaxLength(ReviewRules.LongestNote);
    }

    public void Configure(EntityTypeBuilder<ReviewCondition> builder)
    {
        builder.ToTable("quality_conditions").HasKey(condition => new { condition.Institution, condition.Id });
        builder.Property(condition => condition.Id).ValueGeneratedNever();
        builder.Property(condition => condition.Text).HasMaxLength(ReviewCondition.LongestText);
        builder.Property(condition => condition.Note).HasMaxLength(ReviewRules.LongestNote);
        builder.HasIndex(condition => condition.JudgedBy);
    }

    public void Configure(EntityTypeBuilder<ReviewDecision> builder)
    {
        builder.ToTable("quality_decisions").HasKey(decision => new { decision.Institution, decision.Id });
        builder.Property(decision => decision.Id).ValueGeneratedNever();
        builder.Property(decision => decision.Note).HasMaxLength(ReviewRules.LongestNote);
        builder.HasIndex(decision => decision.By);
    }

    public void Configure(EntityTypeBuilder<Reminder> builder) =>
        builder
            .ToTable("quality_reminders")
            .HasKey(reminder => new
            {
                reminder.Institution,
                reminder.Subject,
                reminder.Until,
                reminder.Stage,
            });
}
