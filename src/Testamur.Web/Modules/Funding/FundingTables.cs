using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Testamur.Web.Modules.Funding.Ledger;

namespace Testamur.Web.Modules.Funding;

internal sealed class FundingTables
    : IEntityTypeConfiguration<FundingAccount>,
        IEntityTypeConfiguration<AccountLine>,
        IEntityTypeConfiguration<Support>
{
    private const int SchemeId = 60;

    public void Configure(EntityTypeBuilder<FundingAccount> builder)
    {
        builder.ToTable("funding_accounts").HasKey(account => account.Id);
        builder.Property(account => account.Scheme).HasMaxLength(SchemeId);
        builder.Property(account => account.Number).HasMaxLength(60);
        builder.Property(account => account.Currency).HasMaxLength(3);
        builder.Property(account => account.Version).IsConcurrencyToken();
        // One account a person and scheme, and one person an account of the funder.
        builder.HasIndex(account => new { account.Person, account.Scheme }).IsUnique();
        builder.HasIndex(account => new { account.Scheme, account.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AccountLine> builder)
    {
        // Two who want to write the same next line exclude each other here.
        builder.ToTable("funding_lines").HasKey(line => new { line.Account, line.Number });
        builder.HasOne<FundingAccount>().WithMany().HasForeignKey(line => line.Account).OnDelete(DeleteBehavior.Restrict);
        builder.Property(line => line.Key).HasMaxLength(160);
        builder.HasIndex(line => new { line.Account, line.Key }).IsUnique();
        builder.HasIndex(line => new { line.Institution, line.At });
    }

    public void Configure(EntityTypeBuilder<Support> builder)
    {
        builder.ToTable("funding_supports").HasKey(support => new { support.Institution, support.Enrolment });
        builder.HasOne<FundingAccount>().WithMany().HasForeignKey(support => support.Account).OnDelete(DeleteBehavior.Restrict);
        builder.Property(support => support.Scheme).HasMaxLength(SchemeId);
        builder.Property(support => support.Title).HasMaxLength(500);
        builder.Property(support => support.Currency).HasMaxLength(3);
        builder.Property(support => support.Version).IsConcurrencyToken();
        builder.HasIndex(support => new { support.Institution, support.Offering });
        builder.HasIndex(support => new { support.Stage, support.LapsesAfter });
        builder.HasIndex(support => support.Account);
        builder.Ignore(support => support.Rule).Ignore(support => support.Net);
    }
}
