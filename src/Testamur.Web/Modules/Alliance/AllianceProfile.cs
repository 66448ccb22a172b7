namespace Testamur.Web.Modules.Alliance;

/// <summary>What this installation's alliance calls itself. There is one row, made by the first run or the demo.</summary>
internal sealed class AllianceProfile
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public required string Name { get; set; }

    public string? Website { get; set; }
}
