using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Testamur.Web.Modules.Mandates;

internal sealed class MandatesTables : IEntityTypeConfiguration<Mandate>, IEntityTypeConfiguration<MandateAnswer>
{
    public void Configure(EntityTypeBuilder<Mandate> builder)
    {
        builder.ToTable("mandates_mandates").HasKey(mandate => new { mandate.Institution, mandate.Id });
        builder.Property(mandate => mandate.Statement).HasMaxLength(Mandate.LongestStatement);
        builder.Property(mandate => mandate.Reference).HasMaxLength(Mandate.LongestReference);
        builder.Property(mandate => mandate.SpecificationIds).HasMaxLength(Mandate.MostSpecifications * 37);
        builder.Property(mandate => mandate.WithdrawnReason).HasMaxLength(Mandate.LongestReason);
        builder.Property(mandate => mandate.Revision).IsConcurrencyToken();
        builder.Ignore(mandate => mandate.Specifications);
        builder.HasIndex(mandate => mandate.Mandatary);
    }

    // No foreign key to the mandate: it is another institution's row, which may go with that one.
    public void Configure(EntityTypeBuilder<MandateAnswer> builder)
    {
        builder.ToTable("mandates_answers").HasKey(answer => new { answer.Institution, answer.Mandate });
        builder.Property(answer => answer.DeclinedReason).HasMaxLength(Mandate.LongestReason);
        builder.Property(answer => answer.LaidDownReason).HasMaxLength(Mandate.LongestReason);
        builder.Property(answer => answer.Revision).IsConcurrencyToken();
        builder.HasIndex(answer => answer.Mandate);
    }
}
