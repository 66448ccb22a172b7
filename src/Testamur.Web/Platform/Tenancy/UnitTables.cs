using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Testamur.Education.Specifications;

namespace Testamur.Web.Platform.Tenancy;

internal sealed class UnitTables : IEntityTypeConfiguration<OrganisationUnit>
{
    public void Configure(EntityTypeBuilder<OrganisationUnit> builder)
    {
        builder.ToTable("platform_units").HasKey(unit => new { unit.Institution, unit.Id });
        builder
            .HasOne<OrganisationUnit>()
            .WithMany()
            .HasForeignKey(unit => new { unit.Institution, unit.Parent })
            // Looked at when a statement ends, so that an erased institution's tree goes at once.
            .OnDelete(DeleteBehavior.NoAction);
        builder
            .Property(unit => unit.Name)
            .HasConversion(
                name => JsonSerializer.Serialize(name, JsonSerializerOptions.Web),
                json => JsonSerializer.Deserialize<LangText>(json, JsonSerializerOptions.Web) ?? LangText.Empty,
                new ValueComparer<LangText>((a, b) => Equals(a, b), name => name.GetHashCode())
            )
            .HasMaxLength(2000);
        builder.Property(unit => unit.Version).IsConcurrencyToken();
    }
}
