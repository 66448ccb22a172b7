using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Stacks;

internal sealed class StacksTables : IEntityTypeConfiguration<StoredPathway>
{
    public void Configure(EntityTypeBuilder<StoredPathway> builder)
    {
        builder.ToTable("stacks_pathways").HasKey(pathway => pathway.Id);
        builder.Property(pathway => pathway.Id).HasMaxLength(StoredPathway.LongestId);
        AsJson(builder.Property(pathway => pathway.Title));
        AsJson(builder.Property(pathway => pathway.Summary));
    }

    private static void AsJson(PropertyBuilder<LangText> property) =>
        property
            .HasConversion(
                text => JsonSerializer.Serialize(text, JsonSerializerOptions.Web),
                json => JsonSerializer.Deserialize<LangText>(json, JsonSerializerOptions.Web) ?? LangText.Empty,
                new ValueComparer<LangText>((a, b) => Equals(a, b), text => text.GetHashCode())
            )
            .HasMaxLength(StoredPathway.LongestText);
}
