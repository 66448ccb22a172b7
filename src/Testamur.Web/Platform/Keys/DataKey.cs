using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Keys;

/// <summary>A key that encrypts one institution's secrets, wrapped by the platform's encryption key. The platform itself has one, too.</summary>
internal sealed class DataKey : IForAllUnits
{
    public required InstitutionId Institution { get; init; }

    /// <summary>From 1; the highest seals.</summary>
    public required int Number { get; init; }

    public required byte[] Wrapped { get; set; }

    /// <summary>The name of the encryption key that wrapped it.</summary>
    public required string WrappedBy { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Opens nothing any more: whatever it sealed was sealed anew with a later one, and what still carries its number was put there by somebody.</summary>
    public bool IsRefused { get; private set; }

    public void Refuse() => IsRefused = true;

    public override string ToString() => $"DataKey {Number} [redacted]";
}

internal sealed class DataKeyTable : IEntityTypeConfiguration<DataKey>
{
    public void Configure(EntityTypeBuilder<DataKey> builder)
    {
        builder.ToTable("platform_data_keys").HasKey(key => new { key.Institution, key.Number });
        builder.Property(key => key.WrappedBy).HasMaxLength(16);
    }
}
