using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Testamur.Web.Modules.Quality.Feedback;

internal sealed class FeedbackTables : IEntityTypeConfiguration<LearnerFeedback>, IEntityTypeConfiguration<Complaint>
{
    public void Configure(EntityTypeBuilder<LearnerFeedback> builder)
    {
        builder.ToTable("quality_feedback").HasKey(one => new { one.Institution, one.Id });
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Property(one => one.Text).HasMaxLength(LearnerFeedback.LongestText);
        builder.HasIndex(one => new { one.Institution, one.Specification });
        builder.HasIndex(one => new { one.Institution, one.Enrolment }).IsUnique();
        builder.HasIndex(one => one.Person);
    }

    public void Configure(EntityTypeBuilder<Complaint> builder)
    {
        builder.ToTable("quality_complaints").HasKey(one => new { one.Institution, one.Id });
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Property(one => one.Title).HasMaxLength(300);
        builder.Property(one => one.Text).HasMaxLength(Complaint.LongestText);
        builder.Property(one => one.Answer).HasMaxLength(Complaint.LongestText);
        builder.Property(one => one.Version).IsConcurrencyToken();
        builder.HasIndex(one => new { one.Institution, one.Specification });
        builder.HasIndex(one => one.Person);
        builder.HasIndex(one => one.AnsweredBy);
    }
}
