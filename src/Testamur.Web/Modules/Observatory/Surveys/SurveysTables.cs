using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Testamur.Web.Modules.Observatory.Surveys;

internal sealed class SurveysTables
    : IEntityTypeConfiguration<SurveyInvitation>,
        IEntityTypeConfiguration<SurveyAnswer>,
        IEntityTypeConfiguration<GroupKey>,
        IEntityTypeConfiguration<GroupData>
{
    public void Configure(EntityTypeBuilder<SurveyInvitation> builder)
    {
        builder.ToTable("observatory_survey_invitations").HasKey(invitation => invitation.Id);
        builder.Property(invitation => invitation.LinkHash).HasMaxLength(64);
        builder.Property(invitation => invitation.Version).IsConcurrencyToken();
        builder.HasIndex(invitation => new { invitation.Award, invitation.Round }).IsUnique();
        builder.HasIndex(invitation => invitation.LinkHash).IsUnique();
        builder.HasIndex(invitation => invitation.Person);
        builder.HasIndex(invitation => new { invitation.SentAt, invitation.DueOn });
    }

    public void Configure(EntityTypeBuilder<SurveyAnswer> builder)
    {
        builder.ToTable("observatory_survey_answers").HasKey(answer => answer.Id);
        builder.HasIndex(answer => answer.Round);
    }

    public void Configure(EntityTypeBuilder<GroupKey> builder) =>
        builder.ToTable("observatory_group_keys").HasKey(key => key.Person);

    // No foreign key to a person, and none from anywhere else.
    public void Configure(EntityTypeBuilder<GroupData> builder)
    {
        builder.ToTable("observatory_group_data").HasKey(data => data.Key);
        builder.Property(data => data.Consent).HasMaxLength(2000);
        builder.Property(data => data.Version).IsConcurrencyToken();
        builder
            .Property(data => data.Groups)
            .HasConversion(
                groups => string.Join(' ', groups!), // not called for null
                text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<OpportunityGroup>).ToList(),
                new ValueComparer<IReadOnlyList<OpportunityGroup>>(
                    (one, other) => ReferenceEquals(one, other),
                    groups => groups.Count
                )
            )
            .HasMaxLength(200);
    }
}
