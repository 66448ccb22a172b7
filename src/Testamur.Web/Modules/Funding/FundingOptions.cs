using System.ComponentModel.DataAnnotations;

namespace Testamur.Web.Modules.Funding;

/// <summary>Section <c>Testamur:Funding</c>.</summary>
internal sealed class FundingOptions
{
    /// <summary>
    /// The folder of the funder that is kept in files: <c>funder.json</c>, what it was told, and the reports it got. Several nodes share one.
    /// Default: <c>funding</c> in the data folder. Without the file there are no schemes.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>So many days after the first day of a run a reservation that was neither used nor released lapses. Default: 30.</summary>
    [Range(0, 3660)]
    public int LapseDays { get; set; } = 30;
}
