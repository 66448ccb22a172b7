using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Testamur.Education.Observatory.Reviews;

namespace Testamur.Web.Modules.Observatory.Reviews;

internal sealed class ReviewsTables
    : IEntityTypeConfiguration<Review>,
        IEntityTypeConfiguration<ReviewMember>,
        IEntityTypeConfiguration<ReviewSearch>,
        IEntityTypeConfiguration<Report>,
        IEntityTypeConfiguration<ReportPair>,
        IEntityTypeConfiguration<ReportVote>,
        IEntityTypeConfiguration<ReportResolution>,
        IEntityTypeConfiguration<ReportCoding>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.ToTable("observatory_reviews").HasKey(review => review.Id);
        builder.Property(review => review.Title).HasMaxLength(Review.LongestTitle);
        builder.Property(review => review.Question).HasMaxLength(Review.LongestText);
        AsJson(builder.Property(review => review.Sources));
        AsJson(builder.Property(review => review.Spellings));
        AsJson(builder.Property(review => review.Criteria));
        builder.Property(review => review.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<ReviewMember> builder)
    {
        builder.ToTable("observatory_review_members").HasKey(member => new { member.Review, member.Person });
        builder.HasOne<Review>().WithMany().HasForeignKey(member => member.Review).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(member => member.Person);
    }

    public void Configure(EntityTypeBuilder<ReviewSearch> builder)
    {
        builder.ToTable("observatory_review_searches").HasKey(search => new { search.Review, search.Id });
        builder.HasOne<Review>().WithMany().HasForeignKey(search => search.Review).OnDelete(DeleteBehavior.Cascade);
        builder.Property(search => search.Source).HasMaxLength(Review.LongestText);
        builder.Property(search => search.Spelling).HasMaxLength(Review.LongestText);
        builder.Property(search => search.Query).HasMaxLength(Review.LongestText);
    }

    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.ToTable("observatory_review_reports").HasKey(report => new { report.Review, report.Id });
        builder
            .HasOne<ReviewSearch>()
            .WithMany()
            .HasForeignKey(report => new { report.Review, report.Search })
            .OnDelete(DeleteBehavior.Cascade);
        builder.Property(report => report.Title).HasMaxLength(FoundRecord.LongestTitle);
        builder.Property(report => report.Identifier).HasMaxLength(FoundRecord.LongestIdentifier);
        builder.Property(report => report.Country).HasMaxLength(FoundRecord.LongestIdentifier);
        builder.Property(report => report.Abstract).HasMaxLength(FoundRecord.LongestAbstract);
        builder.Property(report => report.Address).HasMaxLength(FoundRecord.LongestAddress);
        // Two imports at once cannot give the same place twice.
        builder.HasIndex(report => new { report.Review, report.Place }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ReportPair> builder)
    {
        builder
            .ToTable("observatory_review_pairs")
            .HasKey(pair => new
            {
                pair.Review,
                pair.First,
                pair.Second,
            });
        builder
            .HasOne<Report>()
            .WithMany()
            .HasForeignKey(pair => new { pair.Review, pair.First })
            .OnDelete(DeleteBehavior.Cascade);
        builder
            .HasOne<Report>()
            .WithMany()
            .HasForeignKey(pair => new { pair.Review, pair.Second })
            .OnDelete(DeleteBehavior.Cascade);
        builder.Property(pair => pair.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<ReportVote> builder)
    {
        builder
            .ToTable("observatory_review_votes")
            .HasKey(vote => new
            {
                vote.Review,
                vote.Report,
                vote.Stage,
                vote.Voice,
            });
        builder
            .HasOne<Report>()
            .WithMany()
            .HasForeignKey(vote => new { vote.Review, vote.Report })
            .OnDelete(DeleteBehavior.Cascade);
        builder.Property(vote => vote.Reason).HasMaxLength(20);
        builder
            .HasIndex(vote => new
            {
                vote.Review,
                vote.Report,
                vote.Stage,
                vote.Person,
            })
            .IsUnique();
        builder.HasIndex(vote => vote.Person);
    }

    public void Configure(EntityTypeBuilder<ReportResolution> builder)
    {
        builder
            .ToTable("observatory_review_resolutions")
            .HasKey(done => new
            {
                done.Review,
                done.Report,
                done.Stage,
            });
        builder
            .HasOne<Report>()
            .WithMany()
            .HasForeignKey(done => new { done.Review, done.Report })
            .OnDelete(DeleteBehavior.Cascade);
        builder.Property(done => done.Reason).HasMaxLength(20);
        builder.HasIndex(done => done.By);
    }

    public void Configure(EntityTypeBuilder<ReportCoding> builder)
    {
        builder.ToTable("observatory_review_codings").HasKey(coding => new { coding.Review, coding.Report });
        builder
            .HasOne<Report>()
            .WithMany()
            .HasForeignKey(coding => new { coding.Review, coding.Report })
            .OnDelete(DeleteBehavior.Cascade);
        AsJson(builder.Property(coding => coding.Coding));
        builder.Property(coding => coding.Version).IsConcurrencyToken();
        builder.HasIndex(coding => coding.By);
    }

    // Read and written whole and never searched.
    private static void AsJson<T>(PropertyBuilder<T> property) =>
        property
            .HasConversion(
                value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
                text => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web)!, // written by the line above
                new ValueComparer<T>((one, other) => ReferenceEquals(one, other), value => value!.GetHashCode()) // replaced, never changed
            )
            .HasMaxLength(100_000);
}
