using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Testamur.Web.Platform.Settings;

/// <summary>A fact about this installation that must outlive a restart, such as its public address.</summary>
internal sealed class Setting
{
    public required string Key { get; init; }

    public required string Value { get; set; }
}

internal sealed class SettingTables : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.ToTable("platform_settings").HasKey(setting => setting.Key);
        builder.Property(setting => setting.Key).HasMaxLength(100);
    }
}
