using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Stacks.Claims;
using Testamur.Web.Modules.Stacks.Notices;
using Testamur.Web.Modules.Stacks.Pathways;

namespace Testamur.Web.Modules.Stacks;

internal sealed class StacksTables
    : IEntityTypeConfiguration<StoredPathway>,
        IEntityTypeConfiguration<PathwayVersion>,
        IEntityTypeConfiguration<StackClaim>,
        IEntityTypeConfiguration<ClaimEvent>,
        IEntityTypeConfiguration<HoldingUse>,
        IEntityTypeConfiguration<StackNotice>
{
    private const int LongestSources = PathwayVersion.MostSources * (PathwayVersion.LongestAddress + 1);

    public void Configure(EntityTypeBuilder<StoredPathway> builder)
    {
        builder.ToTable("stacks_pathways").HasKey(pathway => pathway.Id);
        builder.Property(pathway => pathway.Id).HasMaxLength(StoredPathway.LongestId);
        builder.Property(pathway => pathway.Home).HasMaxLength(1000);
    }

    public void Configure(EntityTypeBuilder<PathwayVersion> builder)
    {
        builder.ToTable("stacks_pathway_versions").HasKey(version => new { version.Pathway, version.Number });
        builder.HasOne<StoredPathway>().WithMany().HasForeignKey(version => version.Pathway).OnDelete(DeleteBehavior.Restrict);
        builder.Property(version => version.Pathway).HasMaxLength(StoredPathway.LongestId);
        builder.Property(version => version.Awards).HasMaxLength(PathwayVersion.LongestAddress);
        builder.Property(version => version.Sources).HasMaxLength(LongestSources);
        builder.Property(version => version.Document).HasMaxLength(PathwayFile.MostBytes);
        builder.Property(version => version.Authors).HasMaxLength(4000);
        builder.Property(version => version.Revision).IsConcurrencyToken();
        builder.HasIndex(version => version.State);
        AsJson(builder.Property(version => version.Title));
        AsJson(builder.Property(version => version.Summary));
    }

    public void Configure(EntityTypeBuilder<StackClaim> builder)
    {
        builder.ToTable("stacks_claims").HasKey(claim => new { claim.Institution, claim.Id });
        builder.Property(claim => claim.Pathway).HasMaxLength(StoredPathway.LongestId);
        builder.Property(claim => claim.OpenKey).HasMaxLength(StoredPathway.LongestId + 40);
        builder.Property(claim => claim.Note).HasMaxLength(StackClaim.LongestText);
        builder.Property(claim => claim.Reason).HasMaxLength(StackClaim.LongestText);
        builder.Property(claim => claim.Appeal).HasMaxLength(StackClaim.LongestText);
        builder.Property(claim => claim.Credential).HasMaxLength(500);
        builder.Property(claim => claim.Revision).IsConcurrencyToken();
        builder.HasIndex(claim => claim.OpenKey).IsUnique();
        builder.HasIndex(claim => claim.Person);
        builder.HasIndex(claim => new { claim.Institution, claim.Award });
    }

    public void Configure(EntityTypeBuilder<ClaimEvent> builder)
    {
        builder
            .ToTable("stacks_claim_events")
            .HasKey(step => new
            {
                step.Institution,
                step.Claim,
                step.Number,
            });
        builder
            .HasOne<StackClaim>()
            .WithMany()
            .HasForeignKey(step => new { step.Institution, step.Claim })
            .OnDelete(DeleteBehavior.Restrict);
        builder.Property(step => step.Text).HasMaxLength(StackClaim.LongestText);
    }

    public void Configure(EntityTypeBuilder<HoldingUse> builder)
    {
        builder.ToTable("stacks_uses").HasKey(use => new { use.Holding, use.Pathway });
        builder.Property(use => use.Pathway).HasMaxLength(StoredPathway.LongestId);
        builder.HasIndex(use => use.KeptBy).IsUnique();
        builder.HasIndex(use => use.Person);
    }

    public void Configure(EntityTypeBuilder<StackNotice> builder)
    {
        builder
            .ToTable("stacks_notices")
            .HasKey(notice => new
            {
                notice.Person,
                notice.Pathway,
                notice.State,
            });
        builder.Property(notice => notice.Pathway).HasMaxLength(StoredPathway.LongestId);
    }

    private static void AsJson(PropertyBuilder<LangText> property) =>
        property
            .HasConversion(
                text => JsonSerializer.Serialize(text, JsonSerializerOptions.Web),
                json => JsonSerializer.Deserialize<LangText>(json, JsonSerializerOptions.Web) ?? LangText.Empty,
                new ValueComparer<LangText>((a, b) => Equals(a, b), text => text.GetHashCode())
            )
            .HasMaxLength(PathwayVersion.LongestText);
}
