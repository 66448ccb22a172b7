using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.PriorLearning.Panel;
using Testamur.Web.Modules.PriorLearning.Portfolio;
using Testamur.Web.Platform.Files;

namespace Testamur.Web.Modules.PriorLearning;

internal sealed class PriorLearningTables
    : IEntityTypeConfiguration<RplCase>,
        IEntityTypeConfiguration<OutcomeClaim>,
        IEntityTypeConfiguration<CaseStep>,
        IEntityTypeConfiguration<CaseMessage>,
        IEntityTypeConfiguration<PanelMember>,
        IEntityTypeConfiguration<OutcomeDecision>
{
    public const int LongestOutcome = 60;

    public void Configure(EntityTypeBuilder<RplCase> builder)
    {
        builder.ToTable("priorlearning_cases").HasKey(rpl => new { rpl.Institution, rpl.Id });
        builder
            .Property(rpl => rpl.Title)
            .HasConversion(
                text => JsonSerializer.Serialize(text, JsonSerializerOptions.Web),
                json => JsonSerializer.Deserialize<LangText>(json, JsonSerializerOptions.Web) ?? LangText.Empty,
                new ValueComparer<LangText>((a, b) => Equals(a, b), text => text.GetHashCode())
            );
        builder.Property(rpl => rpl.OpenKey).HasMaxLength(80);
        builder.Property(rpl => rpl.DelayReason).HasMaxLength(RplCase.LongestText);
        builder.Property(rpl => rpl.IdentityChecked).HasMaxLength(200);
        builder.Property(rpl => rpl.Supervision).HasMaxLength(60);
        builder.Property(rpl => rpl.Granted).HasMaxLength(2000);
        builder.Property(rpl => rpl.Reason).HasMaxLength(RplCase.LongestText);
        builder.Property(rpl => rpl.Advice).HasMaxLength(RplCase.LongestText);
        builder.Property(rpl => rpl.Appeal).HasMaxLength(RplCase.LongestText);
        builder.Property(rpl => rpl.Revision).IsConcurrencyToken();
        builder.Ignore(rpl => rpl.GrantedOutcomes);
        builder.HasIndex(rpl => rpl.OpenKey).IsUnique();
        builder.HasIndex(rpl => rpl.Person);
    }

    public void Configure(EntityTypeBuilder<OutcomeClaim> builder)
    {
        builder
            .ToTable("priorlearning_claims")
            .HasKey(claim => new
            {
                claim.Institution,
                claim.Case,
                claim.Outcome,
            });
        builder.HasOne<RplCase>().WithMany().HasForeignKey(claim => new { claim.Institution, claim.Case });
        builder.Property(claim => claim.Outcome).HasMaxLength(LongestOutcome);
        builder.Property(claim => claim.Statement).HasMaxLength(RplCase.LongestText);
        builder.Property(claim => claim.Note).HasMaxLength(RplCase.LongestText);
        builder.Ignore(claim => claim.IsClaimed);
    }

    public void Configure(EntityTypeBuilder<CaseStep> builder)
    {
        builder
            .ToTable("priorlearning_steps")
            .HasKey(step => new
            {
                step.Institution,
                step.Case,
                step.Number,
            });
        builder.HasOne<RplCase>().WithMany().HasForeignKey(step => new { step.Institution, step.Case });
        builder.Property(step => step.Text).HasMaxLength(RplCase.LongestText);
    }

    public void Configure(EntityTypeBuilder<CaseMessage> builder)
    {
        builder.ToTable("priorlearning_messages").HasKey(message => new { message.Institution, message.Id });
        builder.HasOne<RplCase>().WithMany().HasForeignKey(message => new { message.Institution, message.Case });
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.Property(message => message.Text).HasMaxLength(RplCase.LongestText);
    }

    public void Configure(EntityTypeBuilder<PanelMember> builder)
    {
        builder
            .ToTable("priorlearning_panel")
            .HasKey(member => new
            {
                member.Institution,
                member.Case,
                member.Round,
                member.Person,
            });
        builder.HasOne<RplCase>().WithMany().HasForeignKey(member => new { member.Institution, member.Case });
        builder.HasIndex(member => member.Person);
    }

    public void Configure(EntityTypeBuilder<OutcomeDecision> builder)
    {
        builder
            .ToTable("priorlearning_decisions")
            .HasKey(decision => new
            {
                decision.Institution,
                decision.Case,
                decision.Number,
            });
        builder.HasOne<RplCase>().WithMany().HasForeignKey(decision => new { decision.Institution, decision.Case });
        builder.Property(decision => decision.Outcome).HasMaxLength(LongestOutcome);
        builder.Property(decision => decision.Reason).HasMaxLength(RplCase.LongestText);
    }
}

