using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Testamur.Web.Platform.Files;

namespace Testamur.Web.Modules.Quality.Agencies;

internal sealed class AgencyTables : IEntityTypeConfiguration<AgencyReport>
{
    public void Configure(EntityTypeBuilder<AgencyReport> builder)
    {
        builder.ToTable("quality_agency_reports").HasKey(report => new { report.Institution, report.Id });
        builder.Property(report => report.Id).ValueGeneratedNever();
        builder.Property(report => report.Agency).HasMaxLength(AgencyReport.LongestName);
        builder.Property(report => report.AgencyCountry).HasMaxLength(2);
        builder.Property(report => report.Address).HasMaxLength(AgencyReport.LongestAddress);
        builder.Property(report => report.SnapshotName).HasMaxLength(FileKinds.LongestName);
        builder.Property(report => report.SnapshotType).HasMaxLength(100);
        builder.Property(report => report.SnapshotHash).HasMaxLength(64);
        builder.HasIndex(report => new { report.Institution, report.Specification });
        builder.HasIndex(report => report.AddedBy);
    }
}
