using System.ComponentModel.DataAnnotations;

namespace Testamur.Web.Modules.Stacks;

/// <summary>Section <c>Testamur:Stacks</c>.</summary>
internal sealed class StacksOptions
{
    /// <summary>Who lacks no more ECTS than this is told that a certificate is near. Default 3.</summary>
    [Range(0, 60)]
    public decimal NearlyEcts { get; set; } = 3;

    /// <summary>So is who lacks no more credentials than this. Default 1.</summary>
    [Range(0, 20)]
    public int NearlyCredentials { get; set; } = 1;

    /// <summary>So many wallets at most are asked how many people meet a pathway that is being designed. Default 5,000.</summary>
    [Range(1, 1_000_000)]
    public int MostWallets { get; set; } = 5_000;
}
