using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Testamur.Web.Platform.Files;

namespace Testamur.Web.Modules.Quality.Evidence;

internal sealed class EvidenceTables : IEntityTypeConfiguration<EvidenceFile>, IEntityTypeConfiguration<StoredContent>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> builder)
    {
        builder.ToTable("quality_evidence").HasKey(file => new { file.Institution, file.Id });
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.HasOne<Review>().WithMany().HasForeignKey(file => new { file.Institution, file.Review });
        builder.Property(file => file.Name).HasMaxLength(FileKinds.LongestName);
        builder.Property(file => file.MediaType).HasMaxLength(100);
        builder.Property(file => file.Hash).HasMaxLength(64);
        builder.HasIndex(file => file.AddedBy);
    }

    public void Configure(EntityTypeBuilder<StoredContent> builder)
    {
        builder.ToTable("quality_contents").HasKey(content => new { content.Institution, content.Id });
        builder.Property(content => content.Id).ValueGeneratedNever();
    }
}
