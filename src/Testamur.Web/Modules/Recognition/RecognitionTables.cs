using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Testamur.Web.Modules.Recognition.Applying;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Modules.Recognition.Grading;
using Testamur.Web.Modules.Recognition.Statements;

namespace Testamur.Web.Modules.Recognition;

internal sealed class RecognitionTables
    : IEntityTypeConfiguration<RecognitionCase>,
        IEntityTypeConfiguration<CaseEvent>,
        IEntityTypeConfiguration<CaseDocument>,
        IEntityTypeConfiguration<CaseReminder>,
        IEntityTypeConfiguration<SealedStatement>,
        IEntityTypeConfiguration<GradeGroup>
{
    private const int Address = 1000;

    public void Configure(EntityTypeBuilder<RecognitionCase> builder)
    {
        builder.ToTable("recognition_cases").HasKey(one => new { one.Institution, one.Id });
        builder.Property(one => one.TargetUri).HasMaxLength(Address);
        builder.Property(one => one.TargetTitle).HasMaxLength(500);
        builder.Property(one => one.OpenKey).HasMaxLength(200);
        builder.Property(one => one.AgreementKey).HasMaxLength(100);
        builder.Property(one => one.DocumentHash).HasMaxLength(64);
        builder.Property(one => one.Note).HasMaxLength(RecognitionCase.LongestText);
        builder.Property(one => one.Missing).HasMaxLength(RecognitionCase.LongestText);
        builder.Property(one => one.DelayReason).HasMaxLength(RecognitionCase.LongestText);
        builder.Property(one => one.Reason).HasMaxLength(RecognitionCase.LongestText);
        builder.Property(one => one.ConditionMet).HasMaxLength(RecognitionCase.LongestText);
        builder.Property(one => one.Appeal).HasMaxLength(RecognitionCase.LongestText);
        builder.Property(one => one.Grade).HasMaxLength(100);
        builder.Property(one => one.Basis).HasMaxLength(Address);
        builder.Property(one => one.Revision).IsConcurrencyToken();
        builder.ComplexProperty(
            one => one.Facts,
            facts =>
            {
                facts.Property(one => one.Title).HasColumnName("facts_title").HasMaxLength(500);
                facts.Property(one => one.Type).HasColumnName("facts_type").HasMaxLength(200);
                facts.Property(one => one.CredentialId).HasColumnName("facts_credential_id").HasMaxLength(Address);
                facts.Property(one => one.SpecificationUri).HasColumnName("facts_specification_uri").HasMaxLength(Address);
                facts.Property(one => one.SpecificationVersion).HasColumnName("facts_specification_version");
                facts.Property(one => one.IssuerId).HasColumnName("facts_issuer_id").HasMaxLength(Address);
                facts.Property(one => one.IssuerName).HasColumnName("facts_issuer_name").HasMaxLength(300);
                facts.Property(one => one.IssuerCountry).HasColumnName("facts_issuer_country").HasMaxLength(10);
                facts.Property(one => one.HolderName).HasColumnName("facts_holder_name").HasMaxLength(300);
                facts.Property(one => one.EqfLevel).HasColumnName("facts_eqf_level");
                facts.Property(one => one.IscedF).HasColumnName("facts_isced_f").HasMaxLength(100);
                facts.Property(one => one.Ects).HasColumnName("facts_ects");
                facts.Property(one => one.AwardedOn).HasColumnName("facts_awarded_on");
                facts.Property(one => one.QualityAssurance).HasColumnName("facts_quality_assurance").HasMaxLength(40);
            }
        );
        builder.HasIndex(one => one.AgreementKey).IsUnique();
        builder.HasIndex(one => one.OpenKey).IsUnique();
        builder.HasIndex(one => one.Applicant);
        builder.HasIndex(one => new
        {
            one.Institution,
            one.State,
            one.PromisedOn,
        });
    }

    public void Configure(EntityTypeBuilder<CaseEvent> builder)
    {
        builder
            .ToTable("recognition_case_events")
            .HasKey(step => new
            {
                step.Institution,
                step.Case,
                step.Number,
            });
        builder.HasOne<RecognitionCase>().WithMany().HasForeignKey(step => new { step.Institution, step.Case });
        builder.Property(step => step.Act).HasMaxLength(80);
        builder.Property(step => step.Text).HasMaxLength(RecognitionCase.LongestText);
    }

    public void Configure(EntityTypeBuilder<CaseDocument> builder)
    {
        builder.ToTable("recognition_documents").HasKey(document => new { document.Institution, document.Case });
        builder.HasOne<RecognitionCase>().WithOne().HasForeignKey<CaseDocument>(one => new { one.Institution, one.Case });
        builder.Property(document => document.Bytes).HasMaxLength(Intake.MostBytes);
    }

    public void Configure(EntityTypeBuilder<CaseReminder> builder)
    {
        builder
            .ToTable("recognition_reminders")
            .HasKey(reminder => new
            {
                reminder.Institution,
                reminder.Case,
                reminder.Promised,
                reminder.Stage,
            });
        builder.HasOne<RecognitionCase>().WithMany().HasForeignKey(one => new { one.Institution, one.Case });
    }

    public void Configure(EntityTypeBuilder<GradeGroup> builder)
    {
        builder
            .ToTable("recognition_grading_tables")
            .HasKey(group => new
            {
                group.Institution,
                group.Sender,
                group.IscedF,
            });
        builder.Property(group => group.Sender).HasMaxLength(Address);
        builder.Property(group => group.IscedF).HasMaxLength(4);
        builder.Property(group => group.Table).HasMaxLength(GradeGroup.LongestTable);
        builder.Ignore(group => group.Group);
    }

    public void Configure(EntityTypeBuilder<SealedStatement> builder)
    {
        builder.ToTable("recognition_statements").HasKey(statement => new { statement.Institution, statement.Id });
        builder.Property(statement => statement.Id).ValueGeneratedNever();
        builder.HasOne<RecognitionCase>().WithMany().HasForeignKey(one => new { one.Institution, one.Case });
        builder.Property(statement => statement.PublicId).HasMaxLength(60);
        builder.Property(statement => statement.ApplicantName).HasMaxLength(300);
        builder
            .HasIndex(statement => new
            {
                statement.Institution,
                statement.Case,
                statement.Decision,
            })
            .IsUnique();
    }
}
