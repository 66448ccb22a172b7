using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Testamur.Web.Modules.Wallet;

internal sealed class WalletTables
    : IEntityTypeConfiguration<Holding>,
        IEntityTypeConfiguration<Claim>,
        IEntityTypeConfiguration<Share>
{
    private const int Hash = 64;

    public void Configure(EntityTypeBuilder<Holding> builder)
    {
        builder.ToTable("wallet_holdings").HasKey(holding => holding.Id);
        builder.Property(holding => holding.EmailHash).HasMaxLength(Hash);
        builder.Property(holding => holding.IssuerName).HasMaxLength(300);
        builder.Property(holding => holding.PublicId).HasMaxLength(500);
        builder.Property(holding => holding.Title).HasMaxLength(500);
        builder.Property(holding => holding.Field).HasMaxLength(10);
        builder.Property(holding => holding.SpecificationUri).HasMaxLength(500);
        builder.Property(holding => holding.Parts).HasMaxLength(100_000);
        builder.Property(holding => holding.SearchText).HasMaxLength(801);
        builder.Property(holding => holding.Source).HasMaxLength(20);
        builder.Property(holding => holding.LearnerName).HasMaxLength(300);
        builder.Property(holding => holding.Grade).HasMaxLength(100);
        builder.Property(holding => holding.Supervision).HasMaxLength(100);
        builder.Property(holding => holding.IdentityChecked).HasMaxLength(1000);
        builder.Property(holding => holding.RevocationReason).HasMaxLength(2000);
        builder.Property(holding => holding.SuspensionReason).HasMaxLength(2000);
        builder.Property(holding => holding.Version).IsConcurrencyToken();
        builder.HasIndex(holding => new { holding.Issuer, holding.Credential }).IsUnique();
        builder.HasIndex(holding => new { holding.Person, holding.AwardedOn });
        builder.HasIndex(holding => holding.EmailHash);
    }

    public void Configure(EntityTypeBuilder<Claim> builder)
    {
        builder.ToTable("wallet_claims").HasKey(claim => claim.SecretHash);
        builder.Property(claim => claim.SecretHash).HasMaxLength(Hash);
        builder.HasOne<Holding>().WithMany().HasForeignKey(claim => claim.Holding).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Share> builder)
    {
        builder.ToTable("wallet_shares").HasKey(share => share.Id);
        builder.Property(share => share.SecretHash).HasMaxLength(Hash);
        builder.Property(share => share.Purpose).HasMaxLength(Share.LongestPurpose);
        builder.HasIndex(share => share.SecretHash).IsUnique();
        builder.HasIndex(share => share.Person);
        builder.HasOne<Holding>().WithMany().HasForeignKey(share => share.Holding).OnDelete(DeleteBehavior.Cascade);
    }
}
