using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

internal sealed class AllianceTables
    : IEntityTypeConfiguration<Institution>,
        IEntityTypeConfiguration<AllianceProfile>,
        IEntityTypeConfiguration<AwardingRight>,
        IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Institution> builder)
    {
        builder.ToTable("alliance_institutions").HasKey(institution => institution.Id);
        builder.Property(institution => institution.Slug).HasMaxLength(60);
        builder.Property(institution => institution.Name).HasMaxLength(200);
        builder.Property(institution => institution.LegalName).HasMaxLength(300);
        builder.Property(institution => institution.CountryCode).HasMaxLength(2);
        builder.Property(institution => institution.City).HasMaxLength(100);
        builder.Property(institution => institution.Website).HasMaxLength(500);
        builder.Property(institution => institution.RegisterBasis).HasMaxLength(ChangeRegister.LongestBasis);
        builder.HasIndex(institution => institution.Slug).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AllianceProfile> builder)
    {
        builder.ToTable("alliance_profile").HasKey(alliance => alliance.Id);
        builder.Property(alliance => alliance.Id).ValueGeneratedNever();
        builder.Property(alliance => alliance.Name).HasMaxLength(200);
        builder.Property(alliance => alliance.Website).HasMaxLength(500);
    }

    public void Configure(EntityTypeBuilder<AwardingRight> builder)
    {
        builder.ToTable("alliance_awarding_rights").HasKey(right => new { right.Institution, right.Id });
        builder.HasOne<Institution>().WithMany().HasForeignKey(right => right.Institution);
        builder.Property(right => right.Basis).HasMaxLength(500);
        builder.Property(right => right.GrantedBy).HasMaxLength(300);
    }

    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("alliance_invitations").HasKey(invitation => new { invitation.Institution, invitation.Id });
        builder.HasOne<Institution>().WithMany().HasForeignKey(invitation => invitation.Institution);
        builder
            .HasOne<OrganisationUnit>()
            .WithMany()
            .HasForeignKey(invitation => new { invitation.Institution, invitation.Unit })
            .OnDelete(DeleteBehavior.Restrict);
        builder.Property(invitation => invitation.Email).HasMaxLength(254);
        builder.Property(invitation => invitation.RoleNames).HasMaxLength(200);
        builder.Property(invitation => invitation.SecretHash).HasMaxLength(64);
        builder.Ignore(invitation => invitation.Roles);
        builder.HasIndex(invitation => invitation.SecretHash).IsUnique();
    }
}
