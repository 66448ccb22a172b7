using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Identity;

internal sealed class IdentityTables
    : IEntityTypeConfiguration<Person>,
        IEntityTypeConfiguration<Membership>,
        IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
        IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
        IEntityTypeConfiguration<IdentityUserToken<Guid>>,
        IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("identity_people");
        builder.Property(person => person.Name).HasMaxLength(200);
        builder.Property(person => person.Language).HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("identity_memberships").HasKey(m => new { m.Institution, m.Id });
        builder.Property(m => m.Id).ValueGeneratedOnAdd();
        builder
            .HasOne<OrganisationUnit>()
            .WithMany()
            .HasForeignKey(m => new { m.Institution, m.Unit })
            .OnDelete(DeleteBehavior.Restrict);
        // Once for the whole institution and once for each unit: to a unique index every null is another one.
        builder
            .HasIndex(m => new
            {
                m.Institution,
                m.Person,
                m.Role,
            })
            .IsUnique()
            .HasFilter("unit IS NULL");
        builder
            .HasIndex(m => new
            {
                m.Institution,
                m.Person,
                m.Role,
                m.Unit,
            })
            .IsUnique();
        builder.HasIndex(m => m.Person);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("identity_claims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) => builder.ToTable("identity_logins");

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) => builder.ToTable("identity_tokens");

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder) => builder.ToTable("identity_passkeys");
}
