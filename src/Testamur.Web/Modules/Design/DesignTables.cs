using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Testamur.Web.Modules.Design;

internal sealed class DesignTables
    : IEntityTypeConfiguration<SpecificationRoot>,
        IEntityTypeConfiguration<SpecificationVersion>,
        IEntityTypeConfiguration<SpecificationAuthor>,
        IEntityTypeConfiguration<SpecificationStep>,
        IEntityTypeConfiguration<FindingAnswer>,
        IEntityTypeConfiguration<InstitutionPolicy>
{
    public void Configure(EntityTypeBuilder<SpecificationRoot> builder)
    {
        builder.ToTable("design_specifications").HasKey(root => new { root.Institution, root.Id });
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
}
