using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Testamur.Web.Modules.Design.Drafts;
using Testamur.Web.Modules.Design.Partners;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design;

internal sealed class DesignTables
    : IEntityTypeConfiguration<SpecificationRoot>,
        IEntityTypeConfiguration<SpecificationVersion>,
        IEntityTypeConfiguration<SpecificationAuthor>,
        IEntityTypeConfiguration<SpecificationStep>,
        IEntityTypeConfiguration<FindingAnswer>,
        IEntityTypeConfiguration<InstitutionPolicy>,
        IEntityTypeConfiguration<DraftRevision>,
        IEntityTypeConfiguration<Partner>,
        IEntityTypeConfiguration<Contribution>
{
    public void Configure(EntityTypeBuilder<SpecificationRoot> builder)
    {
        builder.ToTable("design_specifications").HasKey(root => new { root.Institution, root.Id });
        builder
            .HasOne<OrganisationUnit>()
            .WithMany()
            .HasForeignKey(root => new { root.Institution, root.Unit })
            .OnDelete(DeleteBehavior.Restrict);
        builder.Property(root => root.Uri).HasMaxLength(500);
        builder.HasIndex(root => root.Uri).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SpecificationVersion> builder)
    {
        builder
            .ToTable("design_versions")
            .HasKey(version => new
            {
                version.Institution,
                version.Specification,
                version.Number,
            });
        builder
            .HasOne<SpecificationRoot>()
            .WithMany()
            .HasForeignKey(version => new { version.Institution, version.Specification });
        builder.Property(version => version.Title).HasMaxLength(300);
        builder.Property(version => version.Version).IsConcurrencyToken();
        builder
            .HasMany(version => version.Authors)
            .WithOne()
            .HasForeignKey(author => new
            {
                author.Institution,
                author.Specification,
                author.Number,
            });
        builder
            .HasMany(version => version.Steps)
            .WithOne()
            .HasForeignKey(step => new
            {
                step.Institution,
                step.Specification,
                step.Number,
            });
        builder.HasIndex(version => new { version.Institution, version.ChangedAt });
    }

    public void Configure(EntityTypeBuilder<SpecificationAuthor> builder)
    {
        builder
            .ToTable("design_authors")
            .HasKey(author => new
            {
                author.Institution,
                author.Specification,
                author.Number,
                author.Person,
            });
        builder.HasIndex(author => author.Person);
    }

    public void Configure(EntityTypeBuilder<SpecificationStep> builder)
    {
        builder.ToTable("design_steps").HasKey(step => new { step.Institution, step.Id });
        builder.Property(step => step.Id).ValueGeneratedNever();
        builder.Property(step => step.Note).HasMaxLength(2000);
        builder.HasIndex(step => step.By);
    }

    public void Configure(EntityTypeBuilder<FindingAnswer> builder)
    {
        builder
            .ToTable("design_answers")
            .HasKey(answer => new
            {
                answer.Institution,
                answer.Specification,
                answer.Number,
                answer.Place,
            });
        builder.Property(answer => answer.Place).HasMaxLength(FindingAnswer.LongestPlace);
        builder.Property(answer => answer.Reason).HasMaxLength(FindingAnswer.LongestReason);
        builder
            .HasOne<SpecificationVersion>()
            .WithMany()
            .HasForeignKey(answer => new
            {
                answer.Institution,
                answer.Specification,
                answer.Number,
            });
        builder.HasIndex(answer => answer.By);
    }

    public void Configure(EntityTypeBuilder<InstitutionPolicy> builder)
    {
        builder.ToTable("design_policies").HasKey(policy => policy.Institution);
        builder.Property(policy => policy.PackId).HasMaxLength(40);
        builder.Property(policy => policy.Version).IsConcurrencyToken();
        builder.HasIndex(policy => policy.ChangedBy);
    }

    public void Configure(EntityTypeBuilder<DraftRevision> builder)
    {
        builder
            .ToTable("design_drafts")
            .HasKey(draft => new
            {
                draft.Institution,
                draft.Specification,
                draft.Number,
                draft.Revision,
                draft.Sent,
            });
        builder
            .HasOne<SpecificationVersion>()
            .WithMany()
            .HasForeignKey(draft => new
            {
                draft.Institution,
                draft.Specification,
                draft.Number,
            });
        builder.HasIndex(draft => draft.By);
    }

    public void Configure(EntityTypeBuilder<Partner> builder)
    {
        builder.ToTable("design_partners").HasKey(partner => new { partner.Institution, partner.Id });
        builder.Property(partner => partner.Organisation).HasMaxLength(Partner.LongestName);
        builder.Property(partner => partner.Name).HasMaxLength(Partner.LongestName);
        builder.Property(partner => partner.Email).HasMaxLength(254);
        builder.Property(partner => partner.Statement).HasMaxLength(Partner.LongestText);
        builder.Property(partner => partner.SecretHash).HasMaxLength(64);
        builder.Property(partner => partner.Version).IsConcurrencyToken();
        builder
            .HasOne<SpecificationVersion>()
            .WithMany()
            .HasForeignKey(partner => new
            {
                partner.Institution,
                partner.Specification,
                partner.Number,
            });
        builder.HasMany(partner => partner.Contributions).WithOne().HasForeignKey(text => new { text.Institution, text.Partner });
        builder.HasIndex(partner => partner.SecretHash).IsUnique();
        builder.HasIndex(partner => partner.InvitedBy);
    }

    public void Configure(EntityTypeBuilder<Contribution> builder)
    {
        builder.ToTable("design_contributions").HasKey(text => new { text.Institution, text.Id });
        builder.Property(text => text.Id).ValueGeneratedNever();
        builder.Property(text => text.Section).HasMaxLength(40);
        builder.Property(text => text.Text).HasMaxLength(Partner.LongestText);
    }
}
