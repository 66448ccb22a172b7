using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Testamur.Web.Modules.Observatory.Indicators.Aggregates;
using Testamur.Web.Modules.Observatory.Indicators.Baselines;
using Testamur.Web.Modules.Observatory.Indicators.Facts;

namespace Testamur.Web.Modules.Observatory.Indicators;

/// <summary>The observatory belongs to the alliance: no table is an institution's own.</summary>
internal sealed class IndicatorsTables
    : IEntityTypeConfiguration<Fact>,
        IEntityTypeConfiguration<Cell>,
        IEntityTypeConfiguration<Baseline>,
        IEntityTypeConfiguration<BaselineFigure>
{
    private const int MeasureName = 40;

    public void Configure(EntityTypeBuilder<Fact> builder)
    {
        builder.ToTable("observatory_facts").HasKey(fact => new { fact.Kind, fact.Key });
        builder.Property(fact => fact.Key).HasMaxLength(80);
        builder.Property(fact => fact.Country).HasMaxLength(2);
        builder.Property(fact => fact.Alliance).HasMaxLength(200);
        builder.Property(fact => fact.Field).HasMaxLength(2);
        builder.Property(fact => fact.Revision).IsConcurrencyToken();
        builder.Ignore(fact => fact.Adds);
        // Files are exported by month; versions of one specification are looked at together.
        builder.HasIndex(fact => fact.Month);
        builder.HasIndex(fact => new { fact.Specification, fact.Kind });
    }

    public void Configure(EntityTypeBuilder<Cell> builder)
    {
        // In the order in which pages ask: one measure, one axis, all its values and months.
        builder
            .ToTable("observatory_cells")
            .HasKey(cell => new
            {
                cell.Measure,
                cell.Axis,
                cell.Value,
                cell.Month,
                cell.Part,
            });
        builder.Property(cell => cell.Measure).HasMaxLength(MeasureName);
        builder.Property(cell => cell.Value).HasMaxLength(200);
        builder.Property(cell => cell.Part).HasMaxLength(60);
    }

    public void Configure(EntityTypeBuilder<Baseline> builder)
    {
        builder.ToTable("observatory_baselines").HasKey(baseline => baseline.Id);
        builder.Property(baseline => baseline.Name).HasMaxLength(Baseline.LongestName);
        builder.HasIndex(baseline => baseline.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<BaselineFigure> builder)
    {
        builder
            .ToTable("observatory_baseline_figures")
            .HasKey(figure => new
            {
                figure.Baseline,
                figure.Indicator,
                figure.Part,
            });
        builder.HasOne<Baseline>().WithMany().HasForeignKey(figure => figure.Baseline).OnDelete(DeleteBehavior.Restrict);
        builder.Property(figure => figure.Indicator).HasMaxLength(3);
        builder.Property(figure => figure.Part).HasMaxLength(60);
    }
}
