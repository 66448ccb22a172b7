using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Testamur.Web.Modules.Quality;

internal sealed class QualityTables : IEntityTypeConfiguration<Review>, IEntityTypeConfiguration<ReviewAnswer>
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
        builder.HasMany(review => review.Answers).WithOne().HasForeignKey(answer => new { answer.Institution, answer.Review });
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
}
