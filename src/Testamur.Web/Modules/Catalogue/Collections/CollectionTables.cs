using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Testamur.Web.Modules.Catalogue.Collections;

/// <summary>A person's own, across institutions. No foreign key leads to the catalogue, which could be dropped and rebuilt.</summary>
internal sealed class CollectionTables : IEntityTypeConfiguration<Collection>, IEntityTypeConfiguration<CollectionOffer>
{
    public void Configure(EntityTypeBuilder<Collection> builder)
    {
        builder.ToTable("catalogue_collections").HasKey(collection => collection.Id);
        builder.Property(collection => collection.Name).HasMaxLength(Collection.LongestName);
        builder.Property(collection => collection.SecretHash).HasMaxLength(64);
        builder.Property(collection => collection.Version).IsConcurrencyToken();
        builder.HasIndex(collection => collection.SecretHash).IsUnique();
        builder.HasIndex(collection => new { collection.Person, collection.ChangedAt });
        builder
            .HasMany(collection => collection.Offers)
            .WithOne()
            .HasForeignKey(offer => offer.Collection)
            .OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CollectionOffer> builder)
    {
        builder.ToTable("catalogue_collection_offers").HasKey(offer => new { offer.Collection, offer.Offer });
        builder.Property(offer => offer.Note).HasMaxLength(Collection.LongestNote);
    }
}
