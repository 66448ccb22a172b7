using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>A public view over all institutions, rebuilt from events: no table is an institution's own.</summary>
internal sealed class CatalogueTables
    : IEntityTypeConfiguration<CatalogueEntry>,
        IEntityTypeConfiguration<CatalogueVersion>,
        IEntityTypeConfiguration<CatalogueOffering>,
        IEntityTypeConfiguration<CatalogueExternal>
{
    public void Configure(EntityTypeBuilder<CatalogueEntry> builder)
    {
        builder.ToTable("catalogue_entries").HasKey(entry => entry.Id);
        builder.Property(entry => entry.Provider).HasMaxLength(500);
        builder.Property(entry => entry.Uri).HasMaxLength(1000);
        builder.Property(entry => entry.OrderKey).HasMaxLength(200);
        builder.Property(entry => entry.Field).HasMaxLength(2);
        builder.Property(entry => entry.Mode).HasMaxLength(40);
        builder.Property(entry => entry.Languages).HasMaxLength(500);
        builder.Property(entry => entry.Currency).HasMaxLength(3);
        builder.Property(entry => entry.Alliance).HasMaxLength(500);
        builder.HasIndex(entry => entry.OrderKey).IsUnique();
        builder.HasIndex(entry => entry.ChangedAt);
    }

    public void Configure(EntityTypeBuilder<CatalogueVersion> builder)
    {
        builder.ToTable("catalogue_versions").HasKey(version => new { version.Specification, version.Version });
        builder.Property(version => version.Uri).HasMaxLength(1000);
        builder.HasIndex(version => version.Uri);
    }

    public void Configure(EntityTypeBuilder<CatalogueOffering> builder)
    {
        builder.ToTable("catalogue_offerings").HasKey(offering => offering.Id);
        builder.Property(offering => offering.Name).HasMaxLength(300);
        builder.Property(offering => offering.Place).HasMaxLength(300);
        builder.HasIndex(offering => new { offering.Specification, offering.StartsOn });
    }

    public void Configure(EntityTypeBuilder<CatalogueExternal> builder)
    {
        builder.ToTable("catalogue_external").HasKey(offer => offer.Id);
        builder.HasOne<CatalogueEntry>().WithOne().HasForeignKey<CatalogueExternal>(offer => offer.Id);
        builder.Property(offer => offer.ExternalId).HasMaxLength(1000);
        builder.Property(offer => offer.Dataset).HasMaxLength(1000);
        builder.HasIndex(offer => offer.Dataset);
        builder.Property(offer => offer.Country).HasMaxLength(2);
        builder.Property(offer => offer.CalledBySource).HasMaxLength(200);
        builder.Property(offer => offer.PageDate).HasMaxLength(10);
        builder.Property(offer => offer.RetrievedOn).HasMaxLength(10);
    }
}