internal sealed class PortfolioTables
    : IEntityTypeConfiguration<EvidenceItem>,
        IEntityTypeConfiguration<EvidenceContent>,
        IEntityTypeConfiguration<GroupActivity>
{
    private const int LongestName = 200;
    private const int LongestEmail = 256;

    public void Configure(EntityTypeBuilder<EvidenceItem> builder)
    {
        builder.ToTable("priorlearning_evidence").HasKey(item => new { item.Institution, item.Id });
        builder.HasOne<RplCase>().WithMany().HasForeignKey(item => new { item.Institution, item.Case });
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Title).HasMaxLength(EvidenceItem.LongestTitle);
        builder.Property(item => item.Origin).HasMaxLength(EvidenceItem.LongestTitle);
        builder.Property(item => item.Outcomes).HasMaxLength(2000);
        builder.Property(item => item.Description).HasMaxLength(EvidenceItem.LongestText);
        builder.Property(item => item.Url).HasMaxLength(EvidenceItem.LongestUrl);
        builder.Property(item => item.FileName).HasMaxLength(FileKinds.LongestName);
        builder.Property(item => item.MediaType).HasMaxLength(100);
        builder.Property(item => item.Hash).HasMaxLength(64);
        builder.Property(item => item.CredentialId).HasMaxLength(500);
        builder.Property(item => item.ContactName).HasMaxLength(LongestName);
        builder.Property(item => item.ContactEmail).HasMaxLength(LongestEmail);
        builder.Property(item => item.SecretHash).HasMaxLength(64);
        builder.Property(item => item.ContactNote).HasMaxLength(EvidenceItem.LongestText);
        builder.Ignore(item => item.NeedsConfirmation).Ignore(item => item.Counts).Ignore(item => item.OutcomeIds);
        builder.HasIndex(item => item.SecretHash).IsUnique();
        builder.HasIndex(item => new { item.Institution, item.Case });
    }

    public void Configure(EntityTypeBuilder<EvidenceContent> builder)
    {
        builder.ToTable("priorlearning_contents").HasKey(content => new { content.Institution, content.Id });
        builder
            .HasOne<EvidenceItem>()
            .WithOne()
            .HasForeignKey<EvidenceContent>(content => new { content.Institution, content.Id });
        builder.Property(content => content.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<GroupActivity> builder)
    {
        builder.ToTable("priorlearning_activities").HasKey(activity => new { activity.Institution, activity.Id });
        builder.Property(activity => activity.Id).ValueGeneratedNever();
        builder.Property(activity => activity.Code).HasMaxLength(40);
        builder.Property(activity => activity.Title).HasMaxLength(EvidenceItem.LongestTitle);
        builder.Property(activity => activity.Organisation).HasMaxLength(EvidenceItem.LongestTitle);
        builder.Property(activity => activity.ContactName).HasMaxLength(LongestName);
        builder.Property(activity => activity.ContactEmail).HasMaxLength(LongestEmail);
        builder.HasIndex(activity => new { activity.Institution, activity.Code }).IsUnique();
    }
}
