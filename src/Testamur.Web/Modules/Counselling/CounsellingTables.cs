using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Counselling;

internal sealed class CounsellingTables : IEntityTypeConfiguration<CounsellingAccess>, IEntityTypeConfiguration<LearningPlan>
{
    public void Configure(EntityTypeBuilder<CounsellingAccess> builder)
    {
        builder.ToTable("counselling_accesses").HasKey(access => access.Id);
        builder.Property(access => access.CodeHash).HasMaxLength(64);
        builder.Property(access => access.Consent).HasMaxLength(2000);
        builder.Property(access => access.Version).IsConcurrencyToken();
        builder.HasIndex(access => access.CodeHash).IsUnique();
        builder.HasIndex(access => access.Person);
        builder.HasIndex(access => new { access.Institution, access.Counsellor });
    }

    public void Configure(EntityTypeBuilder<LearningPlan> builder)
    {
        builder.ToTable("counselling_plans").HasKey(plan => plan.Id);
        builder.Property(plan => plan.CounsellorName).HasMaxLength(200);
        builder.Property(plan => plan.Language).HasMaxLength(10);
        builder.Property(plan => plan.Pathway).HasMaxLength(200);
        builder.Property(plan => plan.Home).HasMaxLength(300);
        builder.Property(plan => plan.Note).HasMaxLength(LearningPlan.LongestNote);
        AsJson(builder.Property(plan => plan.Goal));
        AsJson(builder.Property(plan => plan.Counted));
        AsJson(builder.Property(plan => plan.Courses));
        builder.HasOne<CounsellingAccess>().WithMany().HasForeignKey(plan => plan.Access).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(plan => plan.Person);
    }

    // A plan is read and written whole and never searched.
    private static void AsJson<T>(PropertyBuilder<T> property) =>
        property
            .HasConversion(
                value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
                text => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web)!, // written by the line above
                new ValueComparer<T>((one, other) => Equals(one, other), value => value!.GetHashCode()) // never changed once written
            )
            .HasMaxLength(100_000);
}
